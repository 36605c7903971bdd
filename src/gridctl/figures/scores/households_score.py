"""households-score: the score of a year that the linked households gave a member (internal).

It stands in the year's file (`ledger/scores`); what it makes of the member's score is told by
`score`. Clause: ninghai-2019/3.9-score.
"""

from gridctl.figures.scores.given_scores import given_figure, given_score
from gridctl.figures.scores.score import subjects
from gridctl.model.words import Words

_TITLE = Words("households' score", "联户评分")
FIGURE = given_figure("households-score", _TITLE)
explain = given_score("households_score", _TITLE)
__all__ = ["FIGURE", "explain", "subjects"]
