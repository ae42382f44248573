"""A host page's prose as Markdown that reads back word for word."""

import re

from castloom.source.hostpage_notes import ItemList, LinkList, PageLink, Paragraph, Piece

_URL = re.compile(r"(https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]’'*_\\`])")
_SPECIAL = re.compile(r"[\\`*\[{]|(?<![^\W_])_|_(?![^\W_])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_NUMBERED = re.compile(r"(\d+)\.(?=\s|$)")
_UNSAFE_IN_ADDRESS = {c: f"%{ord(c):02X}" for c in '()<>\\`"*[]{}|^'}


def to_markdown(pieces: tuple[Piece, ...]) -> str:
    """Paragraphs, lists and links, with an empty line between them; "" if there are none."""
    return "".join(f"{part}\n" for part in ["\n\n".join(_piece(piece) for piece in pieces)] if part)


def plain_prose(text: str) -> str:
    """The text with every sign escaped that Markdown would take for its own; bare addresses become links."""
    parts = _URL.split(text.strip())
    marked = "".join(_linked(part) if n % 2 else _escaped(part) for n, part in enumerate(parts))
    return _NUMBERED.sub(r"\1\\.", marked, count=1) if _NUMBERED.match(marked) else _start_escaped(marked)


def _piece(piece: Piece) -> str:
    if isinstance(piece, Paragraph):
        return plain_prose(piece.text)
    if isinstance(piece, LinkList):
        return "\n".join(f"- {_named(link)}" for link in piece.links)
    return "\n".join(f"{_sign(piece, n)} {plain_prose(item)}" for n, item in enumerate(piece.items))


def _sign(piece: ItemList, n: int) -> str:
    return f"{piece.first + n}." if piece.first else "-"


def _named(link: PageLink) -> str:
    return f"[{_escaped(link.name).replace(']', chr(92) + ']')}]({_address(link.url)})"


def _linked(url: str) -> str:
    return f"<{url}>"


def _address(url: str) -> str:
    return "".join(_UNSAFE_IN_ADDRESS.get(c, c) for c in url)


def _escaped(text: str) -> str:
    without_tags = _TAG.sub("&lt;", _ENTITY.sub("&amp;", text))
    return _SPECIAL.sub(lambda sign: f"\\{sign[0]}", without_tags)


def _start_escaped(text: str) -> str:
    return f"\\{text}" if re.match(r"[#>]|[-+](?:\s|$)|-{2,}\s*$", text) else text
