"""What a built site's search index holds: `from tests.indexes import fragments`."""

import gzip
import json
from pathlib import Path
from typing import Any

SIGNATURE = b"pagefind_dcd"


def fragments(site: Path) -> dict[str, dict[str, Any]]:
    """What Pagefind tells of each page, by the page's address: content, meta, anchors."""
    found = {}
    for path in (site / "pagefind" / "fragment").iterdir():
        said = json.loads(gzip.decompress(path.read_bytes()).removeprefix(SIGNATURE))
        found[str(said["url"]).lstrip("/")] = said
    return found


def places(fragment: dict[str, Any]) -> dict[str, str]:
    """The first word at each of a page's places, by the place's id."""
    words = [*fragment["content"].split(), ""]
    return {anchor["id"]: words[anchor["location"]] for anchor in fragment["anchors"]}
