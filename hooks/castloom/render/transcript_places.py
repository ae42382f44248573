"""Elements for those addresses of a transcript's HTML that something leads to: so links land without scripts."""

import re
from collections.abc import Iterable

from castloom.render.transcript_html import ALSO

_ALSO = re.compile(rf'{ALSO}="([^"]*)"[^>]*>')


def with_places(html: str, addresses: Iterable[str]) -> str:
    """The transcript in which each of `addresses` is an element's id, if it is one of a sentence's further ones.

    All others are in the attribute alone, where the page's script finds them.
    """
    wanted = set(addresses)

    def placed(match: re.Match[str]) -> str:
        found = [address for address in match[1].split() if address in wanted]
        return match[0] + "".join([f'<span id="{address}"></span>' for address in found])

    return _ALSO.sub(placed, html) if wanted else html
