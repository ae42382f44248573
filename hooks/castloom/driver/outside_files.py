"""The show's card, small cover, icons and web manifest: files that the show's own replace at the same address."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import PIL
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from castloom.driver.files import KeptFile
from castloom.driver.outside import card_key
from castloom.driver.publishing import Staging
from castloom.driver.store import engine_digest, key_of, touch_of
from castloom.render.cards.drawing import draw
from castloom.render.cards.subjects import OF_SHOW, show_card
from castloom.render.icons import PNGS, SVG, icon_png, icon_svg
from castloom.render.manifest import NAME, manifest
from castloom.render.site import Site
from castloom.render.small_cover import NAME as COVER
from castloom.render.small_cover import page_cover_url, small_cover


def outside_files(site: Site, config: MkDocsConfig, staging: Staging) -> Iterator[File]:
    """Every one of them; pictures that the site has as they must be are not drawn again."""
    show = site.show
    card = show_card(site)
    made: dict[str, tuple[str, Callable[[], bytes]]] = {
        OF_SHOW: (card_key(site, card), lambda: draw(card, show.look.colours))
    }
    key = key_of(engine_digest(), PIL.__version__, show.title, show.look)
    made |= {uri: (key, partial(icon_png, show, side)) for uri, side in PNGS.items()}
    if page_cover_url(show) == COVER:
        cover = Path(config.docs_dir, show.image.src)
        known = key_of(engine_digest(), PIL.__version__, show.image.src, touch_of(cover))
        made[COVER] = known, partial(small_cover, cover)
    for uri, (known, draw_it) in made.items():
        yield KeptFile(uri, config, uri) if staging.keeps(uri, known) else _generated(config, uri, draw_it())
    yield _generated(config, SVG, icon_svg(show).encode())
    favicon = str(config.theme.get("favicon") or "")
    yield _generated(config, NAME, manifest(show, favicon if favicon.endswith(".svg") else "").encode())


def _generated(config: MkDocsConfig, uri: str, content: bytes) -> File:
    return File.generated(config, uri, content=content, inclusion=InclusionLevel.INCLUDED)
