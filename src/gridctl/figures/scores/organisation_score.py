"""organisation-score: the score of a year that the organisation gave a member (internal).

It stands in the year's file (`ledger/scores`); what it makes of the member's score is told by
`score`. Clause: ninghai-2019/3.9-score.
"""

from gridctl.figures.scores.given_scores import given_figure, given_score
from gridctl.figures.scores.score import subjects
from gridctl.model.words import Words

_TITLE = Words("organisation's score", "组织评分")
FIGURE = given_figure("organisation-score", _TITLE)
explain = given_score("organisation_score", _TITLE)
__all__ = ["FIGURE", "explain", "subjects"]
