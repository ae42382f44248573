"""Soundbites in front matter."""

from castloom.model.episode import Soundbite
from castloom.model.problem import Unreadable
from castloom.source.values import basic
from castloom.source.yamltext import Node

_SOUNDBITE = "{passage: p-3f9a2c71, title: …}"


def soundbite(node: Node) -> Soundbite:
    """A passage worth hearing alone."""
    fields = basic.group(node, _SOUNDBITE, "passage", "title")
    if "passage" not in fields.nodes:
        raise Unreadable("has no passage", f"write {_SOUNDBITE}")
    title = basic.plain(128)(fields.nodes["title"]) if "title" in fields.nodes else ""
    return Soundbite(basic.text(fields.nodes["passage"]).lstrip("#"), title, node.line)
