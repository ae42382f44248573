"""Texts, numbers, yes and no, lists, and names out of a closed set."""

import re
import unicodedata
from collections.abc import Callable, Collection
from enum import StrEnum
from typing import TypeVar

from castloom.model.problem import Unreadable, nearest
from castloom.source.yamltext import Fields, Items, Node

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

# What XML 1.0 cannot carry, and with it no feed, and the C1 controls.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONG = 4000
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that look like blanks
_YES = {"true", "yes", "on"}
_NO = {"false", "no", "off"}


def text(node: Node) -> str:
    """One line or block of text, trimmed; never empty."""
    if isinstance(node, Items):
        raise Unreadable("is a list", "write one text; put it in quotation marks if it begins with [ or -")
    if isinstance(node, Fields):
        raise Unreadable("is a group of keys", "write one text; put it in quotation marks if it holds a colon")
    trimmed = node.value.strip()
    if not trimmed:
        raise Unreadable("is empty", "write the text, or remove the key")
    if control := CONTROL.search(trimmed):
        raise Unreadable(f"holds the control character U+{ord(control[0]):04X}", "type the text again without it")
    return trimmed


def plain(limit: int) -> Callable[[Node], str]:
    """A text of one line and at most `limit` characters (PSP-1: 255 unless said otherwise)."""

    def convert(node: Node) -> str:
        line = " ".join(text(node).split())
        if not any(_is_seen(sign) for sign in line):
            raise Unreadable("holds nothing that can be seen", "type the text again")
        if "\ufffd" in line:
            hint = "type it again: where this sign stands, another one was lost"
            raise Unreadable("holds the sign U+FFFD \ufffd", hint)
        if len(line) > limit:
            raise Unreadable(f"has {len(line)} characters", f"shorten it to at most {limit}")
        return line

    return convert


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNPS" and sign not in _FILLERS


def long_text(node: Node) -> str:
    """A text of at most 4,000 bytes, as long as directories take descriptions (Apple, PSP-1)."""
    typed = text(node)
    if (size := len(typed.encode())) > _LONG:
        raise Unreadable(f"has {size} bytes", "shorten it to 4,000 (Apple, PSP-1)")
    return typed


def flag(node: Node) -> bool:
    """true or false; yes, no, on and off will do."""
    typed = text(node).lower()
    if typed in _YES | _NO:
        return typed in _YES
    raise Unreadable(f'"{typed}" is neither true nor false', "write true or false")


_DIGITS = 15


def whole(least: int = 0) -> Callable[[Node], int]:
    """A whole number from `least`; `010` is ten."""

    def convert(node: Node) -> int:
        typed = text(node)
        if not (typed.isascii() and typed.isdigit() and len(typed) <= _DIGITS) or int(typed) < least:
            raise Unreadable(f'"{typed}" is not a whole number from {least} up', f"write a number such as {least or 1}")
        return int(typed)

    return convert


def one_of(kind: type[E]) -> Callable[[Node], E]:
    """One of an enumeration's values, compared without case."""

    def convert(node: Node) -> E:
        typed = text(node)
        values = [member.value for member in kind]
        if typed.lower() not in values:
            hint = nearest(typed, values) or f"write one of {', '.join(values)}"
            raise Unreadable(f'"{typed}" is not known here', hint)
        return kind(typed.lower())

    return convert


def reference(known: Collection[str], kind: str, folder: str) -> Callable[[Node], str]:
    """The id of a page that exists: its file's name without .md."""

    def convert(node: Node) -> str:
        typed = text(node)
        if typed in known:
            return typed
        add = f"add {folder}/{typed}.md, or remove the name"
        hint = nearest(typed, known) or (add if _ID.fullmatch(typed) else f"write the name of a file in {folder}/")
        raise Unreadable(f'no {kind} "{typed}"', hint)

    return convert


def group(node: Node, example: str, *keys: str) -> Fields:
    """A group of `keys`, none of which is needed, and of those that begin with x-; `example` is one that would do."""
    if not isinstance(node, Fields):
        raise Unreadable("is not a group of keys", f"write {example}")
    for key in node.nodes:
        if key not in keys and not key.startswith("x-"):
            raise Unreadable(f'has no key "{key}"', nearest(key, keys) or f"write {example}")
    return node
