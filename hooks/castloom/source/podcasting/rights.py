"""Rights: podcast:license."""

import re

from castloom.model.podcasting import License
from castloom.model.problem import Unreadable, nearest
from castloom.source.record import Record
from castloom.source.values import address, basic, vocabulary

LICENSE = '{name: My licence 1.0, url: "https://example.com/licence"}'
_CREATIVE = re.compile(r"cc0-1\.0|cc-pddc|cc-by(-nc)?(-sa|-nd)?-[1-4]\.\d(-[a-z]{2,3})?")
_USUAL = re.compile(
    r"(?:[al]?gpl-[123]\.\d|gfdl-1\.[123])(?:-only|-or-later)?|(?:apache|artistic|epl|mpl)-[12]\.\d|bsd-[0-4]-clause|0bsd"
    r"|bsl-1\.0|cecill-2\.[01]|dl-de-(?:by|zero)-2\.0|etalab-2\.0|eupl-1\.[0-2]|isc|lal-1\.[23]|mit(?:-0)?|ncsa"
    r"|odbl-1\.0|odc-by-1\.0|ofl-1\.[01]|ogl-uk-[123]\.0|pddl-1\.0|unlicense|wtfpl|zlib"
)  # of SPDX
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
    return bool(_CREATIVE.fullmatch(name) or _USUAL.fullmatch(name))


def _hint(name: str) -> str:
    if name.lower() in ("all rights reserved", "copyright", "proprietary", "©"):
        return _RESERVED
    known = vocabulary.words("license")
    own = f"give its text's address: {{name: {name}, url: https://…}} (podcast namespace)"
    return nearest(re.sub(r"[\s_]+", "-", name), known) or own
