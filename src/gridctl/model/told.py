"""An error that carries the sentence to be told of it, in both languages."""

from gridctl.model.words import Words


class ToldError(Exception):
    """Something cannot be done; `words` with `values` say what and why."""

    def __init__(self, words: Words, **values: object) -> None:
        """Remember the sentence and what fills it."""
        super().__init__(words.en)
        self.words = words
        self.values = values


class BecauseError(ToldError):
    """Something cannot be done because of what `reason` says; it ends the sentence."""

    def __init__(self, lead: Words, reason: Words, **values: object) -> None:
        """Remember the sentence, its end and what fills it."""
        super().__init__(_joined(lead, reason), **values)
        self.reason = reason

    def after(self, lead: Words) -> ToldError:
        """Return an error that tells the reason after another beginning."""
        return ToldError(_joined(lead, self.reason), **self.values)


def _joined(lead: Words, reason: Words) -> Words:
    return Words(lead.en + reason.en, lead.zh + reason.zh)
