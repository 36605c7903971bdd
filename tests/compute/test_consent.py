"""Which telephones may be printed: members' own, with consent, and nobody else's."""

from gridctl.compute.consent import consented_phones
from tests.disclosure.small import VILLAGE
from tests.kit import opened

HEAD = "person,phone,publish\n"


def phones(*rows: str) -> dict[str, tuple[str, ...]]:
    text = HEAD + "".join(f"{row}\n" for row in rows)
    return consented_phones(opened({**VILLAGE, "private/contacts.csv": text}).village)


def test_a_member_who_consents() -> None:
    assert phones("M1,13800001111,yes", "M2,13800002222,no", "M3,13800003333,") == {
        "M1": ("13800001111",)
    }


def test_several_numbers_once_each() -> None:
    assert phones("M1,13800001111,yes", "M1,023-1234567,yes", "M1,13800001111,yes") == {
        "M1": ("13800001111", "023-1234567")
    }


def test_nobody_who_is_not_a_member() -> None:
    assert phones("H4,13800001111,yes", "S1,13800002222,yes") == {}


def test_no_number_that_is_a_household_s_or_withheld_elsewhere() -> None:
    assert phones("M1,138 0000 1111,yes", "H4,13800001111,no") == {}
    assert phones("M1,13800001111,yes", "M2,+86 13800001111,no") == {}


def test_without_contacts_there_are_none() -> None:
    assert consented_phones(opened(VILLAGE).village) == {}
