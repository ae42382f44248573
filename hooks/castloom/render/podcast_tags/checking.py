"""Tags held against the table."""

from collections import Counter
from collections.abc import Iterable, Iterator

from castloom.render.podcast_tags.rule import Count, Rule
from castloom.render.podcast_tags.table import TABLE
from castloom.render.podcast_tags.tag import Tag

_RULES = {(parent, rule.name): (place, rule) for place, rule in enumerate(TABLE) for parent in rule.parents}


def in_order(tags: Iterable[Tag], parent: str) -> tuple[Tag, ...]:
    """The tags, and those below them, in the table's order; equal ones stay as they come.

    ValueError, with all that is wrong, if one may not stand so in `parent`, which is a tag's name, `channel` or `item`.
    """
    tags = tuple(tags)
    faults = tuple(_faults(tags, parent))
    if faults:
        raise ValueError("; ".join(faults))
    return _sorted(tags, parent)


def _sorted(tags: tuple[Tag, ...], parent: str) -> tuple[Tag, ...]:
    placed = sorted(tags, key=lambda tag: _RULES[parent, tag.name][0])
    return tuple(
        Tag(tag.name, tag.text, tag.attributes, _sorted(tag.children, tag.name), tag.html) if tag.children else tag
        for tag in placed
    )


def _faults(tags: tuple[Tag, ...], parent: str) -> Iterator[str]:
    for name, times in Counter(tag.name for tag in tags).items():
        if (parent, name) not in _RULES:
            yield _misplaced(name, parent)
        elif times > 1 and _RULES[parent, name][1].count is Count.ONCE:
            yield f"{parent} has {name} {times} times; it may have it once"
    for tag in tags:
        if (parent, tag.name) in _RULES:
            yield from _faults_of(tag, _RULES[parent, tag.name][1])
            yield from _faults(tag.children, tag.name)


def _misplaced(name: str, parent: str) -> str:
    parents = [above for above, known in _RULES if known == name]
    return (
        f"{name} stands in {' or '.join(parents)}, not in {parent}"
        if parents
        else f"{name} is not in the table of tags"
    )


def _faults_of(tag: Tag, rule: Rule) -> Iterator[str]:
    known = {attribute.name: attribute for attribute in rule.attributes}
    yield from (f"{tag.name} has no attribute {name}" for name in tag.attributes if name not in known)
    found = (attribute.fault(tag.name, tag.attributes.get(name, "")) for name, attribute in known.items())
    yield from filter(None, found)
    if rule.value is None and tag.text:
        yield f"{tag.name} has no text"
    fault = rule.value.fault(tag.text or "") if rule.value else ""
    if fault:
        yield f"{tag.name}: {fault}"
    if rule.holds and len({child.name for child in tag.children} & set(rule.holds)) != 1:
        yield f"{tag.name} needs {' or '.join(rule.holds)} in it"
