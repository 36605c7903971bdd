"""Rules about grids, their leaders, courtyards and stations."""
