"""Works out every quota of an opened village."""

from gridctl.figures.quotas.worked_out import quotas

__all__ = ["quotas"]
