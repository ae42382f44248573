"""Concept pages: concepts/ID.md."""

from castloom.model.concept import Autolink, Concept
from castloom.source.documents import Document
from castloom.source.folder import Known
from castloom.source.record import Record
from castloom.source.values import address, basic


def read_concept(document: Document, id_: str, known: Known, record: Record) -> Concept:
    """The concept that a file in concepts/ describes."""
    another = basic.reference(known.concepts, "concept", "concepts")
    concept = Concept(
        id=id_,
        path=document.path,
        title=record.need("title", basic.plain(128), id_, "title: Human Debt"),
        definition=record.need("definition", basic.text, "", "definition: One sentence that says what it is"),
        text=document.body,
        text_line=document.body_line,
        mark=record.get("mark", basic.plain(4), ""),
        aliases=record.each("aliases", basic.plain(128)),
        misheard=record.each("misheard", basic.plain(128)),
        originator=record.get("originator", basic.reference(known.people, "person", "people"), ""),
        same_as=record.each("sameAs", address.web),
        related=record.each("related", another),
        broader=record.each("broader", another),
        narrower=record.each("narrower", another),
        case_sensitive=record.get("caseSensitive", basic.flag, False),
        autolink=record.get("autolink", basic.one_of(Autolink), Autolink.FIRST_IN_SECTION),
        draft=record.get("draft", basic.flag, False),
        lines=document.fields.lines,
    )
    for key, ids in (("related", concept.related), ("broader", concept.broader), ("narrower", concept.narrower)):
        if id_ in ids:
            record.problems.error(document.path, record.line(key), key, f'"{id_}" is this concept itself', "remove it")
    return concept
