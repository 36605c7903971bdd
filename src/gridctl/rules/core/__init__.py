"""Rules about core households: their number, whom they link, and the plates."""
