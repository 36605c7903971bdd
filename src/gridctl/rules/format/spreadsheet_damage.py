"""spreadsheet-damage: traces that Excel or WPS left in a table.

Judged: dates and numbers in a spreadsheet's form (43525, 2022/3/1, 2022年3月, full-width digits,
1.38E+10, #REF!, #####), marks for blank (/ - 无), spaces inside a Chinese name, a title row above
the header, a total row, and empty columns at the end. Format 1, values.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, from_problems

RULE = Rule(
    code="FMT012",
    name="spreadsheet-damage",
    severity=Severity.ERROR,
    summary=Words("tables hold plain values, as typed", "数据表只存原始的值"),
    why=Words(
        "What a spreadsheet changed on its own is read wrongly, or not at all.",
        "被表格软件改写的内容会读错或读不出。",
    ),
    messages={
        "date": Words(
            "“{value}” in {column} is a spreadsheet's form of a date; it is written YYYY-MM-DD.",
            "“{column}”中的“{value}”是表格软件的日期写法，应写成 YYYY-MM-DD。",
        ),
        "digits": Words(
            "“{value}” in {column} has full-width digits or letters.",
            "“{column}”中的“{value}”含全角数字或字母。",
        ),
        "cell": Words(
            "“{value}” in {column} is what a spreadsheet left, not a value.",
            "“{column}”中的“{value}”是表格软件留下的痕迹，不是数据。",
        ),
        "blank-mark": Words(
            "“{value}” in {column} stands for nothing; a blank cell does.",
            "“{column}”中的“{value}”表示空白，应直接留空。",
        ),
        "spaces": Words(
            "“{value}” in {column} has spaces inside a name.",
            "“{column}”中的“{value}”姓名内有空格。",
        ),
        "title-row": Words("A title stands above the header.", "表头上方有标题行。"),
        "total-row": Words(
            "A row of totals stands among the data; it was left out.", "数据中有合计行，没有读取。"
        ),
        "trailing-commas": Words("The header ends in empty columns.", "表头末尾有空列。"),
    },
    hint=Words(
        "Mend {file}; format the columns as text before typing, or use gridctl sheet export.",
        "请修改{file}；录入前将列设为文本格式，或用 gridctl sheet export 导出的表格录入。",
    ),
    good="M001,H001,2022-03-01",
    bad="M001,H001,2022/3/1",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield what was met while reading."""
    return from_problems(ctx, "spreadsheet-damage")
