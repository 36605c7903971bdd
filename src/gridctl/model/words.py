"""A text in both languages."""

from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]


class Words(NamedTuple):
    """The same text in English and Chinese, with the same ``{placeholders}``."""

    en: str
    zh: str

    def __call__(self, lang: Lang) -> str:
        """Return the text in `lang`."""
        return self.zh if lang == "zh" else self.en
