"""The enumerated values, each in English and Chinese."""

from gridctl.model.choice import Choice


class Sex(Choice):
    MALE = "male", "男"
    FEMALE = "female", "女"


class VillageKind(Choice):
    VILLAGE = "village", "村"
    COMMUNITY = "community", "社区"


class Tier(Choice):
    TOWNSHIP = "township", "镇级"
    WORK_AREA = "work-area", "工作区"
    VILLAGE = "village", "村级"
    QUARTER = "quarter", "片区"
    GRID = "grid", "网格"
    VILLAGER_GROUP = "villager-group", "村民小组"
    BUILDING = "building", "楼栋"


class Presence(Choice):
    RESIDENT = "resident", "在村"
    AWAY = "away", "外出"
    INCOMING = "incoming", "流入"


class Plate(Choice):
    CORE = "core", "共产党员中心户"
    MEMBER = "member", "共产党员户"


class LinkBasis(Choice):
    NEAR = "near", "就近"
    KIN = "kin", "就亲"
    CONVENIENT = "convenient", "就便"
    GAP_FILL = "gap-fill", "兜底"


class ChosenBy(Choice):
    MEMBER = "member", "自报"
    HOUSEHOLD = "household", "自选"
    ORGANISATION = "organisation", "委派"


class AssignmentKind(Choice):
    COURTYARD = "courtyard", "联系院落"
    CORE_MEMBER = "core-member", "中心户联党员"
    COMMITTEE_BRANCH = "committee-branch", "委员联支部"
    BRANCH_PARTY_GROUP = "branch-party-group", "支委联党小组"
    LEADER_CORE = "leader-core", "组长联中心户"
    UNIT_GRID = "unit-grid", "单位联网格"
    COMMITTEE_UNIT = "committee-unit", "委员联单位"
    CADRE_COMMUNITY = "cadre-community", "干部联社区"


class CoreBasis(Choice):
    ELECTED = "elected", "选举"
    CHOSEN = "chosen", "选定"


class Grade(Choice):
    """The yearly appraisal, best first."""

    EXCELLENT = "excellent", "优秀"
    QUALIFIED = "qualified", "合格"
    BASICALLY_QUALIFIED = "basically-qualified", "基本合格"
    UNQUALIFIED = "unqualified", "不合格"


class RatingGrade(Choice):
    """The villagers' rating, best first."""

    GOOD = "good", "好"
    FAIRLY_GOOD = "fairly_good", "较好"
    FAIR = "fair", "一般"
    POOR = "poor", "差"


class MeetingKind(Choice):
    MEMBERS = "members", "党员大会"
    COMMITTEE = "committee", "支委会"
    THEME_DAY = "theme-day", "主题党日"
    ORGANISATION = "organisation", "村党组织会议"
    REPRESENTATIVES = "representatives", "村民代表会议"
    RATING = "rating", "群众评议会"
    GRID_COUNCIL = "grid-council", "网格议事会"
    GRID_MEETING = "grid-meeting", "网格例会"
    JOINT_OFFICE = "joint-office", "联合办公"
    JOINT_MEETING = "joint-meeting", "联席会"
    ANALYSIS = "analysis", "民情分析会"
    CASE_CONFERENCE = "case-conference", "会商会"
    PROGRESS = "progress", "推进例会"
    AWARD = "award", "表彰会"


class Agenda(Choice):
    RATINGS = "ratings", "群众评议"
    LINK_LIST = "link-list", "联户名单"
    LINK_CHANGE = "link-change", "联户调整"
    TASK_LIST = "task-list", "责任清单"
    SCHEME = "scheme", "专题研究"
    MEMBER_REPORTS = "member-reports", "汇报活动"
    YEAR_REPORT = "year-report", "年终述职"
    CORE_ELECTION = "core-election", "中心户评选"
    STARS = "stars", "评星"
    REQUESTS = "requests", "民情诉求"
    RULEBOOK = "rulebook", "积分办法"
    EXCUSE = "excuse", "免联审定"
    WAIVER = "waiver", "豁免"
    OTHER = "other", "其他"


class EventKind(Choice):
    PATROL = "patrol", "巡查"
    INSPECTION = "inspection", "排查"
    JOINT_INSPECTION = "joint-inspection", "联查"
    HOUSEHOLD_ROUND = "household-round", "走访一遍"
    DISPUTE_CHECK = "dispute-check", "矛盾排查"
    TRAINING = "training", "培训"
    CAMPAIGN = "campaign", "行动"
    SELF_EVALUATION = "self-evaluation", "自评"
    EVALUATION = "evaluation", "评价"
    REPORT = "report", "报送"
    REPORT_IN = "report-in", "报到"
    NOTICE_CHANGE = "notice-change", "更换公示"
    SIGNING = "signing", "签责任书"


class VisitReason(Choice):
    POLICY = "policy", "政策宣讲"
    ERRAND = "errand", "代办"
    CARE = "care", "走访慰问"
    EMERGENCY = "emergency", "突发事件"
    MEDIATION = "mediation", "矛盾调解"
    OPINIONS = "opinions", "意见建议"
    ROUTINE = "routine", "日常走访"


class Theme(Choice):
    """The five leads."""

    POLICY = "policy", "宣政策"
    INDUSTRY = "industry", "兴产业"
    ENVIRONMENT = "environment", "护环境"
    DEEDS = "deeds", "办实事"
    GOVERNANCE = "governance", "促治理"


class Star(Choice):
    STUDY = "study", "学习宣传星"
    INDUSTRY = "industry", "产业发展星"
    ENVIRONMENT = "environment", "环境卫生星"
    SERVICE = "service", "为民服务星"
    GOVERNANCE = "governance", "治理先锋星"


class RequestKind(Choice):
    AT_ONCE = "at-once", "即办件"
    PROMISED = "promised", "承诺件"
    TO_COMPLETE = "to-complete", "补办件"
    JOINT = "joint", "联办件"
    PASSED_UP = "passed-up", "上报件"
    WISH = "wish", "微心愿"
    OBJECTION = "objection", "公示异议"


class Outcome(Choice):
    SETTLED = "settled", "已办结"
    PASSED_UP = "passed-up", "已上报"
    REFUSED = "refused", "不予办理"
    WITHDRAWN = "withdrawn", "撤回"


class Step(Choice):
    RAISED = "raised", "提交"
    DISCUSSED = "discussed", "商议"
    PASSED_UP = "passed-up", "上报"
    TOLD_MISSING = "told-missing", "一次性告知"
    REFUSED = "refused", "不予办理"
    TOLD_RESULT = "told-result", "反馈"


class PointsKind(Choice):
    BASE = "base", "基础分"
    DUTY = "duty", "履职分"
    BONUS = "bonus", "奖励分"
    NEGATIVE = "negative", "负面分"
    REDEEM = "redeem", "兑换"


class CapPeriod(Choice):
    """The period in which an account gets at most so many points by a rule."""

    WEEK = "week", "每周"
    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"
    HALF = "half", "每半年"
    YEAR = "year", "每年"


class TalkCause(Choice):
    POOR_RATING = "poor-rating", "评价较差"
    LOW_SCORE = "low-score", "积分偏低"


class StationMark(Choice):
    """The six marks of a station."""

    PLACE = "place", "活动场所"
    PARTY_ELEMENTS = "party-elements", "党建元素"
    DUTIES = "duties", "职责上墙"
    DISPLAY = "display", "展示专栏"
    STUDY = "study", "学习资料"
    RECORDS = "records", "联户记录"


class CommonTask(Choice):
    """The five common tasks that a member owes a linked household."""

    POLICY = "policy", "宣讲政策"
    KEY_WORK = "key-work", "动员中心工作"
    OPINIONS = "opinions", "收集意见诉求"
    MEDIATION = "mediation", "调解矛盾纠纷"
    CUSTOMS = "customs", "倡导文明新风"


class AccountKind(Choice):
    MEMBER = "member", "党员"
    HOUSEHOLD = "household", "农户"


class ResidentNames(Choice):
    """How residents are named in public."""

    MASKED = "masked", "姓名隐去"
    IDS = "ids", "户编号"
