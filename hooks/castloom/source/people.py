"""Person pages: people/ID.md."""

from pathlib import Path

from castloom.model.person import Person
from castloom.source.documents import Document
from castloom.source.record import Record
from castloom.source.values import address, basic


def read_person(document: Document, id_: str, root: Path, record: Record) -> Person:
    """The person that a file in people/ describes."""
    return Person(
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
