"""The files of a data folder, declared once."""

from gridctl.model import bonds, ledger, manifest, people, places, promises
from gridctl.model.declare import Table
from gridctl.model.words import Words

_STAY = (("since", "until"),)

TABLES: tuple[Table, ...] = (
    Table("manifests", "gridctl.yaml", manifest.Manifest, Words("manifest", "项目清单")),
    Table(
        "members",
        "members.csv",
        people.Member,
        Words("members", "党员名册"),
        "member",
        order=(("born", "party_joined_on"), ("party_joined_on", "formal_on"), ("since", "left_on")),
    ),
    Table(
        "staff", "staff.csv", people.Staff, Words("staff", "非党员工作人员"), "staff", order=_STAY
    ),
    Table(
        "households",
        "households.csv",
        people.Household,
        Words("households", "农户名册"),
        "household",
        order=_STAY,
    ),
    Table("grid_documents", "grids.yaml", places.GridsDocument, Words("grids", "网格")),
    Table(
        "branch_documents",
        "branches.yaml",
        places.BranchesDocument,
        Words("organisation and branches", "党组织"),
    ),
    Table("links", "links.csv", bonds.Link, Words("links", "联户台账"), order=_STAY),
    Table(
        "assignments",
        "assignments.csv",
        bonds.Assignment,
        Words("other contacts", "联系安排"),
        order=_STAY,
    ),
    Table(
        "core_households",
        "core-households.csv",
        bonds.CoreHousehold,
        Words("core households", "党员中心户"),
    ),
    Table("appraisals", "appraisals.csv", bonds.Appraisal, Words("appraisals", "民主评议")),
    Table("meetings", "meetings.csv", ledger.Meeting, Words("meetings", "会议台账"), "meeting"),
    Table(
        "former_values",
        "former-values.csv",
        people.FormerValue,
        Words("former values", "变更前的值"),
    ),
    Table(
        "publications",
        "publications.csv",
        ledger.Publication,
        Words("publications", "公示台账"),
        order=(("posted_on", "removed_on"),),
    ),
    Table(
        "commitment_documents",
        "commitments/{period}.yaml",
        promises.CommitmentsDocument,
        Words("commitments", "承诺践诺"),
        span="year",
    ),
    Table(
        "measure_documents",
        "measures/{period}.yaml",
        promises.MeasuresDocument,
        Words("measures for the five leads", "五带头措施"),
        span="year",
    ),
    Table("tasks", "tasks.yaml", promises.Tasks, Words("task lists", "责任清单")),
    Table("station_documents", "stations.yaml", places.StationsDocument, Words("stations", "红站")),
    Table(
        "points_documents",
        "points.yaml",
        promises.PointsDocument,
        Words("points rulebook", "积分办法"),
    ),
    Table(
        "stars", "stars/{period}.yaml", promises.StarsDocument, Words("stars", "五星"), span="half"
    ),
    Table(
        "visits",
        "ledger/visits/{period}.csv",
        ledger.Visit,
        Words("visits", "走访台账"),
        span="quarter",
        dated="date",
    ),
    Table(
        "activities",
        "ledger/activities/{period}.csv",
        ledger.Activity,
        Words("activities", "活动台账"),
        span="quarter",
        dated="date",
    ),
    Table(
        "events",
        "ledger/events/{period}.csv",
        ledger.Event,
        Words("events", "工作记录"),
        span="quarter",
        dated="date",
    ),
    Table(
        "requests",
        "ledger/requests/{period}.csv",
        ledger.Request,
        Words("requests", "诉求台账"),
        "request",
        span="year",
        dated="received_on",
        order=(
            ("received_on", "due_on"),
            ("received_on", "answered_on"),
            ("received_on", "closed_on"),
        ),
    ),
    Table(
        "request_steps",
        "ledger/request-steps/{period}.csv",
        ledger.RequestStep,
        Words("request steps", "诉求办理"),
        span="year",
        dated="date",
    ),
    Table(
        "ratings",
        "ledger/ratings/{period}.csv",
        ledger.Rating,
        Words("ratings", "群众评价"),
        span="month",
    ),
    Table(
        "scores",
        "ledger/scores/{period}.csv",
        ledger.Score,
        Words("scores", "年度评分"),
        span="year",
    ),
    Table(
        "assessments",
        "ledger/assessments/{period}.csv",
        ledger.Assessment,
        Words("assessments", "考评台账"),
        span="year",
        dated="date",
    ),
    Table(
        "points",
        "ledger/points/{period}.csv",
        ledger.PointsEntry,
        Words("points", "积分台账"),
        "points_entry",
        span="quarter",
        dated="date",
    ),
    Table(
        "talks",
        "ledger/talks/{period}.csv",
        ledger.Talk,
        Words("talks", "谈话记录"),
        span="year",
        dated="date",
    ),
    Table("waiver_documents", "waivers.yaml", promises.WaiversDocument, Words("waivers", "豁免")),
    Table("contacts", "private/contacts.csv", ledger.Contact, Words("contacts", "联系电话")),
)
