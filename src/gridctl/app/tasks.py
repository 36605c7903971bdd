"""What is to be done about what is missing, in few words: by rule and variant of its message.

They are filled with the values of the message; `progress` says how much of it is done, where that
is worth saying, `item` what a meeting is to deal with. A variant that is not here asks for nothing
but to correct the data. A list of households may stand where the message names one.
"""

from collections.abc import Mapping

from gridctl.model.words import Words

_MORE = Words("more {what}: {count}, at least {limit}", "增加{what}（现{count}，至少{limit}）")
_VISIT = Words("visit {household} in {period}", "走访{household}（{period}）")
_ENTER_VISITS = Words("enter the visits of {period} in {file}", "在{file}中登记{period}的走访")
_EVENT = Words("{event} in {period}{progress}", "{period}{event}{progress}")
_EVENT_BY = Words("{event} by {due}", "{due}前（含当日）{event}")
_ACTIVITIES = Words("take part in activities of {period}{progress}", "参加{period}活动{progress}")
_VISITS = Words("visit households in {period}{progress}", "{period}入户走访{progress}")
_FORM = Words("fill in the commitment form for {period}", "填写{period}承诺书")
_REPORT_IN = Words("report in to {grid} by {due}", "{due}前（含当日）到{grid}报到")
_COVER = Words("find {what} for {subject}", "落实{subject}的{what}")
_TRAINING = Words("{event} in {period}", "{period}{event}")
_LINK = Words("find a member who links {household}", "确定联系{household}的党员")
_MEETING = Words(
    "hold the {kind} meeting in {period}{item}{progress}", "{period}召开{kind}{item}{progress}"
)
_POST = Words("post the tables of {period}", "张贴{period}公示表")
_TALK = Words("talk to {member} about the rating of {period}", "就{period}群众评价与{member}谈话")
_HELP = Words("help {member} (yearly score of {period})", "对{member}开展帮扶（{period}积分）")
TASKS: Mapping[str, Mapping[str, Words]] = {
    "too-few-activities": {
        "": _ACTIVITIES,
        "due": _ACTIVITIES,
        "file": Words("enter the activities of {period} in {file}", "在{file}中登记{period}的活动"),
    },
    "too-few-visits": {"": _VISIT, "due": _VISIT, "file": _ENTER_VISITS},
    "priority-visit-missing": {"": _VISIT, "due": _VISIT, "file": _ENTER_VISITS},
    "member-visits-missing": {"": _VISITS, "due": _VISITS, "file": _ENTER_VISITS},
    "core-share": {
        "few": Words(
            "choose core households of the term {term}: {count}, at least {low}",
            "增选{term}年度中心户（现{count}户，至少{low}户）",
        )
    },
    "core-per-grid": {
        "few": Words(
            "choose core members of {grid}: {count}, at least {limit}",
            "增选{grid}中心户党员（现{count}名，至少{limit}名）",
        )
    },
    "core-span": {
        "few": Words(
            "link more members as core member: {count}, at least {limit}",
            "作为中心户增联党员（现{count}名，至少{limit}名）",
        )
    },
    "member-without-core": {
        "": Words("find a core member who links {member}", "为{member}确定联系的中心户")
    },
    "plate-mismatch": {
        "": Words(
            "put up the right plate at {household} ({due})", "更正{household}的挂牌（应为{due}）"
        )
    },
    "member-without-duties": {
        "": Words(
            "fix duties for {period} ({count}, at least {min})",
            "确定{period}职责（现{count}项，至少{min}项）",
        ),
        "form": Words("fix duties for {period}", "确定{period}职责"),
        "file": Words("enter the duties of {period} in {file}", "在{file}中填写{period}职责"),
    },
    "member-without-commitment": {
        "": _FORM,
        "none": _FORM,
        "file": Words(
            "enter the commitment forms of {period} in {file}", "在{file}中填写{period}承诺书"
        ),
    },
    "commitment-count": {
        "few": Words(
            "make at least {limit} promises for {period} ({count} so far)",
            "补足{period}承诺（现{count}项，至少{limit}项）",
        )
    },
    "commitment-overdue": {
        "": Words("keep promise {number} for {period}", "兑现{period}第{number}项承诺")
    },
    "measures-missing": {
        "": Words(
            "write the branch's measures for {period}: {leads}", "制定{period}支部措施：{leads}"
        ),
        "branch": Words("write the branch's measures for {period}", "制定{period}支部措施"),
        "file": Words(
            "enter the branches' measures of {period} in {file}", "在{file}中填写{period}支部措施"
        ),
    },
    "task-list-incomplete": {
        "": Words("add to the common task list: {tasks}", "补全共性责任清单：{tasks}")
    },
    "task-list-not-approved": {
        "none": Words("have a meeting pass the task list", "把责任清单提交会议通过"),
        "later": Words("pass the task list at {meeting}", "在{meeting}上通过责任清单"),
    },
    "cadence-missed": {
        "": _EVENT,
        "due": _EVENT,
        "file": Words("enter the events of {period} in {file}", "在{file}中登记{period}的事项"),
        "by": _EVENT_BY,
        "in": _REPORT_IN,
        "elsewhere": _REPORT_IN,
        "in-file": Words("enter in {file} who reported in", "在{file}中登记报到"),
        "year": Words(
            "report at the {kind} meeting of {period} ({agenda})", "在{period}{kind}上{agenda}"
        ),
    },
    "span-outside": {"few": _MORE},
    "coverage-gap": {"": _COVER, "new": _COVER},
    "size-outside": {"few": _MORE},
    "count-outside": {
        "few": Words(
            "{what} in {period} ({count} of {limit})", "{period}{what}（应{limit}次，已{count}次）"
        )
    },
    "form-incomplete": {"": Words("complete: {missing}", "补齐{missing}")},
    "approval-missing": {
        "none": Words("have a meeting pass it: {body} ({agenda})", "提交{body}（{agenda}）通过"),
        "later": Words("pass it at {meeting}", "在{meeting}上通过"),
    },
    "record-incomplete": {
        "visit": Words(
            "enter {item} of the visit to {household} on {day}", "补填{day}走访{household}的{item}"
        ),
        "request": Words("enter {item} of request {request}", "补填诉求{request}的{item}"),
    },
    "grid-without-leader": {"": Words("name a leader", "明确网格长")},
    "group-leader-not-grid-leader": {
        "blank": Words("name {head} as grid leader", "明确{head}为网格长")
    },
    "courtyard-without-member": {
        "": Words("find a member who links {courtyard}", "确定联系{courtyard}的党员")
    },
    "station-marks": {"": Words("equip {station}: {missing}", "配齐{station}的{missing}")},
    "grid-size": {"few": _MORE, "unknown": Words("say how many people there are", "填写人数")},
    "grid-count": {"few": _MORE},
    "grid-worker-untrained": {
        "": _TRAINING,
        "due": _TRAINING,
        "file": Words("enter the training of {period} in {file}", "在{file}中登记{period}的培训"),
    },
    "member-span": {
        "few": Words(
            "link more households: {count}, at least {limit}",
            "增联农户（现{count}户，至少{limit}户）",
        )
    },
    "member-without-link": {"": Words("link ordinary households", "确定联系的农户")},
    "household-without-link": {"": _LINK, "new": _LINK},
    "meeting-missing": {"": _MEETING, "due": _MEETING},
    "agenda-missing": {
        "": Words(
            "put {agenda} on the agenda of the {kind} meeting in {period}",
            "{period}的{kind}安排“{agenda}”议程",
        ),
        "nobody": Words("enter who reported at {meeting}", "填写{meeting}的汇报人"),
    },
    "patrol-missing": {
        "": _EVENT,
        "due": _EVENT,
        "file": Words("enter the rounds of {period} in {file}", "在{file}中登记{period}的巡查"),
        "by": _EVENT_BY,
    },
    "branch-formation": {"few": _MORE},
    "contact-chain-span": {"few": _MORE},
    "points-without-evidence": {
        "": Words("add the evidence of entry {entry}", "补充积分记录{entry}的佐证")
    },
    "publication-late": {
        "": _POST,
        "due": _POST,
        "short": Words("post the tables of {period} again", "重新张贴{period}公示表"),
        "approver": Words(
            "enter who approved the tables of {period}", "填写{period}公示表的审批人"
        ),
    },
    "rating-round-missing": {
        "": Words("hold the ratings by villagers of {period}", "开展{period}群众评价")
    },
    "member-not-rated": {"": Words("enter the ballots of {period}", "补填{period}群众评价得票")},
    "poor-rating-without-talk": {"": _TALK, "due": _TALK},
    "request-overdue": {"": Words("answer request {request}", "答复诉求{request}")},
    "request-closed-unanswered": {
        "": Words(
            "tell the household what came of request {request}", "把诉求{request}的结果告诉群众"
        )
    },
    "request-not-raised": {
        "": Words("raise request {request} at the theme day", "在主题党日提交诉求{request}")
    },
    "request-not-passed-on": {
        "": Words("settle request {request}, or pass it on", "办结或上报诉求{request}")
    },
    "request-step-missing": {
        "": Words("enter the step {step} of request {request}", "登记诉求{request}的“{step}”环节")
    },
    "score-below-threshold": {"": _HELP, "due": _HELP},
    "star-count": {
        "": Words("choose the stars of {period}", "评选{period}五星"),
        "few": Words("choose the stars of {period}: {stars}", "评选{period}的{stars}"),
    },
}
#: What these ask for is for the organisation alone: it does not go into a list to pass on.
INTERNAL = frozenset({"poor-rating-without-talk", "score-below-threshold"})
#: What these ask for about a member is for the member's branch to do.
OF_THE_BRANCH = INTERNAL | {"member-not-rated", "member-without-core"}
#: Told under the other's name: which households have priority is not for others to know.
ALIKE = {"priority-visit-missing": "too-few-visits"}
#: Tables of which the running period's file may not be begun yet: all of its rows are to come.
BEGUN = ("visits", "activities", "events", "commitment_documents", "measure_documents")
