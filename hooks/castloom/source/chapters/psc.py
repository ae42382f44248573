"""Podlove Simple Chapters: XML with `chapter start="…" title="…" href="…" image="…"`, alone or cut from a feed."""

from xml.parsers import expat

from castloom.model.problem import Problems
from castloom.source.chapters.marks import fields_of
from castloom.source.yamltext import Fields

EXAMPLE = '<psc:chapter start="00:01:02.500" title="Opening"/>'


def read_psc(text: str, path: str, problems: Problems) -> list[Fields]:
    """The chapter elements, under whatever prefix; what stands before a fault in the XML is read all the same."""
    found: list[Fields] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "chapter":
            found.append(_chapter(attributes, parser.CurrentLineNumber))

    def refuse(*_: object) -> None:
        raise _RefusedError

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse  # it may define entities that grow beyond all bounds
    try:
        parser.Parse(text, True)
    except expat.ExpatError as fault:
        message = f"this is not XML: {expat.ErrorString(fault.code)}"
        problems.error(path, fault.lineno, "", message, "correct it (an & alone is written &amp;), or export it again")
    except _RefusedError:
        problems.error(path, parser.CurrentLineNumber, "", "has a <!DOCTYPE>", "remove it")
    return found


class _RefusedError(Exception):
    pass


def _chapter(attributes: dict[str, str], line: int) -> Fields:
    of = {name.rpartition(":")[2]: value.strip() for name, value in attributes.items()}
    return fields_of(
        line, startTime=of.get("start", ""), title=of.get("title", ""), url=of.get("href", ""), img=of.get("image", "")
    )
