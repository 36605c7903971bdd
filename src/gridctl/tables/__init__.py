"""The files of a data folder to a village. No policy."""
