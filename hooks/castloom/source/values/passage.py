"""Addresses of passages."""

import re

from castloom.model.problem import Unreadable
from castloom.source.values import basic
from castloom.source.yamltext import Node

_PASSAGE = re.compile(r"p-[0-9a-f]{8}")


def passage_address(node: Node) -> str:
    """A passage's address such as `p-3f9a2c71`, alone or at the end of a page's address."""
    typed = basic.text(node)
    found = typed.rpartition("#")[2]
    if not _PASSAGE.fullmatch(found):
        hint = "copy it from the episode's page, as in p-3f9a2c71"
        raise Unreadable(f'"{typed}" is not the address of a passage', hint)
    return found
