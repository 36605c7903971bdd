"""Who may see each field on a published page: declared once, here; the data dictionary shows it.

A field that is not named is internal: nothing is public because somebody forgot it. A test
holds that every declared field is named, and by no view is one touched that it may not touch.

- public: may stand on any published page.
- consented: a member's own, in print only, and only with the consent that contacts.csv records.
- resident: tells who a resident is; leaves the gate (`disclosure.masks`) masked.
- contact: what private/contacts.csv holds; no published page depends on it.
- internal: never on a published page. Of some, marked as counted, a number may be published, never
  a row's value; all other internal fields leave no trace in any byte of a published file.

What is for the organisation's own work (`gridctl score`, `todo`, forms that a member signs,
`report --internal`) is no published page, and may show its own people more.
"""

from collections.abc import Mapping
from typing import Any

from gridctl.model import bonds, ledger, manifest, people, places, promises
from gridctl.model.choice import Choice
from gridctl.model.record import Record


class Privacy(Choice):
    """Who may see a field."""

    PUBLIC = "public", "公开"
    CONSENTED = "member-consented", "经本人同意"
    RESIDENT = "resident", "居民信息"
    INTERNAL = "internal", "内部"
    CONTACT = "contact", "联系方式"


class Exposure(Record):
    """The fields of a record type by class, as words in a text.

    Of public fields `unshown` are those on no page yet; of internal ones `counted` go into
    published numbers.
    """

    public: str = ""
    unshown: str = ""
    counted: str = ""
    internal: str = ""
    resident: str = ""
    consented: str = ""
    contact: str = ""


_EXPOSURES: Mapping[type[Any], Exposure] = {
    manifest.VillageFacts: Exposure("name code", "township county", "kind"),
    manifest.Override: Exposure(unshown="basis", counted="clause settings"),
    manifest.PolicyEntry: Exposure(unshown="basis", counted="id since until clauses overrides"),
    manifest.Roles: Exposure(unshown="proposed_by reviewed_by approved_by"),
    manifest.PublicationSettings: Exposure(
        "supervision_line objections",
        "roles",
        "minimum_ballots minimum_households residents",
    ),
    manifest.Manifest: Exposure(
        "village publication", "format as_of lang", "records_from policies"
    ),
    people.Member: Exposure(
        "id name branch duty_grid",
        counted="household since left_on",
        internal="sex born party_joined_on formal_on party_group unit presence excused",
    ),
    people.Staff: Exposure("id name", counted="since until"),
    people.Household: Exposure(
        "id villager_group courtyard plate",
        counted="since until",
        internal="presence priority succeeds",
        resident="head",
    ),
    people.FormerValue: Exposure(counted="subject field until", resident="value"),
    places.VillagerGroup: Exposure("id name", "head"),
    places.Courtyard: Exposure("id name villager_group"),
    places.Grid: Exposure(
        "id name leader deputy workers area duties reward villager_groups courtyards",
        "tier parent people",
    ),
    places.GridsDocument: Exposure("grids"),
    places.PartyGroup: Exposure(unshown="id name leader"),
    places.Branch: Exposure("id phone", "name secretary committee units party_groups"),
    places.Unit: Exposure("id name", "liaison"),
    places.Organisation: Exposure("id name branches units", "secretary committee"),
    places.BranchesDocument: Exposure("organisation"),
    places.Station: Exposure(unshown="id name grid marks"),
    places.StationsDocument: Exposure(unshown="stations"),
    bonds.Link: Exposure("member household since basis chosen_by approved_at", "ended_at", "until"),
    bonds.Assignment: Exposure("kind person target", "approved_at", "since until"),
    bonds.CoreHousehold: Exposure("term member basis", counted="elected_at until"),
    bonds.Appraisal: Exposure(counted="year member grade"),
    ledger.Meeting: Exposure("id date kind", "unit reported attended expected", "agenda"),
    ledger.Publication: Exposure(
        unshown="period form proposed_by reviewed_by approved_by posted_on removed_on"
    ),
    ledger.Visit: Exposure(counted="date member household", internal="reason request evidence"),
    ledger.Activity: Exposure("date members theme", "title result", internal="evidence"),
    ledger.Event: Exposure(unshown="date kind unit persons", internal="evidence"),
    ledger.Request: Exposure(
        counted="received_on household kind due_on answered_on closed_on outcome",
        internal="id received_by owner",
    ),
    ledger.RequestStep: Exposure(internal="request date step meeting"),
    ledger.Rating: Exposure("member", counted="good fairly_good fair poor"),
    ledger.Score: Exposure(internal="member organisation_score households_score"),
    ledger.Assessment: Exposure(internal="date subject assessor item score"),
    ledger.PointsEntry: Exposure(
        counted="id date account rule points activity reverses", internal="evidence entered_by"
    ),
    ledger.Talk: Exposure(internal="date member cause held_by"),
    ledger.Contact: Exposure(consented="phone", contact="person publish"),
    promises.Promise: Exposure("text target measures due_on done_on", counted="withdrawn_on"),
    promises.Commitment: Exposure("member duties promises", counted="signed_on"),
    promises.CommitmentsDocument: Exposure("commitments"),
    promises.Measures: Exposure(unshown="branch policy industry environment deeds governance"),
    promises.MeasuresDocument: Exposure(unshown="measures"),
    promises.Tasks: Exposure("common own", "approved_at"),
    promises.StarHolders: Exposure("study industry environment service governance"),
    promises.StarsDocument: Exposure("chosen_at stars"),
    promises.PointsRule: Exposure("id kind", "title points cap period accounts approved_at"),
    promises.PointsDocument: Exposure("rules"),
    promises.Waiver: Exposure(counted="rule approved_at until", internal="subject reason"),
    promises.WaiversDocument: Exposure(counted="waivers"),
}
_CLASSES = {
    "public": Privacy.PUBLIC,
    "unshown": Privacy.PUBLIC,
    "counted": Privacy.INTERNAL,
    "internal": Privacy.INTERNAL,
    "resident": Privacy.RESIDENT,
    "consented": Privacy.CONSENTED,
    "contact": Privacy.CONTACT,
}
#: What a published period is made of: shown, masked or counted.
_USED = ("public", "resident", "counted")


_classes: dict[type[Any], Mapping[str, Privacy]] = {}
_used: dict[type[Any], tuple[str, ...]] = {}


def _named(record: type[Any]) -> Exposure:
    return _EXPOSURES.get(record, Exposure())


def classes(record: type[Any]) -> Mapping[str, Privacy]:
    """Return the class of each field that is named, by attribute."""
    if record not in _classes:
        groups = _named(record)._asdict().items()
        _classes[record] = {
            name: _CLASSES[group] for group, names in groups for name in names.split()
        }
    return _classes[record]


def class_of(record: type[Any], attribute: str) -> Privacy:
    """Return who may see a field; internal where nothing is declared."""
    return classes(record).get(attribute, Privacy.INTERNAL)


def used(record: type[Any]) -> tuple[str, ...]:
    """Return the attributes of a record type of which published periods are made, sorted.

    That is what is shown, what is shown masked, and what is counted.
    """
    if record not in _used:
        exposure = _named(record)
        found = (name for group in _USED for name in getattr(exposure, group).split())
        _used[record] = tuple(sorted(found))
    return _used[record]


def is_counted(record: type[Any], attribute: str) -> bool:
    """Say whether an internal field goes into published numbers."""
    return attribute in _named(record).counted.split()
