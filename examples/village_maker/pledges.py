"""What members and branches promised: commitments, measures, task lists."""

from datetime import date

from makerkit.chance import Chance
from makerkit.days import later, shown
from makerkit.folder import Folder
from makerkit.yaml_text import Inline, YamlValue

from village_maker.cast import LEAVER, MEMBERS, NEWCOMER, Member
from village_maker.story import Story

# text, target, measures
_PROMISES = (
    ("帮联系户学会手机缴费", "每户至少一人会用", "逢赶场日上门教"),
    ("为联系户代办医保缴费", "联系户缴费不漏一户", "上门登记，集中代办"),
    ("清理门前沟渠", "疏通沟渠两百米", "每月清掏一次"),
    ("带动发展庭院果树", "新栽果树六十株", "统一选苗，现场示范"),
    ("组织院落夜话", "每季度一次", "提前通知，记录意见"),
    ("帮助销售农产品", "联系收购点两个", "建群发布，集中装运"),
    ("当好政策宣传员", "每月宣讲一次", "把政策编成顺口溜"),
    ("管护村口小花园", "全年花草成活", "每周浇水除草"),
    ("调解邻里小纠纷", "小事不出组", "听双方说，当面说和"),
    ("指导秋收秋种", "联系户按时收种", "查看田块，讲解农时"),
    ("陪同老年邻居赶场办事", "有求必应", "留好服务卡，随叫随到"),
    ("维护院落路灯", "坏灯三日内修好", "每周巡看，备好配件"),
    ("开设周末读书角", "开放二十天", "整理图书，轮流值守"),
    ("推广垃圾分类", "联系户分类投放", "入户示范，每月评比"),
    ("传授养蜂技术", "带会三户", "每月到蜂场指导"),
    ("参加义务巡逻", "每月两次", "与网格员结伴巡看"),
)
_DUTIES = (
    *("指导产业发展", "宣讲政策", "监督环境卫生", "调解邻里纠纷", "收集意见建议"),
    *("代办便民事项", "巡看安全隐患", "倡导文明新风", "联系外出人员", "管护公共设施"),
)
# member: the day the promise falls due, in the year that follows
_DUE_NEXT_YEAR = {"M017": "2023-01-31", "M041": "2023-01-20"}
_WITHDRAWER = "M019"
_MEASURES = {
    "B01": (
        ("每月一次院落宣讲", "政策明白纸入户"),
        ("果树栽培小班", "合作社牵线收购"),
        ("每周五清洁日", "门前三包上墙"),
        ("代办点逢场开放",),
        ("小纠纷当天到场", "每月一次夜话"),
    ),
    "B02": (
        ("广播每周两播", "党员讲政策"),
        ("蜂业技术结对",),
        ("河道分段认领", "每月评比一次"),
        ("为外出家庭代办事项", "路灯随坏随修"),
        ("网格员结伴巡看",),
    ),
}
_LEADS = ("policy", "industry", "environment", "deeds", "governance")


def _promise(number: int, due: str, done: str) -> Inline:
    text, target, measures = _PROMISES[number % len(_PROMISES)]
    promise = Inline(text=text, target=target, measures=measures, due_on=due)
    if done:
        promise["done_on"] = done
    return promise


def _kept(number: int, signed: date, chance: Chance) -> Inline:
    """A promise of the year, kept on its day or before it."""
    due = date(2022, chance.between(8, 12), chance.between(5, 28))
    kept = later(due, -chance.between(0, 20))
    return _promise(number, shown(due), shown(max(kept, later(signed, 10))))


def _commitment(member: Member, chance: Chance) -> dict[str, YamlValue]:
    number = int(member.id[1:])
    signed = date(2022, 6, chance.between(6, 12))
    if member.id == NEWCOMER:
        signed = date(2022, 7, 14)
    first = _kept(number, signed, chance)
    if member.id == LEAVER:
        first = _promise(number, "2022-08-10", "2022-07-30")
    promises = [first]
    if member.id in _DUE_NEXT_YEAR:
        promises.append(_promise(number + 5, _DUE_NEXT_YEAR[member.id], ""))
    elif member.id == _WITHDRAWER:
        withdrawn = _promise(number + 5, "2022-11-30", "")
        promises.append(Inline(withdrawn | {"withdrawn_on": "2022-09-20"}))
    elif number % 3 == 1 and member.id != LEAVER:
        promises.append(_kept(number + 5, signed, chance))
    return {
        "member": member.id,
        "signed_on": shown(signed),
        "duties": chance.some(_DUTIES, chance.between(1, 3)),
        "promises": promises,
    }


def write_pledges(folder: Folder, story: Story) -> None:
    """Write commitments, measures and the task lists."""
    chance = Chance(20220108)
    commitments = [_commitment(one, chance) for one in MEMBERS]
    folder.yaml("commitments/2022.yaml", {"commitments": commitments})
    measures: list[dict[str, YamlValue]] = [
        {"branch": branch, **dict(zip(_LEADS, leads, strict=True))}
        for branch, leads in _MEASURES.items()
    ]
    folder.yaml("measures/2022.yaml", {"measures": measures})
    folder.yaml(
        "tasks.yaml",
        {
            "common": ["宣讲政策", "动员中心工作", "收集意见诉求", "调解矛盾纠纷", "倡导文明新风"],
            "own": ["春季护林防火", "汛期转移引路", "冬季水管防冻", "村道保洁"],
            "approved_at": story.meetings.id("tasks"),
        },
    )
