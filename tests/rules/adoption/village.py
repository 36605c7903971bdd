"""A village whose manifest names policies, with packs of its own."""

from tests.kit import Files

HEAD = "format: 1\nvillage: {name: 试村, code: '990000001201'}\nrecords_from: 2022-01-01\n"
LOCAL = """id: our-county
title: {en: Our county, zh: 本县}
issuer: {en: County, zh: 县}
clauses:
- id: span
  kind: span
  sets: member.households
  duty: [check]
  says: {en: 5 to 15, zh: 5至15户}
  parameters: {min: 5, max: 15}
"""


def village(policies: str, **local: str) -> Files:
    """Return a village with these policies and local packs."""
    packs = {f"policies/{name.replace('_', '-')}.yaml": text for name, text in local.items()}
    return {"gridctl.yaml": f"{HEAD}policies:\n{policies}", **packs}
