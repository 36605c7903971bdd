"""python -P -m gridctl (-P: a data folder's own yaml.py is not imported)."""

from gridctl.start import run

run()
