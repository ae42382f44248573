"""Free texts for machines: podcast:txt."""

from castloom.model.podcasting import Txt
from castloom.model.problem import Unreadable, nearest_name
from castloom.source.record import Record
from castloom.source.values import basic, vocabulary
from castloom.source.yamltext import Node

TXT = "{purpose: applepodcastsverify, text: …}"


def txt(record: Record) -> Txt:
    """A text with what it is for. Purposes are free; one that is nearly a known one is told."""
    purpose = record.get("purpose", basic.plain(128), "")
    known = vocabulary.words("txt purpose")
    if purpose and purpose not in known and (near := nearest_name(purpose, known)):
        record.warn("purpose", f'nobody is known to look for "{purpose}"', f"did you mean {near}?")
    text = record.need("text", _bool if purpose == "ai-content" else _text, "", TXT)
    return Txt(text, purpose)


def _text(node: Node) -> str:
    typed = basic.text(node)
    if len(typed) > 4000:
        raise Unreadable(f"has {len(typed)} characters", "shorten it to at most 4000 (podcast namespace)")
    return typed


def _bool(node: Node) -> str:
    return "true" if basic.flag(node) else "false"
