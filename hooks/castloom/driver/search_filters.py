"""Which of the indexed pages have which values: by that, what was found is narrowed.

Pagefind has filters of its own, but it writes them in an order that differs from run to run.
"""

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from castloom.render.search.record import Record

FILTERS = "filters.json"

_SIGNATURE = b"pagefind_dcd"  # before what a file of Pagefind's holds, once it is unpacked


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
        said = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))
        found[str(said["url"])] = path.stem
    return found


def _places(pages: Iterable[Mapping[str, Iterable[str]]]) -> dict[str, dict[str, list[int]]]:
    found: dict[str, dict[str, list[int]]] = {}
    for place, filters in enumerate(pages):
        for name, values in filters.items():
            for value in values:
                found.setdefault(name, {}).setdefault(value, []).append(place)
    return found
