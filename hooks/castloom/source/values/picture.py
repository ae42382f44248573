"""What a picture file really is, read from its first bytes: nothing of it is decoded."""

import posixpath
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageFile, UnidentifiedImageError

from castloom.model.problem import Unreadable

_ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}
_COVERS = (".jpg", ".png")
_OTHERS = (".avif", ".bmp", ".gif", ".heic", ".svg", ".tif", ".tiff", ".webp")
_END = b"\xff\xd9"  # of a JPEG's pixels, in which these two bytes never stand
_SIDES = (1400, 3000)
_COLOURS = {
    "L": "is grey",
    "LA": "is grey",
    "1": "is black and white",
    "I;16": "is grey",
    "CMYK": "is CMYK",
    "YCCK": "is CMYK",
}


@dataclass(frozen=True)
class Looks:
    """A picture's format (`JPEG` or `PNG`), its sides in pixels, Pillow's name of its colours, whether it is opaque."""

    format: str
    width: int
    height: int
    colours: str
    opaque: bool

    @property
    def type(self) -> str:
        return f"image/{self.format.lower()}"


def looks(root: Path, path: str) -> Looks:
    """What the file `path` below `root` holds; only JPEG and PNG are pictures for apps (Apple, PSP-1)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(root / path) as picture:
                found = _looks(picture)
    except Image.DecompressionBombError:
        raise Unreadable(f"{path} is larger than any screen", "export it again, 3000 × 3000 pixels") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise Unreadable(f"{path} holds no picture", "export it again as JPEG or PNG") from None
    if found.format not in _ENDINGS:
        raise Unreadable(f"{path} holds {found.format}", "export it again as JPEG or PNG (Apple)")
    return found


def check_whole(root: Path, path: str) -> None:
    """Refuse a picture that is cut off, damaged, or moves. The file is read once, and nothing of it decoded."""
    looks(root, path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(root / path) as picture:
            if getattr(picture, "is_animated", False):
                raise Unreadable(f"{path} moves", "export it again as a single picture")
            if not _is_whole(picture):
                raise Unreadable(f"{path} is damaged or cut off", "copy the file again, or export it again")


def _is_whole(picture: ImageFile.ImageFile) -> bool:
    """Whether a PNG's check sums are right, or a JPEG's pixels have an end; Pillow has read what stands before them."""
    try:
        if picture.format == "PNG":
            picture.verify()
            return True
        return picture.fp is not None and _END in picture.fp.read()
    except (OSError, ValueError, SyntaxError, EOFError):
        return False


def _looks(picture: Image.Image) -> Looks:
    transparent = "transparency" in picture.info or picture.getbands()[-1] in "Aa"
    return Looks(picture.format or "", picture.width, picture.height, picture.mode, not transparent)


def type_faults(root: Path, path: str) -> Iterator[Unreadable]:
    """Why apps would take the file for what it is not: its ending says another type than it has."""
    format_ = looks(root, path).format
    endings = _ENDINGS[format_]
    if not path.lower().endswith(endings):
        stem = posixpath.splitext(posixpath.basename(path))[0]
        yield Unreadable(f"{path} is a {format_} file", f"rename it {stem}{endings[0]}: apps go by the ending")


def ending_fault(source: str) -> Unreadable | None:
    """Why directories would refuse a cover for the end of its path or address: Apple names .jpg and .png alone."""
    stem, ending = _cut(source)
    if ending in _COVERS or source.lower().endswith(_COVERS):
        return None
    rename = f"rename it {posixpath.basename(stem)}.jpg" if "://" not in source else "use an address that does (Apple)"
    return Unreadable(f"{source} does not end in .jpg or .png, and directories may refuse it", rename)


def is_nearly_right(source: str) -> bool:
    """Whether the path or address of a picture ends in .jpeg, which many apps take all the same."""
    return _cut(source)[1] == ".jpeg"


def format_fault(address: str) -> Unreadable | None:
    """Why apps may not show the picture at an address: its path ends as those of other formats do."""
    ending = _cut(address)[1]
    if ending not in _OTHERS:
        return None
    return Unreadable(f"{address} is a {ending} picture, which not every app shows", "use a JPEG or PNG picture")


def _cut(source: str) -> tuple[str, str]:
    """A path, or that of an address, without its ending, and the ending in small letters."""
    stem, ending = posixpath.splitext(re.split("[?#]", source)[0])
    return stem, ending.lower()


def cover_faults(root: Path, path: str) -> Iterator[Unreadable]:
    """Why directories would refuse the file as a cover (Apple): its type, shape, size or colours."""
    found = looks(root, path)
    yield from type_faults(root, path)
    size = f"{path} is {found.width} × {found.height} pixels"
    if found.width != found.height:
        yield Unreadable(f"{size}, and not square", "cut it to a square of 3000 × 3000 pixels (Apple)")
    elif not _SIDES[0] <= found.width <= _SIDES[1]:
        yield Unreadable(size, "export it again with 3000 × 3000 pixels; 1400 × 1400 is the least (Apple)")
    if not found.opaque:
        yield Unreadable(f"{path} has transparency", "export it again without transparency (Apple)")
    if found.colours in _COLOURS:
        yield Unreadable(f"{path} {_COLOURS[found.colours]}", "export it again in RGB colours (Apple)")
