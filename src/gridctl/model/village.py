"""The village: every table of a data folder, as values."""

from gridctl.model.bonds import Appraisal, Assignment, CoreHousehold, Link
from gridctl.model.ledger import (
    Activity,
    Assessment,
    Contact,
    Event,
    Meeting,
    PointsEntry,
    Publication,
    Rating,
    Request,
    RequestStep,
    Score,
    Talk,
    Visit,
)
from gridctl.model.manifest import Manifest
from gridctl.model.people import FormerValue, Household, Member, Staff
from gridctl.model.places import BranchesDocument, GridsDocument, StationsDocument
from gridctl.model.promises import (
    CommitmentsDocument,
    MeasuresDocument,
    PointsDocument,
    StarsDocument,
    Tasks,
    WaiversDocument,
)
from gridctl.model.record import Record


class Village(Record):
    """All records, as they stand in the files, in file order.

    A family of files (one a period) is one tuple. Documents are tuples of roots; a document
    that may occur once has at most one. `present` holds the paths of the files that were read.
    """

    manifests: tuple[Manifest, ...] = ()
    members: tuple[Member, ...] = ()
    staff: tuple[Staff, ...] = ()
    households: tuple[Household, ...] = ()
    grid_documents: tuple[GridsDocument, ...] = ()
    branch_documents: tuple[BranchesDocument, ...] = ()
    links: tuple[Link, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    core_households: tuple[CoreHousehold, ...] = ()
    appraisals: tuple[Appraisal, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    former_values: tuple[FormerValue, ...] = ()
    publications: tuple[Publication, ...] = ()
    commitment_documents: tuple[CommitmentsDocument, ...] = ()
    measure_documents: tuple[MeasuresDocument, ...] = ()
    tasks: tuple[Tasks, ...] = ()
    station_documents: tuple[StationsDocument, ...] = ()
    points_documents: tuple[PointsDocument, ...] = ()
    stars: tuple[StarsDocument, ...] = ()
    visits: tuple[Visit, ...] = ()
    activities: tuple[Activity, ...] = ()
    events: tuple[Event, ...] = ()
    requests: tuple[Request, ...] = ()
    request_steps: tuple[RequestStep, ...] = ()
    ratings: tuple[Rating, ...] = ()
    scores: tuple[Score, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    points: tuple[PointsEntry, ...] = ()
    talks: tuple[Talk, ...] = ()
    waiver_documents: tuple[WaiversDocument, ...] = ()
    contacts: tuple[Contact, ...] = ()
    present: frozenset[str] = frozenset()

    @property
    def manifest(self) -> Manifest:
        """The manifest; IndexError where there is none."""
        return self.manifests[0]
