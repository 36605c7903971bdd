"""Write the invented community's data folder, the same bytes each time.

Usage: python examples/make_community.py [OUTDIR]
"""

import sys
from pathlib import Path

from community_maker.assessments import write_assessments
from community_maker.bonds import all_links
from community_maker.homes import all_households
from community_maker.ledgers import write_ledgers
from community_maker.papers import write_papers
from makerkit.folder import Folder


def make_community(root: Path) -> None:
    """Write the folder."""
    homes = all_households()
    links = all_links(homes)
    folder = Folder()
    write_papers(folder, homes, links)
    write_ledgers(folder, links)
    write_assessments(folder)
    folder.write(root)


if __name__ == "__main__":
    default = Path(__file__).resolve().parent / "community-data"
    make_community(Path(sys.argv[1]) if len(sys.argv) > 1 else default)
