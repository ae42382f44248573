"""Names for files and addresses."""

import hashlib
import re
import unicodedata

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})
_LONGEST = 60


def slug_of(name: str) -> str:
    """The name in a-z, 0-9 and single hyphens, cut between words; from a digest if no letter of it is Latin."""
    folded = unicodedata.normalize("NFKD", re.sub(r"['’™®℠]", "", name).casefold().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in folded if not unicodedata.combining(c)))
    slug = "-".join(words) or f"x-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return slug if len(slug) <= _LONGEST else slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
