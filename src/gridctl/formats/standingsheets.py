"""What holds here on a day and why, as tables for people; conflicts with which clause wins."""

from collections.abc import Iterable, Iterator
from datetime import date

from gridctl.formats.policywords import (
    audience_of,
    day_of,
    heads_of,
    name_of,
    plain,
    text_of,
    value_of,
)
from gridctl.formats.sheets import Sheet
from gridctl.lang.say import fill, say
from gridctl.model.words import Lang, Words
from gridctl.policy.pack import Clause
from gridctl.policy.stack import Adopted
from gridctl.policy.standing import Adoption, Line, Shown, Standing, changes, own_values

_HOLDS = Words("What holds on {day}", "{day}执行的要求")
_HOLD_HEADS = (
    Words("key", "键"),
    Words("for", "对象"),
    Words("asked for", "要求"),
    Words("clause", "依据条款"),
    Words("changed here by", "本村调整依据"),
    Words("from", "起"),
    Words("until", "止"),
)
_TERMS = Words(
    "{key} on {day}: each parameter and where it comes from", "{key}（{day}）：各项参数及来源"
)
_TERM_HEADS = (
    Words("for", "对象"),
    Words("parameter", "参数"),
    Words("value", "取值"),
    Words("clause", "依据条款"),
    Words("changed here", "本村调整"),
)
_CHANGED = Words("the document says {was}; basis: {basis}", "原为{was}；依据：{basis}")
_CHANGED_ALL = Words("{what}, basis: {basis}", "{what}，依据：{basis}")
_LINES = Words("The clauses, on {day}", "有关条款（{day}）")
_LINE_HEADS = (
    Words("clause", "条款"),
    Words("says", "内容"),
    Words("asked for", "要求"),
    Words("key", "键"),
    Words("for", "对象"),
    Words("here", "本村情况"),
)
_IN_FORCE = Words("in force", "执行中")
_LATER = Words("from {since} on", "{since}起执行")
_ENDED = Words("ended on {until}", "已于{until}停止执行")
_NOT_ADOPTED = Words("not followed", "未采用")
_OVERRULED = Words("in force, but {ref} holds for: {names}", "执行中，但{names}以{ref}为准")
_CONFLICT = Words(
    "{key}{whom}: {sides}; {winner}, being later in gridctl.yaml.",
    "{key}{whom}：{sides}；{winner}（清单中在后）。",
)
_WHOM = Words(" for {audience}", "（{audience}）")
_SIDE = Words("{ref} says {words}", "{ref}为{words}")
_WINS = Words("{ref} holds", "以{ref}为准")
_WINS_PART = Words("{names} of {ref} holds", "{names}以{ref}为准")
_NARROWER = Words(
    "{key}: for {audience} {ref} holds ({words}): who is meant more narrowly follows that.",
    "{key}：{audience}以{ref}为准（{words}），对象更具体的优先。",
)
_IMPOSSIBLE = Words(
    "{key}: the clauses in force together leave nothing that fits ({words}).",
    "{key}：现行条款合在一起没有可行的取值（{words}）。",
)
_NOTHING = Words("No clause in force asks for {key}.", "现行条款没有规定{key}。")
_FACTS = Words("{ref} on {day}", "{ref}（{day}）")
_FACT_HEADS = (Words("what", "项目"), Words("here", "内容"))
_FACT_NAMES = {
    "says": Words("says", "内容"),
    "document": Words("document", "文件"),
    "key": Words("key", "键"),
    "kind": Words("kind", "类别"),
    "for": Words("for", "对象"),
    "asked": Words("asked for", "要求"),
    "changed": Words("changed here", "本村调整"),
    "marks": Words("marks", "处理方式"),
    "honoured": Words("honoured by", "落实方式"),
    "here": Words("here", "本村情况"),
}


def _sources(standing: Standing) -> str:
    """Return the clause that holds, with those of single parameters where they differ."""
    by_ref: dict[str, list[str]] = {}
    for term in standing.terms:
        by_ref.setdefault(term.adopted.ref, []).append(term.name)
    if len(by_ref) <= 1:
        return next(iter(by_ref), standing.clauses[-1].ref)
    return "; ".join(f"{ref} ({', '.join(names)})" for ref, names in by_ref.items())


def _changed(adopted: Adopted, lang: Lang) -> str:
    """Return what the village changed of a clause, and on what basis."""
    kind, was = adopted.clause.kind, changes(adopted)
    if not was or kind is None:
        return ""
    parts = (
        f"{name_of(kind, name)(lang)} {value_of(kind, old, lang)}→"
        f"{value_of(kind, adopted.values[name], lang)}"
        for name, old in was.items()
    )
    return fill(_CHANGED_ALL, {"what": tuple(parts), "basis": adopted.basis or "–"}, lang)


def _words(standing: Standing, lang: Lang) -> str:
    """Return what is asked for; where it has no number, in the clause's own words."""
    clause = standing.clauses[-1].clause
    if not standing.values:
        return text_of(clause.says, lang)
    return plain(standing.kind, standing.values, lang, hedged=clause.hedged)


def _standing(standing: Standing, lang: Lang) -> tuple[str, ...]:
    winner = standing.clauses[-1]
    changed = (_changed(adopted, lang) for adopted in standing.clauses)
    return (
        standing.key,
        audience_of(standing.audience, lang),
        _words(standing, lang),
        _sources(standing),
        "; ".join(part for part in changed if part),
        day_of(winner.since),
        day_of(winner.until),
    )


def _conflict(standing: Standing, lang: Lang) -> Iterator[str]:
    """Say where clauses in force differ, and which of them holds."""
    differing = set(standing.differing)
    if differing:
        sides = [
            fill(_SIDE, {"ref": c.ref, "words": _only(c, standing, differing, lang)}, lang)
            for c in standing.clauses
            if differing & c.values.keys()
        ]
        winners: dict[str, list[str]] = {}
        for term in standing.terms:
            if term.name in differing:
                winners.setdefault(term.adopted.ref, []).append(
                    name_of(standing.kind, term.name)(lang)
                )
        wins = [
            fill(_WINS if len(winners) == 1 else _WINS_PART, {"ref": r, "names": tuple(n)}, lang)
            for r, n in winners.items()
        ]
        whom = fill(_WHOM, {"audience": audience_of(standing.audience, lang)}, lang)
        values = {"key": standing.key, "whom": whom if standing.audience else "", "sides": sides}
        yield fill(_CONFLICT, values | {"winner": wins}, lang)
    said = {"key": standing.key, "words": plain(standing.kind, standing.values, lang)}
    if standing.wider:
        who = {"audience": audience_of(standing.audience, lang), "ref": standing.clauses[-1].ref}
        yield fill(_NARROWER, said | who, lang)
    if standing.impossible:
        yield fill(_IMPOSSIBLE, said, lang)


def _only(adopted: Adopted, standing: Standing, names: set[str], lang: Lang) -> str:
    values = {name: value for name, value in adopted.values.items() if name in names}
    return plain(standing.kind, values, lang, hedged=adopted.clause.hedged)


def _here(adoption: Adoption, day: date, lang: Lang) -> str:
    adopted, kind = adoption.adopted, adoption.adopted.clause.kind
    if not adoption.in_force:
        later = adopted.since > day
        values = {"since": day_of(adopted.since), "until": day_of(adopted.until)}
        return fill(_LATER if later else _ENDED, values, lang)
    if not adoption.overruled or kind is None:
        return _IN_FORCE(lang)
    names: dict[str, list[str]] = {}
    for name, ref in adoption.overruled.items():
        names.setdefault(ref, []).append(name_of(kind, name)(lang))
    return "; ".join(
        fill(_OVERRULED, {"names": tuple(told), "ref": ref}, lang) for ref, told in names.items()
    )


def _all_here(line: Line, day: date, lang: Lang) -> str:
    told = [_here(each, day, lang) for each in line.adoptions]
    return "; ".join(told) or _NOT_ADOPTED(lang)


def _asked(clause: Clause, lang: Lang, adoptions: Iterable[Adoption] = ()) -> str:
    if clause.kind is None:
        return ""
    values = next((a.adopted.values for a in adoptions), own_values(clause))
    return plain(clause.kind, values, lang, hedged=clause.hedged)


def _line(line: Line, day: date, lang: Lang) -> tuple[str, ...]:
    clause = line.clause
    return (
        line.ref,
        text_of(clause.says, lang),
        _asked(clause, lang, line.adoptions),
        clause.sets,
        audience_of(clause.audience, lang),
        _all_here(line, day, lang),
    )


def _lines(shown: Shown, lang: Lang) -> Sheet:
    rows = tuple(_line(line, shown.day, lang) for line in shown.lines)
    title = fill(_LINES, {"day": shown.day}, lang)
    notes = (fill(_NOTHING, {"key": shown.asked}, lang),) if _unasked(shown) else ()
    return Sheet(title, heads_of(_LINE_HEADS, lang), rows, notes)


def _unasked(shown: Shown) -> bool:
    return shown.about == "key" and not shown.standings


def _terms(shown: Shown, lang: Lang) -> Sheet:
    rows = []
    for standing in shown.standings:
        for term in standing.terms:
            values = {
                "was": value_of(standing.kind, term.was, lang),
                "basis": term.adopted.basis or "–",
            }
            rows.append(
                (
                    audience_of(standing.audience, lang),
                    name_of(standing.kind, term.name)(lang),
                    value_of(standing.kind, term.value, lang),
                    term.adopted.ref,
                    fill(_CHANGED, values, lang) if term.changed else "",
                )
            )
    title = fill(_TERMS, {"key": shown.asked, "day": shown.day}, lang)
    notes = tuple(note for s in shown.standings for note in _conflict(s, lang))
    return Sheet(title, heads_of(_TERM_HEADS, lang), tuple(rows), notes)


def _facts(shown: Shown, lang: Lang) -> Sheet:
    """Return one clause, fact by fact."""
    (line,) = shown.lines
    clause, pack = line.clause, line.pack
    told = {
        "says": text_of(clause.says, lang),
        "document": f"{text_of(pack.title, lang)} {pack.number}".strip(),
        "key": clause.sets,
        "kind": say(clause.kind, lang),
        "for": audience_of(clause.audience, lang),
        "asked": _asked(clause, lang, line.adoptions),
        "changed": "; ".join(_changed(each.adopted, lang) for each in line.adoptions),
        "marks": say(clause.duty, lang),
        "honoured": say(clause.honoured_by, lang),
        "here": _all_here(line, shown.day, lang),
    }
    rows = tuple((_FACT_NAMES[name](lang), text) for name, text in told.items() if text)
    slot = (clause.sets, clause.kind, clause.audience)
    of_it = [s for s in shown.standings if (s.key, s.kind, s.audience) == slot]
    notes = tuple(note for standing in of_it for note in _conflict(standing, lang))
    title = fill(_FACTS, {"ref": line.ref, "day": shown.day}, lang)
    return Sheet(title, heads_of(_FACT_HEADS, lang), rows, notes)


def show_sheets(shown: Shown, lang: Lang) -> tuple[Sheet, ...]:
    """Return what holds, or what was asked for of it, with what conflicts and which wins."""
    if shown.about == "clause":
        return (_facts(shown, lang),)
    if shown.about == "pack":
        return (_lines(shown, lang),)
    if shown.about == "key":
        terms = (_terms(shown, lang),) if shown.standings else ()
        return (*terms, _lines(shown, lang))
    rows = tuple(_standing(standing, lang) for standing in shown.standings)
    title = fill(_HOLDS, {"day": shown.day}, lang)
    notes = tuple(note for standing in shown.standings for note in _conflict(standing, lang))
    return (Sheet(title, heads_of(_HOLD_HEADS, lang), rows, notes),)
