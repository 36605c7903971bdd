"""The arithmetic: the state on a day, spans, coverage, shares, cadences, ratings. Pure, exact."""
