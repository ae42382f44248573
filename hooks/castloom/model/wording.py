"""What the site says itself, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Phrase: TypeAlias = str | Mapping[str, str]  # one text, or one for each plural category of CLDR: one, few, other …


@dataclass(frozen=True)
class Wording:
    """The site's own texts by their key, in which `{names}` stand for what the site puts in.

    `locale` is the language in which numbers and dates are written, with its country if there is one: `de-AT`.
    `lacking` are the keys that nobody has said in the language of the show: their texts are English.
    """

    locale: str
    phrases: Mapping[str, Phrase]
    lacking: tuple[str, ...] = ()
