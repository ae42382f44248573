"""JSON chapters (podcast namespace, version 1.2), and Podlove's JSON, which is a bare list with keys of its own."""

from castloom.model.problem import Problems, nearest
from castloom.source.chapters.keys import KEYS
from castloom.source.jsontext import parse_json
from castloom.source.yamltext import Fields, Items, Node, Text

EXAMPLE = '{"startTime": 94, "title": "Sun"}'
_LIST = f'{{"version": "1.2.0", "chapters": [{EXAMPLE}]}}'
_OF_PODLOVE = {"start": "startTime", "href": "url", "image": "img"}


def read_json_chapters(text: str, path: str, problems: Problems) -> list[Fields]:
    """The groups of the list. Keys that are not read are told once each; what is null or empty is left out."""
    tree = parse_json(text, path, problems, "correct it there or just above, or export the chapters again")
    if tree is None:
        return []
    items = tree.nodes.get("chapters") if isinstance(tree, Fields) else tree
    if not isinstance(items, Items):
        problems.error(path, tree.line, "", "holds no list of chapters", f"write it as {_LIST}")
        return []
    unread: dict[str, int] = {}
    groups = [_group(item, unread) for item in items.nodes if isinstance(item, Fields)]
    for item in items.nodes:
        if not isinstance(item, Fields):
            problems.error(path, item.line, "", "this is not a chapter", f"write it as {EXAMPLE}")
    for key, line in unread.items():
        hint = nearest(key, KEYS) or f"remove it, or call it x-{key} to keep it for yourself"
        problems.warn(path, line, "", f'"{key}" is no key of a chapter, and is not used', hint)
    return groups


def _group(item: Fields, unread: dict[str, int]) -> Fields:
    """The keys that a chapter has, by the names of JSON chapters."""
    pairs = [(key, _OF_PODLOVE.get(key, key), node) for key, node in item.nodes.items() if not _is_empty(node)]
    for key, name, _ in pairs:
        if name not in KEYS and not key.startswith("x-"):
            unread.setdefault(key, item.lines[key])
    known = [(key, name, node) for key, name, node in pairs if name in KEYS]
    lines = {name: item.lines[key] for key, name, _ in known}
    twice = tuple((key, line) for key, line in item.twice if key in KEYS)
    return Fields({name: node for _, name, node in known}, lines, item.line, twice)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Text) and not node.value.strip()
