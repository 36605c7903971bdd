"""bad-value: a value that is not of its field's type.

Judged: dates (or months where only the month is known), numbers in ASCII digits, yes or no,
periods, enumerated values, ids, texts, the manifest's format. The value is read as blank. What
a spreadsheet did to it is `spreadsheet-damage` only. Format 1, values.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, from_problems

RULE = Rule(
    code="FMT011",
    name="bad-value",
    severity=Severity.ERROR,
    summary=Words("values are of their field's type", "填写的值符合该项的格式"),
    why=Words("A value that is guessed at is wrong one day.", "靠猜测读出的值迟早出错。"),
    messages={
        "date": Words(
            "{column} takes a date such as 2022-03-01, not “{value}”.",
            "“{column}”应为 2022-03-01 这样的日期，不能是“{value}”。",
        ),
        "month-or-date": Words(
            "{column} takes a date (2022-03-01) or a month (2022-03), not “{value}”.",
            "“{column}”应为日期（2022-03-01）或年月（2022-03），不能是“{value}”。",
        ),
        "no-such-day": Words(
            "{column} says “{value}”, a day that no calendar has.",
            "“{column}”中的“{value}”不是存在的日期。",
        ),
        "year": Words(
            "{column} says “{value}”; years run from {first} to {last}.",
            "“{column}”中的“{value}”超出年份范围（{first}至{last}年）。",
        ),
        "whole": Words(
            "{column} takes a whole number, not “{value}”.", "“{column}”应为整数，不能是“{value}”。"
        ),
        "decimal": Words(
            "{column} takes a number such as 12 or 12.5, not “{value}”.",
            "“{column}”应为 12 或 12.5 这样的数，不能是“{value}”。",
        ),
        "too-low": Words(
            "{column} says {value}; the least is {low}.", "“{column}”为{value}，不能小于{low}。"
        ),
        "yes-no": Words(
            "{column} takes yes or no, not “{value}”.", "“{column}”应填是或否，不能是“{value}”。"
        ),
        "period": Words(
            "{column} takes a period (2022, 2022H2, 2022Q3, 2022-08), not “{value}”.",
            "“{column}”应为期次（2022、2022H2、2022Q3、2022-08），不能是“{value}”。",
        ),
        "choice": Words(
            "{column} says “{value}”; it takes one of: {choices}.",
            "“{column}”中的“{value}”不在可选范围：{choices}。",
        ),
        "id": Words(
            "{column} says “{value}”, which cannot be an id: no spaces, commas or semicolons.",
            "“{column}”中的“{value}”不能作编号：不得有空格、逗号、分号。",
        ),
        "too-long": Words("{column} is over {limit} characters.", "“{column}”超过{limit}个字符。"),
        "control": Words("{column} holds control characters.", "“{column}”含有控制字符。"),
        "format": Words(
            "The folder has format {value}; this gridctl reads format {known}.",
            "本目录的格式版本为{value}，当前 gridctl 只支持版本{known}。",
        ),
    },
    hint=Words("Correct the value in {file}.", "请在{file}中改正。"),
    good="M001,女,1980-01",
    bad="M001,F,1980-1",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the values met while reading, long ones cut."""
    for breach in from_problems(ctx, "bad-value"):
        cut = {"value": str(breach.values.get("value", ""))[:60]}
        yield breach._replace(values={**breach.values, **cut})
