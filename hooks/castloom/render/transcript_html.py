"""A transcript as HTML: turns with names, paragraphs with times, sentences with addresses, concepts with links."""

from collections.abc import Iterable, Sequence
from html import escape

from castloom.derive.autolink import Autolinker
from castloom.derive.terms import Terms
from castloom.model.episode import Chapter
from castloom.model.speech import Paragraph, Sentence, Turn
from castloom.render.clock import clock

_ROOT = "../../"  # from episodes/SLUG/


def transcript_html(
    turns: Iterable[Turn], voices: Sequence[str], chapters: Sequence[Chapter], terms: Terms, links: Autolinker
) -> str:
    """The turns in order; `voices` are the speakers by lane. A chapter's heading stands before the paragraph it begins in."""
    return "".join(_turns(turns, voices, list(chapters), terms, links))


def _turns(
    turns: Iterable[Turn], voices: Sequence[str], waiting: list[Chapter], terms: Terms, links: Autolinker
) -> Iterable[str]:
    by_chapter = bool(waiting)
    for turn in turns:
        if not by_chapter:
            links.new_section()
        opening = _opening(turn, voices)
        opened = False
        for paragraph in turn.paragraphs:
            begun = _begun(waiting, paragraph)
            if begun:
                links.new_section()
                yield "</section>" if opened else ""
                yield "".join(map(_heading, begun))
                opened = False
            if not opened:
                yield opening
                opened = True
            yield _paragraph(paragraph, terms, links)
        yield "</section>\n"


def _begun(waiting: list[Chapter], paragraph: Paragraph) -> list[Chapter]:
    """Takes the chapters off `waiting` whose start lies before the paragraph's end."""
    end = paragraph.sentences[-1].end
    begun = []
    while waiting and end is not None and waiting[0].start.total_seconds() < end:
        begun.append(waiting.pop(0))
    return begun


def _heading(chapter: Chapter) -> str:
    title = escape(chapter.title)
    if chapter.concept:
        title = f'<a href="{_ROOT}concepts/{chapter.concept}/">{title}</a>'
    return f'<h3 class="cast-chapter" id="chapter-{int(chapter.start.total_seconds())}">{title}</h3>\n'


def _opening(turn: Turn, voices: Sequence[str]) -> str:
    lane = voices.index(turn.speaker) % 6
    name = escape(turn.speaker or "Unnamed speaker")
    who = f'<a href="{_ROOT}people/{turn.person}/">{name}</a>' if turn.person else name
    return f'<section class="cast-turn cast-voice-{lane}"><p class="cast-turn__who">{who}</p>'


def _paragraph(paragraph: Paragraph, terms: Terms, links: Autolinker) -> str:
    first = paragraph.sentences[0]
    anchor = f' id="{paragraph.address}"' if paragraph.address else ""
    time = _time(first, paragraph.address or first.address) if first.start is not None else ""
    said = " ".join(_sentence(sentence, terms, links) for sentence in paragraph.sentences)
    return f'<p class="cast-para"{anchor}>{time}{said}</p>'


def _time(sentence: Sentence, address: str) -> str:
    start = sentence.start or 0.0
    return (
        f'<a class="cast-time" href="?t={int(start)}#{address}">'
        f'<span class="cast-hidden">Play from </span>{clock(start)}</a> '
    )


def _sentence(sentence: Sentence, terms: Terms, links: Autolinker) -> str:
    start = f' data-start="{sentence.start:g}"' if sentence.start is not None else ""
    words = _linked(sentence.text, terms, links)
    return f'<span class="cast-sentence" id="{sentence.address}"{start}>{words}</span>'


def _linked(text: str, terms: Terms, links: Autolinker) -> str:
    pieces, at = [], 0
    for found in terms.find(text):
        if links.takes(found.concept):
            name = escape(text[found.start : found.end], quote=False)
            pieces.append(escape(text[at : found.start], quote=False))
            pieces.append(f'<a class="cast-concept" href="{_ROOT}concepts/{found.concept}/">{name}</a>')
            at = found.end
    pieces.append(escape(text[at:], quote=False))
    return "".join(pieces)
