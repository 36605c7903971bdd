"""A village whose names, titles and promises are the Big List of Naughty Strings."""

import json
import re
from functools import cache

from tests.disclosure.small import VILLAGE
from tests.kit import ROOT

_UNSEEN = re.compile("[\x07\x08\x1b\u202a-\u202e\u2066-\u2069]")
#: Longer names look no different; to look for one takes the longer.
_LONGEST = 12
LIST = ROOT / "tests" / "data" / "blns.json"


@cache
def naughty_strings() -> tuple[str, ...]:
    """Return the strings, in order."""
    return tuple(json.loads(LIST.read_text(encoding="utf-8")))


def is_refused(text: str) -> bool:
    """Say whether no cell may hold a text: damage by a spreadsheet, or what nobody can see."""
    return text == "1E+02" or _UNSEEN.search(text) is not None


def yaml_text(text: str) -> str:
    """Return a text as a YAML scalar that holds it exactly."""
    kept = (c if c.isascii() and c.isalnum() else f"\\U{ord(c):08x}" for c in text)
    return f'"{"".join(kept)}"'


def csv_text(text: str) -> str:
    """Return a text as a quoted CSV cell."""
    quoted = text.replace('"', '""')
    return f'"{quoted}"'


@cache
def naughty_village() -> dict[str, str | bytes]:
    """Return the small village with every string that a cell may hold."""
    taken = [number for number, text in enumerate(naughty_strings()) if not is_refused(text)]
    return village_of(*taken)


def village_of(*numbers: int) -> dict[str, str | bytes]:
    """Return the small village, and a member, a promise, a household and an activity a string.

    A string that is blank to a reader has a letter added: a name must not be blank.
    """
    members, homes, links, promises, activities = [], [], [], [], []
    for number in numbers:
        text = naughty_strings()[number]
        name = text if text.split() else f"{text}空"
        shown = yaml_text(name)
        members.append(f"N{number},{csv_text(name)},male,1980-01,B1,,,resident,G1\n")
        homes.append(f"W{number},{csv_text(secret(number))},VG1,,,\n")
        links.append(f"N{number},W{number},2022-01-01,,near,member,MT1\n")
        promises.append(
            f"- member: N{number}\n  signed_on: 2022-06-10\n  duties: [{shown}]\n  promises:\n"
            f"  - {{text: {shown}, target: {shown}, measures: {shown}, due_on: 2022-08-31}}\n"
        )
        activities.append(f"2022-07-10,N{number},policy,{csv_text(name)}\n")
    head, *rows = str(VILLAGE["members.csv"]).splitlines(keepends=True)
    rows = [f"{row.rstrip()},\n" for row in rows]
    grids = str(VILLAGE["grids.yaml"])
    wild = yaml_text("</title><script>alert(1)</script>\"'\\")
    return {
        **VILLAGE,
        "gridctl.yaml": str(VILLAGE["gridctl.yaml"]).replace("name: 试村", f"name: {wild}"),
        "grids.yaml": grids.replace("name: 东网格", f"name: {wild}").replace("桥东", "</style>"),
        "branches.yaml": str(VILLAGE["branches.yaml"]).replace("试村党总支", wild),
        "members.csv": "".join([f"{head.rstrip()},duty_grid\n", *rows, *members]),
        "households.csv": "".join([str(VILLAGE["households.csv"]), *homes]),
        "links.csv": "".join([str(VILLAGE["links.csv"]), *links]),
        "commitments/2022.yaml": "".join([str(VILLAGE["commitments/2022.yaml"]), *promises]),
        "ledger/activities/2022Q3.csv": "".join(
            [str(VILLAGE["ledger/activities/2022Q3.csv"]), *activities]
        ),
    }


def secret(number: int) -> str:
    """Return the name of a resident that no page may show: it begins as a naughty string does."""
    text = " ".join(naughty_strings()[number].split())
    return f"{text[:_LONGEST].rstrip()}秘户主名{number}"
