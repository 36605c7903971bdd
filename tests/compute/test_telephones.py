"""Members' own telephones, for the forms that they sign."""

from gridctl.compute.telephones import members_phones
from tests.disclosure.small import VILLAGE
from tests.kit import opened

CONTACTS = (
    "person,phone,publish\n"
    "M1,13800001111,yes\nM1,000-1234567,no\nM2,13800002222,no\n"
    "M3,13800003333,yes\nH6,138 0000 3333,no\nH4,13800004444,yes\nS1,13800005555,yes\nM4,,yes\n"
)


def test_a_members_numbers_whatever_the_consent_and_nobody_elses() -> None:
    """M3's is a household's line too; H4 and S1 are no members; M4 has none."""
    village = opened({**VILLAGE, "private/contacts.csv": CONTACTS}).village
    assert members_phones(village) == {
        "M1": ("13800001111", "000-1234567"),
        "M2": ("13800002222",),
    }


def test_no_file_no_numbers() -> None:
    assert members_phones(opened(VILLAGE).village) == {}
