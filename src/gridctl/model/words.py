"""A text in both languages."""

import re
from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]
_FORMS = r"\{\w+:[^{}|]*\|([^{}]*)\}"


class Words(NamedTuple):
    """The same text in English and Chinese, with the same ``{placeholders}``.

    ``{count} {count:household|households}`` is the first word where the value is 1, else the other.
    """

    en: str
    zh: str

    def __call__(self, lang: Lang) -> str:
        """Return the text in `lang`."""
        return self.zh if lang == "zh" else self.en


def of_several(text: str) -> str:
    """Return a template with the words for several, as it is shown unfilled."""
    return re.sub(_FORMS, r"\1", text)
