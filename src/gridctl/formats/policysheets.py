"""The packs that there are, and two of them side by side, as tables for people."""

from collections.abc import Iterable
from datetime import date

from gridctl.formats.policywords import audience_of, day_of, heads_of, name_of, plain, text_of
from gridctl.formats.sheets import Sheet
from gridctl.lang.say import fill
from gridctl.model.words import Lang, Words
from gridctl.policy.compare import Pairing, Side
from gridctl.policy.pack import Pack
from gridctl.policy.shelf import Followed, Shelved

_PACKS = Words("Policy packs", "政策包")
_PACK_HEADS = (
    Words("id", "编号"),
    Words("kept", "所在"),
    Words("title", "标题"),
    Words("issuer", "发文单位"),
    Words("from", "施行"),
    Words("until", "废止"),
    Words("clauses", "条款数"),
    Words("followed here", "本村执行"),
)
_BUILT_IN = Words("built in", "内置")
_HIDES = Words("{file}, in place of the built-in one", "{file}（代替同名内置包）")
_BROKEN = Words(
    "cannot be read; see gridctl policy lint", "无法读取，请用 gridctl policy lint 查看"
)
_NOT_FOLLOWED = Words("no", "否")
_FOLLOWED = Words("{since} to {until}", "{since}至{until}")
_OPEN = Words("from {since}", "{since}起")
_PART = Words("{dates} ({count} of {all} {all:clause|clauses})", "{dates}（{all}条中的{count}条）")
_DIFF_HEADS = (Words("key", "键"), Words("for", "对象"))
_IN_FORCE = Words("in force", "执行中")
_DIFF = Words("{left} and {right}, by key", "{left}与{right}逐项对照")
_SAME = Words("same", "相同")
_ONLY = Words("only {pack}", "仅{pack}")
_DIFFERENT = Words("different", "不同")
_DIFFERENT_IN = Words("different: {names}", "不同：{names}")
_COUNTS = Words(
    "{same} the same, {different} different, {only_left} only in {left}, {only_right} only in "
    "{right}.",
    "相同{same}项，不同{different}项，仅{left}有{only_left}项，仅{right}有{only_right}项。",
)


def _following(entries: Iterable[Followed], total: int, lang: Lang) -> str:
    told = []
    for entry in entries:
        values = {"since": day_of(entry.since), "until": day_of(entry.until)}
        dates = fill(_OPEN if entry.until == date.max else _FOLLOWED, values, lang)
        if entry.until == date.max and entry.since == date.min:
            dates = _IN_FORCE(lang)
        if entry.clauses < total:
            dates = fill(_PART, {"dates": dates, "count": entry.clauses, "all": total}, lang)
        told.append(dates)
    return "; ".join(told) or _NOT_FOLLOWED(lang)


def _shelved(shelved: Shelved, lang: Lang) -> tuple[str, ...]:
    kept = shelved.file or _BUILT_IN(lang)
    if shelved.hides:
        kept = fill(_HIDES, {"file": shelved.file}, lang)
    pack = shelved.pack
    if pack is None:
        return shelved.name, kept, _BROKEN(lang), "", "", "", "", _NOT_FOLLOWED(lang)
    return (
        shelved.name,
        kept,
        text_of(pack.title, lang),
        text_of(pack.issuer, lang),
        day_of(pack.since),
        day_of(pack.until),
        str(len(pack.clauses)),
        _following(shelved.followed, len(pack.clauses), lang),
    )


def list_sheets(packs: Iterable[Shelved], lang: Lang) -> tuple[Sheet, ...]:
    """Return every pack as a row."""
    rows = tuple(_shelved(shelved, lang) for shelved in packs)
    return (Sheet(_PACKS(lang), heads_of(_PACK_HEADS, lang), rows, (), frozenset({6})),)


def _side(pairing: Pairing, side: Side | None, lang: Lang) -> str:
    if side is None:
        return "–"
    ids = ", ".join(clause.id for clause in side.clauses)
    words = plain(pairing.kind, side.values, lang, hedged=side.hedged)
    if not side.values:
        words = "; ".join(text_of(clause.says, lang) for clause in side.clauses)
    return f"{words} [{ids}]"


def diff_sheets(
    left: Pack, right: Pack, pairings: Iterable[Pairing], lang: Lang
) -> tuple[Sheet, ...]:
    """Return two packs side by side, by key."""
    names = {"left": left.id, "right": right.id}
    counts = dict.fromkeys(("same", "different", "only_left", "only_right"), 0)
    rows = []
    for pairing in pairings:
        verdict = pairing.verdict
        told = {
            "same": _SAME(lang),
            "left": fill(_ONLY, {"pack": left.id}, lang),
            "right": fill(_ONLY, {"pack": right.id}, lang),
            "different": _DIFFERENT(lang),
        }[verdict]
        if pairing.differing:
            differing = tuple(name_of(pairing.kind, name) for name in pairing.differing)
            told = fill(_DIFFERENT_IN, {"names": differing}, lang)
        counts[verdict if verdict in counts else f"only_{verdict}"] += 1
        rows.append(
            (
                pairing.key,
                audience_of(pairing.audience, lang),
                _side(pairing, pairing.left, lang),
                _side(pairing, pairing.right, lang),
                told,
            )
        )
    heads = (*heads_of(_DIFF_HEADS, lang), left.id, right.id, _DIFFERENT(lang))
    notes = (fill(_COUNTS, {**names, **counts}, lang),)
    return (Sheet(fill(_DIFF, names, lang), heads, tuple(rows), notes),)
