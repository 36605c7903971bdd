"""What rules' examples say beside the lines of data, in Chinese."""

from collections.abc import Mapping

#: By what stands in English, in brackets or as the whole example.
NOTES: Mapping[str, str] = {
    "no row of August names M002": "8月没有一条记录写有M002",
    "no row for H042 in August": "8月没有H042的记录",
    "no row of M004 in the week from 2022-08-08": "2022-08-08起的一周没有M004的记录",
    "6 to 8 such rows for 40 member households": "40户党员户有这样的记录6至8条",
    "9 such rows for 40 member households": "40户党员户有这样的记录9条",
    "2 to 5 such rows for the members of G01": "G01的党员有这样的记录2至5条",
    "1 such row for the members of G01": "G01的党员只有这样的记录1条",
    "5 to 15 such rows for M008": "M008有这样的记录5至15条",
    "4 such rows for M008": "M008只有这样的记录4条",
    "M008 of H068 is a core member of the term": "H068的M008是本年度中心户党员",
    "no record of M001, or all its promises withdrawn": "没有M001的记录，或承诺全部撤回",
    "saved as CSV UTF-8": "另存为CSV UTF-8",
    "an .xlsx file renamed": "由 .xlsx 文件改名而来",
    "no links.csv": "没有 links.csv",
    "in ledger/visits/2022Q3.csv": "在 ledger/visits/2022Q3.csv 中",
    "every rule ends": "每条规则都运行完毕",
    "the rule member-span stopped: KeyError": "规则 member-span 中止：KeyError",
    "no report-in row names M003": "没有一条报到记录写有M003",
    "no unit-grid row for U01 in assignments.csv": "assignments.csv 中没有U01的单位联网格记录",
    "40 households, 6 core households: villager-group.core-households, 15 to 20 percent": (
        "40户，中心户6户：villager-group.core-households，15%至20%"
    ),
    "40 households, 9 core households": "40户，中心户9户",
    "the third": "第三次",
    "M004 is on the committee": "M004是班子成员",
    "no training row names M008": "没有一条培训记录写有M008",
    "5 to 20 rows for M012": "M012有5至20条",
    "the 21st row for M012": "M012的第21条",
    "no row for M012 in links.csv": "links.csv 中没有M012的记录",
    "and no later row for H101": "此后没有H101的记录",
    "M012 lives in H095": "M012住在H095",
    "M003 is on the committee": "M003是班子成员",
    "M002 is not": "M002不是",
    "no committee row of B01 in the quarter": "本季度没有B01的支委会记录",
    "1 to 2 such rows for M017": "M017有这样的记录1至2条",
    "the 3rd row for M017": "M017的第3条",
    "no inspection row on 2022-08-15": "2022-08-15没有排查记录",
    "alone sets member.households": "只有它规定 member.households",
    "both set member.households": "两者都规定 member.households",
    "five entries of 2 by P01 (cap 10 a month) in July": "7月按P01记5条，每条2分（每月上限10分）",
    "the sixth of July": "7月的第六条",
    "the balance was 12": "原有12分",
    "the balance was 8": "原有8分",
    "published/2022Q3 as gridctl report wrote it from the rows of today": (
        "published/2022Q3 由 gridctl report 按现有台账生成"
    ),
    "a visit of 2022-08 entered after published/2022Q3 was written": (
        "published/2022Q3 生成之后又补记2022年8月的走访"
    ),
    "a reversal, in a later quarter": "在以后的季度冲销",
    "was 9,5,2,10 when 2022Q3 was posted": "张贴2022年第三季度公示表时为9,5,2,10",
    "published/2022Q3 as gridctl report would write it today": (
        "published/2022Q3 与 gridctl report 现在生成的一致"
    ),
    "published/2022Q3 after a template was changed": "改动模板之后的 published/2022Q3",
    "published/2022Q3 as gridctl report wrote it": (
        "published/2022Q3 保持 gridctl report 生成时的样子"
    ),
    "published/2022Q3/ratings.html with one grade changed in an editor": (
        "published/2022Q3/ratings.html 中有一个等次被手工改动"
    ),
    "no file ledger/ratings/2022-07.csv": "没有 ledger/ratings/2022-07.csv",
    "a row for each member": "每名党员一条",
    "no row for M001": "没有M001的记录",
    "no row for M016 within 30 days of the round": "评价后30日内没有M016的记录",
    "there is no H999": "没有H999这一户",
    "another name and another month of birth than before": "姓名和出生年月都与以前不同",
    "the theme day was 2022-07-10": "主题党日为2022-07-10",
    "no step of R001, received on 2022-07-01 and open": "R001没有环节，2022-07-01受理，尚未办结",
    "no told-missing step of R001, a request to be completed": "补办件R001没有一次性告知环节",
    "and no talk by 30 January": "且1月30日前没有谈话",
    "left before the choice": "评选前已转出",
    "a line of .gitignore": ".gitignore 中的一行",
    "M012 links too many households": "M012联户过多",
    "M012 is in order": "M012没有问题",
}


def example_in_chinese(example: str) -> str:
    """Return a rule's example with what it says beside the data in Chinese."""
    if whole := NOTES.get(example):
        return whole
    for note, chinese in NOTES.items():
        example = example.replace(f"({note})", f"（{chinese}）")
    return example
