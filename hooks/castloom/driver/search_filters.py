"""Which of the indexed pages have which values: by that, what was found is narrowed.

Pagefind has filters of its own, but it writes them in an order that differs from run to run.
"""

import gzip
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.exceptions import PluginError

from castloom.render.search.record import Record

FILTERS = "filters.json"
PAGEFIND = "1.5.2"  # its index is read here and by scripts of ours, which tests hold against this version

_BEGINNING = re.compile(rb'pagefind_dcd\{"url":("(?:[^"\\]|\\.)*")')  # of what Pagefind tells of a page, unpacked
_ENOUGH = 8_000  # bytes: an address is shorter


def write_filters(records: Iterable[Record], bundle: Path) -> None:
    """Write `filters.json` into a bundle: Pagefind's names of pages; and filter → value → places among them."""
    names = _names(bundle)
    pages = [(names[f"/{record.url}"], record.filters) for record in records if f"/{record.url}" in names]
    found = {"pages": [name for name, _ in pages], "filters": _places([filters for _, filters in pages])}
    (bundle / FILTERS).write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _names(bundle: Path) -> dict[str, str]:
    """Pagefind's name for each page, by the page's address."""
    found = {}
    for path in bundle.glob("fragment/*"):
        with gzip.open(path) as file:
            url = _BEGINNING.match(file.read(_ENOUGH))
        if url is None:
            raise PluginError(f"search: Pagefind has written {path.name} in another way; install version {PAGEFIND}")
        found[str(json.loads(url[1]))] = path.stem
    return found


def _places(pages: Iterable[Mapping[str, Iterable[str]]]) -> dict[str, dict[str, list[int]]]:
    found: dict[str, dict[str, list[int]]] = {}
    for place, filters in enumerate(pages):
        for name, values in filters.items():
            for value in values:
                found.setdefault(name, {}).setdefault(value, []).append(place)
    return found
