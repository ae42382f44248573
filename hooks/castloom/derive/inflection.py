"""The plural of a name, where the language's rule is plain enough to be sure of it."""

import re

_HISSING = re.compile(r"(?:[sxz]|ch|sh)$", re.IGNORECASE)
_CONSONANT_AND_Y = re.compile(r"[^aeiou\W\d_]y$", re.IGNORECASE)
_CAPITALS_AND_Y = re.compile(r"(?<!\w)[A-Z]+Y$")  # an abbreviation's is PTYs


def inflected(form: str, language: str) -> tuple[str, ...]:
    """The form and, in English, its plural. Other plurals are aliases."""
    if language.partition("-")[0] != "en" or not form[-1:].isalpha():
        return (form,)
    if _CONSONANT_AND_Y.search(form) and not _CAPITALS_AND_Y.search(form):
        return form, f"{form[:-1]}ies"
    return form, f"{form}es" if _HISSING.search(form) else f"{form}s"
