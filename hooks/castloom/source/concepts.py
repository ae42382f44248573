"""Concept pages: concepts/ID.md."""

from castloom.model.concept import Autolink, Concept
from castloom.source.concept_life import read_dissent, read_history, read_retirement
from castloom.source.documents import Document
from castloom.source.folder import Known
from castloom.source.record import Record
from castloom.source.values import address, basic


def read_concept(document: Document, id_: str, known: Known, record: Record) -> Concept:
    """The concept that a file in concepts/ describes."""
    another = basic.reference(known.concepts, "concept", "concepts")
    merged_into = record.get("mergedInto", another, "")
    definition = _definition(record, bool(merged_into))
    retired = read_retirement(record)
    autolink = record.get("autolink", basic.one_of(Autolink), Autolink.FIRST_IN_SECTION)
    concept = Concept(
        id=id_,
        path=document.path,
        title=record.need("title", basic.plain(128), id_, "title: Human Debt"),
        definition=definition,
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
        autolink=Autolink.OFF if retired else autolink,
        draft=record.get("draft", basic.flag, False),
        history=read_history(record, definition),
        dissent=read_dissent(record, known),
        retired=retired,
        merged_into=merged_into if merged_into != id_ else "",
        lines=document.fields.lines,
    )
    ties = ("related", concept.related), ("broader", concept.broader), ("narrower", concept.narrower)
    for key, ids in (*ties, ("mergedInto", (merged_into,))):
        if id_ in ids:
            record.problems.error(document.path, record.line(key), key, f'"{id_}" is this concept itself', "remove it")
    return concept


def _definition(record: Record, merged: bool) -> str:
    """What the concept is; one that is part of another has no page that would say it."""
    if merged:
        return record.get("definition", basic.text, "")
    return record.need("definition", basic.text, "", "definition: One sentence that says what it is")
