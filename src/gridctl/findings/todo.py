"""What is to be done, by whom and by when: findings of a run as a list of tasks."""

from collections.abc import Mapping
from datetime import date

from gridctl.model.record import Record
from gridctl.model.words import Words


class Task(Record):
    """Something that is to be done by a day; `due` is None where it is owed as long as it lacks.

    `words` are filled with `values`. `rule` is the rule that asks for it, `subjects` whom it is
    about: several, where they are to be done alike. What is `internal` is not to be passed on.
    """

    rule: str
    words: Words
    values: Mapping[str, object]
    subjects: tuple[str, ...]
    due: date | None
    overdue: bool
    internal: bool = False


class Owner(Record):
    """Who has something to do: a member, a grid, a branch, the organisation; by day.

    `kind` is what the id names; `grid` is where a member or grid belongs, `leader` who leads it.
    """

    id: str
    kind: str
    name: str
    grid: str
    leader: str
    tasks: tuple[Task, ...]


class Todo(Record):
    """What is to be done as of a day; counts are of findings, each told once.

    `soon` of those not overdue are due by `until`; `errors` are other errors that stand;
    `complete` is False where rules could not look at everything; the village is a `community` where
    it is of that kind.
    """

    village: str
    as_of: date
    until: date
    owners: tuple[Owner, ...]
    overdue: int
    due: int
    soon: int
    errors: int
    complete: bool
    community: bool = False
