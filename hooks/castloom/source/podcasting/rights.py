"""Rights: podcast:license."""

import re

from castloom.model.podcasting import License
from castloom.model.problem import Unreadable, nearest
from castloom.source.record import Record
from castloom.source.values import address, basic, vocabulary

LICENSE = '{name: My licence 1.0, url: "https://example.com/licence"}'
_CREATIVE = re.compile(r"cc0-1\.0|cc-pddc|cc-by(-nc)?(-sa|-nd)?-[1-4]\.\d(-[a-z]{2,3})?")
# SPDX identifiers are one word, and all but a few hold a digit or a hyphen.
_IDENTIFIER = re.compile(r"(?=.*[\d-])[a-z0-9]+(?:[.+-][a-z0-9]+)*\+?|mit|isc|ncsa|unlicense|wtfpl|zlib")
_RESERVED = "write arr: that is the name of “all rights reserved”"


def license_of(record: Record) -> License | None:
    """A licence by its identifier, in small letters (podcast namespace), or one's own with the address of its text."""
    name = record.need("name", basic.plain(128), "", LICENSE)
    url = record.get("url", address.https, "")
    if name.lower() in vocabulary.words("license") or _is_identifier(name.lower()):
        return License(name.lower(), url)
    if name and not url and not record.has("url"):
        record.fault("name", Unreadable(f'"{name}" is not the identifier of a licence', _hint(name)))
    return License(name, url)


def _is_identifier(name: str) -> bool:
    return bool(_CREATIVE.fullmatch(name) if name.startswith("cc") else _IDENTIFIER.fullmatch(name))


def _hint(name: str) -> str:
    if name.lower() in ("all rights reserved", "copyright", "proprietary", "©"):
        return _RESERVED
    known = vocabulary.words("license")
    own = f"give its text's address: {{name: {name}, url: https://…}} (podcast namespace)"
    return nearest(re.sub(r"[\s_]+", "-", name), known) or own
