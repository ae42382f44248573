"""Colours, as a show types them."""

import re

from castloom.model.problem import Unreadable
from castloom.source.values import basic
from castloom.source.yamltext import Items, Node

_EXAMPLE = 'write "#0b6b3a", or ["#0b6b3a", "#7fd6a4"] for the light and the dark'


def colour(node: Node) -> str:
    """`#rrggbb` in small letters; `#rgb` will do."""
    typed = basic.text(node).lower()
    if re.fullmatch("#[0-9a-f]{3}", typed):
        typed = "#" + "".join(digit * 2 for digit in typed[1:])
    if not re.fullmatch("#[0-9a-f]{6}", typed):
        raise Unreadable(f'"{typed}" is not a colour', _EXAMPLE)
    return typed


def light_and_dark(node: Node) -> tuple[str, str]:
    """A colour for the light, and one for the dark or ""."""
    if not isinstance(node, Items):
        return colour(node), ""
    if len(node.nodes) != 2:
        raise Unreadable(f"is a list of {len(node.nodes)}", _EXAMPLE)
    light, dark = map(colour, node.nodes)
    return light, dark


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour_: str) -> float:
    red, green, blue = (_linear(int(colour_[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
