"""The web app manifest (W3C): what a home screen shows of the site. There is no service worker behind it."""

import json

from castloom.model.show import Show
from castloom.render.icons import PNGS

NAME = "manifest.webmanifest"


def manifest(show: Show, favicon: str) -> str:
    """The manifest; `favicon` is the address of the SVG icon from the site's root, or "" if it is of another type."""
    scalable = [{"src": favicon, "type": "image/svg+xml", "sizes": "any"}] if favicon else []
    drawn = [
        {"src": url, "type": "image/png", "sizes": f"{side}x{side}", "purpose": purpose}
        for url, side in PNGS.items()
        for purpose in ("any", "maskable")
        if side > 180
    ]
    content = {
        "name": show.title,
        "short_name": show.short_title or show.title,
        "description": show.description,
        "lang": show.language,
        "dir": "auto",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": show.look.colours.paper.light,
        "theme_color": show.look.colours.paper.light,
        "icons": [*scalable, *drawn],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
