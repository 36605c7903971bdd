"""What tables with numbers by grid say below them: which grid a household counts for.

A member may link households of another grid: so tables of homes and tables of members differ.
"""

from gridctl.disclosure.page import Sentence
from gridctl.model.words import Words

BY_HOME = Sentence(
    Words(
        "A household counts for the grid in which it lies, whichever grid's member links it.",
        "户按所在网格计，不论由哪个网格的党员联系。",
    )
)
BY_MEMBER = Sentence(
    Words(
        "Here a household counts for the grid of the member who links it; in the ledger of "
        "households for the grid in which it lies.",
        "本表的联系户按党员所属网格计，包括其他网格的户；联户台账按户所在网格计。",
    )
)
ALL_HOMES = Sentence(
    Words(
        "All households count, those of members too.",
        "户数为全部农户，包括有党员居住的户。",
    )
)
