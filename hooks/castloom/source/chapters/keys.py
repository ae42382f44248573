"""Chapters in front matter."""

from collections.abc import Callable

from castloom.model.episode import Chapter
from castloom.model.problem import Unreadable
from castloom.source.folder import Known
from castloom.source.values import address, basic, length
from castloom.source.yamltext import Node

_CHAPTER = '{startTime: "5:12", title: …}'


def chapter(known: Known, path: str) -> Callable[[Node], Chapter]:
    """Reads one chapter of the front matter of the file `path`."""

    def convert(node: Node) -> Chapter:
        fields = basic.group(node, _CHAPTER, "startTime", "title", "concept", "url")
        if "startTime" not in fields.nodes or "title" not in fields.nodes:
            raise Unreadable("needs startTime and title", f"write {_CHAPTER}")
        concept, url = fields.nodes.get("concept"), fields.nodes.get("url")
        return Chapter(
            start=length.duration(fields.nodes["startTime"]),
            title=basic.plain(128)(fields.nodes["title"]),
            concept=basic.reference(known.concepts, "concept", "concepts")(concept) if concept else "",
            url=address.https(url) if url else "",
            path=path,
            line=node.line,
        )

    return convert
