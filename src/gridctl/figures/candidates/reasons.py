"""Why a member can be chosen, or not: the conditions with their lines, in words."""

from collections.abc import Iterator, Mapping

from gridctl.compute.candidates import Condition, Standing
from gridctl.figures.candidates.standings import Candidate
from gridctl.figures.figure import Explained, Line, Parameter, Part
from gridctl.figures.ratings.rounds import GRADES, row_of
from gridctl.lang.say import fill
from gridctl.model.choices import Presence
from gridctl.model.words import Words

_PARAMETERS = {
    "presence": Words("may be chosen who is", "在村情况要求"),
    "appraisal": Words("appraised at least", "民主评议不低于"),
    "not_rated": Words("in the last round not rated", "最近一轮群众评价不得为"),
}
_NAMES = {
    Condition.PRESENCE: Words("lives here", "在村"),
    Condition.HOME: Words("lives in a household of the village", "属本村党员户"),
    Condition.APPRAISAL: Words("appraisal", "民主评议"),
    Condition.RATING: Words("last round", "最近一轮群众评价"),
}
_MET = {
    True: Words("met", "符合"),
    False: Words("not met", "不符合"),
    None: Words("not known", "未知"),
}
_WHY: Mapping[tuple[Condition, bool | None], Words] = {
    (Condition.PRESENCE, False): Words("is {presence}", "在村情况为{presence}"),
    (Condition.HOME, False): Words("lives in no household of the village", "不属本村任何一户"),
    (Condition.APPRAISAL, False): Words("appraised {grade} in {year}", "{year}年度评议{grade}"),
    (Condition.APPRAISAL, None): Words("no appraisal of {year}", "没有{year}年度评议等次"),
    (Condition.RATING, False): Words("rated {rating} in {round}", "{round}评价为{rating}"),
}
_ALL_MET = Words("{member} meets every condition.", "{member}各项条件都符合。")
_REASON = Words("{member} is {standing}: {reason}.", "{member}{standing}：{reason}。")
_NO_ROUND = Words(
    "No round was held before {day}, so nobody was rated badly.",
    "{day}以前没有开展群众评价，不以评价排除。",
)
_NO_RESULT = Words(
    "{member} has no result in the round of {month}, so was not rated badly.",
    "{member}在{month}的评价中没有结果，不以评价排除。",
)
_OURS = Words(
    "Conditions that the document does not name are gridctl's own, and can be changed in the "
    "clause; the list is advice, the meeting decides.",
    "文件没有规定的条件为本工具取值，可在条款中调整；名单供参考，由会议决定。",
)
_PRESENCE = Words("{member}: {value}", "{member}：{value}")
_HOUSEHOLD = Words("{member} lives in {value}", "{member}所在户：{value}")
_NO_HOUSEHOLD = Words("{member} has no household", "{member}没有填写农户")
_GRADE = Words("{member} in {year}: {value}", "{member}，{year}年度：{value}")


def why(found: Candidate) -> Words | None:
    """Return why a member is not in, in a few words; None where every condition is met."""
    said = _said(found)
    told = [_WHY[key] for key in found.met.items() if key in _WHY]
    if not told:
        return None
    en = "; ".join(fill(words, said, "en") for words in told)
    return Words(en, "；".join(fill(words, said, "zh") for words in told))


def _said(found: Candidate) -> dict[str, object]:
    choosing, result = found.choosing, found.result
    return {
        "presence": found.member.presence or Presence.RESIDENT,
        "grade": found.appraisal.grade if found.appraisal else None,
        "year": choosing.year,
        "rating": GRADES[result.grade] if result and result.grade else None,
        "round": choosing.round,
    }


def explained(found: Candidate) -> Explained:
    """Return how a member stands, condition by condition."""
    parts = tuple(
        Part(_NAMES[condition], _MET[met], tuple(_lines(found, condition)))
        for condition, met in found.met.items()
    )
    return Explained(found.standing, parts, _parameters(found), tuple(_notes(found)))


def _lines(found: Candidate, condition: Condition) -> Iterator[Line]:
    """Yield the line that a condition looks at, if there is one."""
    member = found.member
    said: dict[str, object] = {"member": member.id}
    if condition is Condition.PRESENCE:
        said["value"] = member.presence or Presence.RESIDENT
        yield Line(member.at.mark("presence"), _PRESENCE, said, None)
    elif condition is Condition.HOME:
        words = _HOUSEHOLD if member.household else _NO_HOUSEHOLD
        said["value"] = member.household
        yield Line(member.at.mark("household"), words, said, None)
    elif condition is Condition.APPRAISAL and found.appraisal is not None:
        row = found.appraisal
        said |= {"year": row.year, "value": row.grade}
        yield Line(row.at.mark("grade"), _GRADE, said, None)
    elif condition is Condition.RATING and found.result is not None:
        yield row_of(found.result)


def _parameters(found: Candidate) -> tuple[Parameter, ...]:
    ruling = found.choosing.ruling
    return tuple(
        Parameter(words, getattr(ruling.terms, name), ruling.ref(name))
        for name, words in _PARAMETERS.items()
        if getattr(ruling.terms, name)
    )


def _notes(found: Candidate) -> Iterator[tuple[Words, dict[str, object]]]:
    member, choosing = found.member.id, found.choosing
    said: dict[str, object] = {"member": member}
    if found.standing is Standing.IN:
        yield _ALL_MET, said
    else:
        yield _REASON, said | {"standing": found.standing, "reason": why(found)}
    if Condition.RATING in found.met:
        if choosing.round is None:
            yield _NO_ROUND, {"day": choosing.day}
        elif found.result is None or found.result.grade is None:
            yield _NO_RESULT, said | {"month": choosing.round}
    yield _OURS, {}
