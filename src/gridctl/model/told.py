"""An error that carries the sentence to be told of it, in both languages."""

from gridctl.model.words import Words


class ToldError(Exception):
    """Something cannot be done; `words` with `values` say what and why."""

    def __init__(self, words: Words, **values: object) -> None:
        """Remember the sentence and what fills it."""
        super().__init__(words.en)
        self.words = words
        self.values = values
