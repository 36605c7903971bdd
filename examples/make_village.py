"""Write the invented village's data folder, the same bytes each time.

Usage: python examples/make_village.py [OUTDIR]
"""

import sys
from pathlib import Path

from makerkit.folder import Folder
from village_maker.appeals import all_appeals, write_appeals
from village_maker.check_ledgers import check_ledgers
from village_maker.check_points import check_points
from village_maker.check_standing import check_standing
from village_maker.ledgers import write_ledgers
from village_maker.papers import write_papers
from village_maker.pledges import write_pledges
from village_maker.points import write_points
from village_maker.rounds import write_rounds
from village_maker.standing import write_standing
from village_maker.story import tell


def make_village(root: Path) -> None:
    """Write the folder, then check the main facts from what was written."""
    story = tell()
    appeals = all_appeals(story)
    folder = Folder()
    write_papers(folder, story.meetings)
    write_standing(folder, story)
    write_pledges(folder, story)
    write_ledgers(folder, story, appeals)
    write_appeals(folder, story, appeals)
    write_rounds(folder, story)
    write_points(folder, story)
    folder.write(root)
    check_standing(root)
    check_ledgers(root)
    check_points(root)


if __name__ == "__main__":
    default = Path(__file__).resolve().parent / "village-data"
    make_village(Path(sys.argv[1]) if len(sys.argv) > 1 else default)
