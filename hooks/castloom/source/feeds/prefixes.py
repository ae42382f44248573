"""The real address of an enclosure, behind the services that count its downloads."""

import re
from urllib.parse import unquote

_ID = r"[^/]+/"
# Each leads on to the address behind it, which comes without https://, mostly. They may be stacked.
_SERVICES = (
    r"op3\.dev/e(?:,[^/]*)?/",
    r"pdcn\.co/e/",
    r"(?:www\.|dts\.)?podtrac\.com/(?:pts/)?redirect\.\w+/",
    rf"play\.podtrac\.com/{_ID}",
    rf"(?:chrt\.fm|chtbl\.com)/track/{_ID}",
    rf"media\.blubrry\.com/{_ID}",
    r"(?:pdst\.fm|prfx\.byspotify\.com)/e/",
    r"(?:pscrb\.fm|verifi\.podscribe\.com)/rss/p/",
    rf"mgln\.ai/(?:e|track)/{_ID}",
    rf"arttrk\.com/p/{_ID}",
    r"(?:www\.)?claritaspod\.com/measure/",
    r"clrtpod\.com/m/",
    rf"pfx\.vpixl\.com/{_ID}",
    rf"tracking\.swap\.fm/track/{_ID}",
    rf"pdrl\.fm/{_ID}",
    r"\d+\.gum\.fm/",
)
_PREFIX = re.compile(rf"https?://(?:{'|'.join(_SERVICES)})(?=https?://|[\w-]+(?:\.[\w-]+)+(?::\d+)?/)", re.IGNORECASE)
_ANCHOR = re.compile(r"https?://(?:www\.)?anchor\.fm/s/[^/]+/podcast/play/\d+/(https?%3A%2F%2F[^/?]+)", re.IGNORECASE)
_SCHEME = re.compile("https?://", re.IGNORECASE)


def real_address(url: str) -> str:
    """The address without the prefixes of known services, and for Anchor's the file that it plays.

    >>> real_address("https://op3.dev/e,pg=x/pdcn.co/e/media.example/1.mp3")
    'https://media.example/1.mp3'
    """
    while prefix := _PREFIX.match(url):
        behind = url[prefix.end() :]
        url = behind if _SCHEME.match(behind) else f"https://{behind}"
    if anchor := _ANCHOR.match(url):
        return unquote(anchor[1])
    return url


def prefix_of(url: str) -> str:
    """What stands before the real address: "" if nothing does."""
    behind = _SCHEME.sub("", real_address(url), count=1)
    return url.removesuffix(behind).removesuffix("https://").removesuffix("http://") if url.endswith(behind) else ""
