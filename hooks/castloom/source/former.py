"""The registry of former addresses, `episodes/STEM.addresses.yml`: where passages of an earlier transcript are now."""

import re
from collections.abc import Mapping
from pathlib import Path

from castloom.model.problem import Problems
from castloom.source import yamltext
from castloom.source.documents import read_text
from castloom.source.yamltext import Fields, Text

FORMER = ".addresses.yml"
_ADDRESS = re.compile(r"p-[0-9a-f]{8}")
_EXAMPLE = "write a former address and the present one on each line, as in p-3f9a2c71: p-0b1c2d3e"
_HEAD = "# Where links to passages of an earlier transcript lead now. Castloom keeps this file; do not delete it.\n"


def read_former(root: Path, path: str, problems: Problems) -> dict[str, str]:
    """Former address → present one, with chains followed to their end; empty without a file.

    Lines at fault are problems, and left out.
    """
    text = read_text(root, path, problems) if (root / path).is_file() else None
    tree = yamltext.parse(text, path, problems) if text is not None else None
    if tree is None:
        return {}
    if not isinstance(tree, Fields):
        problems.error(path, tree.line, "", "does not hold pairs of addresses", _EXAMPLE)
        return {}
    for key, line in tree.twice:
        message = f"{key} stands on line {tree.lines[key]} too"
        problems.error(path, line, "", message, "keep the line that is right, and remove the other")
    pairs = {key: node.value for key, node in tree.nodes.items() if isinstance(node, Text) and _fits(key, node.value)}
    for key in (key for key in tree.nodes if key not in pairs):
        problems.error(path, tree.lines[key], "", "this is not a pair of addresses", _EXAMPLE)
    return _resolved(pairs, path, tree.lines, problems)


def former_text(former: Mapping[str, str]) -> str:
    """The registry's file, in the order of the former addresses."""
    return _HEAD + "".join(f"{old}: {new}\n" for old, new in sorted(former.items()))


def _fits(*addresses: str) -> bool:
    return all(_ADDRESS.fullmatch(address) for address in addresses)


def _resolved(pairs: Mapping[str, str], path: str, lines: Mapping[str, int], problems: Problems) -> dict[str, str]:
    """The pairs with chains followed: from a to b and from b to c is from a to c. Circles are problems."""
    ends: dict[str, str] = {}
    for first in pairs:
        at, chain = first, dict[str, None]()
        while at in pairs and at not in ends and at not in chain:
            chain[at] = None
            at = pairs[at]
        if at in chain:
            circle = list(chain)[list(chain).index(at) :]
            message = f"these addresses lead in a circle: {', '.join(sorted(circle))}"
            remedy = "remove the line whose first address is on the episode's page now"
            problems.error(path, min(lines[address] for address in circle), "", message, remedy)
        ends.update(dict.fromkeys(chain, "" if at in chain else ends.get(at, at)))
    return {old: new for old, new in ends.items() if new}
