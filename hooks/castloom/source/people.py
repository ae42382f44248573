"""Person pages: people/ID.md."""

from pathlib import Path

from castloom.model.person import Person
from castloom.source.documents import Document
from castloom.source.record import Record
from castloom.source.values import address, basic
from castloom.source.values.picture import format_fault, type_faults


def read_person(document: Document, id_: str, root: Path, record: Record) -> Person:
    """The person that a file in people/ describes."""
    person = Person(
        id=id_,
        path=document.path,
        name=record.need("name", basic.plain(128), id_, "name: Jane Doe"),
        text=document.body,
        text_line=document.body_line,
        prefix=record.get("honorificPrefix", basic.plain(32), ""),
        aliases=record.each("aliases", basic.plain(128)),
        misheard=record.each("misheard", basic.plain(128)),
        description=record.get("description", basic.text, ""),
        image=record.get("image", address.image(root, "people"), None),
        home=record.get("url", address.web, ""),
        same_as=record.each("sameAs", address.web),
        draft=record.get("draft", basic.flag, False),
    )
    if person.image and "://" not in person.image.src:
        for fault in type_faults(root, person.image.src):
            record.warn("image", fault.message, fault.hint)
    elif person.image and (wrong := format_fault(person.image.src)):
        record.warn("image", wrong.message, wrong.hint)
    return person
