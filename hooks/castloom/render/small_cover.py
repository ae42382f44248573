"""The show's cover as its pages have it: as large as the home page shows it on a fine screen, a tenth of the bytes."""

import io
from pathlib import Path

from PIL import Image

from castloom.model.show import Show

NAME = "assets/cover-560.jpg"
_SIDE = 560  # pixels; castloom.css shows half as many
_QUALITY = 82


def page_cover_url(show: Show) -> str:
    """Its path on the site; the address of a cover that is elsewhere; "" where there is none."""
    return NAME if show.image.src and "://" not in show.image.src else show.image.src


def small_cover(cover: Path) -> bytes:
    """A JPEG of the picture, never larger than that."""
    with Image.open(cover) as picture:
        small = picture.convert("RGB")
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    small.save(file, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return file.getvalue()
