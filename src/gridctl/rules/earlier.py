"""An earlier version of a data folder, with which rules about history compare."""

from gridctl.model.record import Record
from gridctl.model.village import Village
from gridctl.policy.stack import Policies


class Earlier(Record):
    """What is known of the version that was named; where no folder was there, nothing.

    `village` is what was in its files, `unparsed` its files that gave no records, `policies` those
    that it followed; `published` are the paths of its published periods' ``manifest.json``,
    `private_added` those below ``private/`` that git tracks now and did not then.
    """

    village: Village
    policies: Policies | None = None
    unparsed: frozenset[str] = frozenset()
    published: frozenset[str] = frozenset()
    private_added: frozenset[str] = frozenset()
