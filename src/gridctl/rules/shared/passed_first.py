"""The words about a link that no meeting passed: what is wrong, and who passes it first."""

from collections.abc import Mapping

from gridctl.model.words import Words

_DUE = Words(
    "; a meeting of the kind {body} with the item {agenda} passes it first.",
    "，应先经{body}以“{agenda}”议程通过。",
)


def passed_first(en: str, zh: str, wrong: Mapping[str, tuple[str, str]]) -> dict[str, Words]:
    """Return a message for each variant of `wrong` (English, Chinese), begun with `en` or `zh`."""
    return {
        variant: Words(en + said + _DUE.en, zh + told + _DUE.zh)
        for variant, (said, told) in wrong.items()
    }
