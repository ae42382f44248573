"""Addresses on the web, mail addresses, and paths inside the show's folder."""

import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from castloom.model.link import Image, Link
from castloom.model.problem import Unreadable, nearest
from castloom.source.values.ascii import in_ascii
from castloom.source.values.basic import group, text
from castloom.source.values.picture import check_whole
from castloom.source.yamltext import Fields, Items, Node, Text

_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_PICTURES = (".jpg", ".jpeg", ".png")
_LINK = "{title: …, url: https://…}"
_IMAGE = "{src: cover.jpg, alt: what it shows}"


def https(node: Node) -> str:
    """An https address; podcast apps and directories refuse http (Apple, podcast namespace)."""
    typed = web(node)
    scheme, _, rest = typed.partition("://")
    if scheme.lower() != "https":
        raise Unreadable(f"{typed} is not https", f"write https://{rest}")
    return f"https://{rest}"


def web(node: Node) -> str:
    """An http or https address, in ASCII as feeds carry it."""
    if isinstance(node, Items):
        raise Unreadable("is a list", f"write one address alone{_first(node)}")
    typed = text(node)
    try:
        parts = urlsplit(typed)
        is_one = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        if is_one and not re.search(r"[\s<>\"\\]", typed):
            return in_ascii(typed)
    except ValueError:
        is_one = False
    if is_one and typed.count("://") == 1 and re.search(r"\s", typed) and not re.search(r"\s", parts.netloc):
        raise Unreadable(f'"{typed}" holds a blank', f"write %20 for it: {'%20'.join(typed.split())}")
    raise Unreadable(f'"{typed}" is not an address', "write it whole, as in https://example.com/page")


def _first(node: Items) -> str:
    first = node.nodes[0] if node.nodes else None
    return f": {first.value}" if isinstance(first, Text) else ""


def mail(node: Node) -> str:
    """A mail address."""
    typed = text(node)
    if not _MAIL.fullmatch(typed):
        raise Unreadable(f'"{typed}" is not a mail address', "write it as name@example.com")
    return typed


def link(node: Node) -> Link:
    """An address, bare or as {title, url, rel}."""
    if not isinstance(node, Fields):
        return Link(_host(node), web(node))
    group(node, _LINK, "title", "url", "rel")
    if "url" not in node.nodes:
        raise Unreadable("has no url", f"write {_LINK}")
    url = web(node.nodes["url"])
    title = text(node.nodes["title"]) if "title" in node.nodes else _host(node.nodes["url"])
    return Link(title, url, text(node.nodes["rel"]) if "rel" in node.nodes else "")


def _host(node: Node) -> str:
    """The host as typed, which stands for the title of a link; "" if there is none to be told."""
    try:
        return urlsplit(text(node)).netloc
    except ValueError:
        return ""


def https_link(limit: int) -> Callable[[Node], Link]:
    """An https address, bare or as {title, url}; the title has at most `limit` characters."""

    def convert(node: Node) -> Link:
        if isinstance(node, Fields):
            group(node, _LINK, "title", "url")
        found = link(node)
        if len(found.title) > limit:
            raise Unreadable(f"the title has more than {limit} characters", "shorten it (podcast namespace)")
        return Link(found.title, https(Text(found.url, node.line)))

    return convert


def image(root: Path, folder: str) -> Callable[[Node], Image]:
    """A picture: a path below `folder` or an https address, bare or as {src, alt}. The path is checked."""

    source = picture(root, folder)

    def convert(node: Node) -> Image:
        if not isinstance(node, Fields):
            return Image(source(node))
        group(node, _IMAGE, "src", "alt")
        if "src" not in node.nodes:
            raise Unreadable("has no src", f"write {_IMAGE}")
        alt = text(node.nodes["alt"]) if "alt" in node.nodes else ""
        return Image(source(node.nodes["src"]), alt)

    return convert


def picture(root: Path, folder: str) -> Callable[[Node], str]:
    """A JPEG or PNG file below `folder`, as its path in the show's folder, or an https address."""

    def convert(node: Node) -> str:
        typed = text(node)
        if "://" in typed:
            return https(node)
        if _is(Path.is_dir, root / folder / typed):
            raise Unreadable(f'"{typed}" is a folder', "name the picture in it")
        if not typed.lower().endswith(_PICTURES):
            raise Unreadable(f'"{typed}" is neither .jpg nor .png', "use a JPEG or PNG file (Apple)")
        return real_picture(root, existing(root, folder, typed))

    return convert


def real_picture(root: Path, path: str) -> str:
    """The path of a file that is a whole JPEG or PNG picture."""
    check_whole(root, path)
    return path


def existing(root: Path, folder: str, typed: str) -> str:
    """The path, from the show's folder, of a file that exists below it; `typed` is relative to `folder`."""
    path = posixpath.normpath(posixpath.join(folder, typed.replace("\\", "/")))
    inside = (root / path).resolve().is_relative_to(root.resolve())
    if path.startswith(("../", "/")) or path == ".." or ":" in path or not inside:
        raise Unreadable(f'"{typed}" leaves the show\'s folder', f"put the file into {folder}/ and name it there")
    if not _is(Path.is_file, root / path):
        there = [p.name for p in (root / path).parent.glob("*")] if (root / path).parent.is_dir() else []
        hint = nearest(posixpath.basename(path), there) or "add the file, or correct the name"
        raise Unreadable(f"no file {path}", hint)
    return path


def _is(what: Callable[[Path], bool], path: Path) -> bool:
    try:
        return what(path)
    except OSError:  # a name too long to be one
        return False
