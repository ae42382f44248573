"""Further pictures: podcast:image."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import gcd
from pathlib import Path
from typing import TypeVar

from castloom.model.link import Image
from castloom.model.podcasting import Picture
from castloom.model.problem import Unreadable, nearest
from castloom.source.podcasting.media import media_type
from castloom.source.record import Record
from castloom.source.values import address, basic, vocabulary
from castloom.source.values.picture import looks
from castloom.source.yamltext import Node

T = TypeVar("T", int, str)

PICTURE = "{src: banner.jpg, alt: what it shows, purpose: banner}"
_RATIO = re.compile(r"([1-9]\d{0,4}(?:\.\d{1,4})?)\s*[/:]\s*([1-9]\d{0,4}(?:\.\d{1,4})?)")
_OF_AN_APP = re.compile(r"[a-z0-9.-]+/[a-z0-9.-]+")
_NEAR = 0.02


@dataclass(frozen=True)
class Shelf:
    """The folder of the show in `root` in which pictures lie, and its address below the site's root: "" or `…/`.

    Only if it is `deep`, its folders are published too.
    """

    root: Path
    folder: str
    address: str
    deep: bool

    def cover(self, node: Node) -> Image:
        """A picture and what it shows, by its path from the site's root or its https address."""
        found = address.image(self.root, self.folder)(node)
        return replace(found, src=self._on_site(found.src))

    def source(self, node: Node) -> str:
        """A picture's path from the site's root, or its https address."""
        return self._on_site(address.picture(self.root, self.folder)(node))

    def _on_site(self, path: str) -> str:
        if "://" in path:
            return path
        name = path.removeprefix(f"{self.folder}/")
        if name == path or ("/" in name and not self.deep):
            raise Unreadable(f"{path} is not in {self.folder}/", "move it there, so that it is on the site")
        return f"{self.address}{name}"

    def path(self, source: str) -> str:
        """The path of such a picture in the show's folder."""
        return posixpath.join(self.folder, source.removeprefix(self.address))


def picture(shelf: Shelf) -> Callable[[Record], Picture]:
    """Reads a picture. Sides, shape and type of one that lies on the shelf are measured."""

    def read(record: Record) -> Picture:
        src = record.need("src", shelf.source, "", PICTURE)
        width, height, kind = _measured(shelf, src)
        return Picture(
            src=src,
            alt=record.get("alt", basic.text, ""),
            aspect_ratio=record.get("aspectRatio", _ratio(width, height), _shape(width, height)),
            width=record.get("width", _not_but(width, basic.whole(1)), width),
            height=record.get("height", _not_but(height, basic.whole(1)), height),
            type=record.get("type", _not_but(kind, media_type), kind),
            purpose=record.get("purpose", _purpose, ""),
        )

    return read


def _measured(shelf: Shelf, src: str) -> tuple[int, int, str]:
    if not src or "://" in src:
        return 0, 0, ""
    found = looks(shelf.root, shelf.path(src))
    return found.width, found.height, found.type


def _shape(width: int, height: int) -> str:
    common = gcd(width, height)
    return f"{width // common}/{height // common}" if common else ""


def _ratio(width: int, height: int) -> Callable[[Node], str]:
    """A ratio as CSS writes it, `16/9`; that of a picture of known sides must be about theirs."""

    def convert(node: Node) -> str:
        typed = basic.text(node)
        match = _RATIO.fullmatch(typed)
        if match is None:
            raise Unreadable(f'"{typed}" is not a ratio of width and height', "write it as 16/9")
        if width and height and abs(float(match[1]) / float(match[2]) * height / width - 1) > _NEAR:
            hint = "leave the key out: the file is measured"
            raise Unreadable(f"the picture has {width} × {height} pixels, which is not {match[0]}", hint)
        return f"{match[1]}/{match[2]}"

    return convert


def _not_but(real: T, convert: Callable[[Node], T]) -> Callable[[Node], T]:
    """As `convert`, but where the real value is known, another one is refused."""

    def converted(node: Node) -> T:
        said = convert(node)
        if real and said != real:
            raise Unreadable(f"the file has {real}, not {said}", "leave the key out: the file is measured")
        return said

    return converted


def _purpose(node: Node) -> str:
    """Words with blanks between: those of the podcast namespace, or an app's own as `app/name`."""
    typed = basic.plain(128)(node).lower()
    known = vocabulary.words("image purpose")
    for word in typed.split():
        if word not in known and not _OF_AN_APP.fullmatch(word):
            hint = nearest(word, known) or f"write some of {', '.join(known)}, or app/name"
            raise Unreadable(f'"{word}" is not a purpose of pictures', hint)
    return typed
