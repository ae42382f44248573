"""A transcript as HTML: turns with names, paragraphs with times, sentences with addresses, concepts with links."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import count

from castloom.derive.autolink import Autolinker
from castloom.derive.terms import Found
from castloom.model.episode import Chapter
from castloom.model.speech import Paragraph, Turn
from castloom.render.clock import clock

_ROOT = "../../"  # from episodes/SLUG/
_LANES = 6


def transcript_html(
    turns: Iterable[Turn],
    voices: Sequence[str],
    chapters: Sequence[Chapter],
    named: Mapping[int, list[Found]],
    links: Autolinker,
    about: bool = False,
) -> str:
    """The turns in order; `voices` are the speakers by lane, `named` the concepts' names by place of the sentence.

    A chapter's heading stands before the paragraph in which it begins. Without chapters a turn is a section.
    `about` says that the times are estimated.
    """
    return "".join(_Writer(voices, chapters, named, links, about).turns(turns))


class _Writer:
    """Counts sentences and chapters as it goes through a transcript."""

    def __init__(
        self,
        voices: Sequence[str],
        chapters: Sequence[Chapter],
        named: Mapping[int, list[Found]],
        links: Autolinker,
        about: bool,
    ) -> None:
        self._lanes = {speaker: lane % _LANES for lane, speaker in enumerate(voices)}
        self._by_chapter = bool(chapters)
        self._waiting = list(chapters)
        self._named = named
        self._links = links
        self._about = "about " if about else ""
        self._places = count()

    def turns(self, turns: Iterable[Turn]) -> Iterator[str]:
        for turn in turns:
            if not self._by_chapter or turn.paragraphs[0].sentences[0].start is None:
                self._links.new_section()
            opened = False
            for paragraph in turn.paragraphs:
                headings = self._headings(paragraph)
                if headings:
                    yield f"</section>\n{headings}" if opened else headings
                if headings or not opened:
                    yield self._opening(turn)
                    opened = True
                yield self._paragraph(paragraph)
            yield "</section>\n"

    def _headings(self, paragraph: Paragraph) -> str:
        """The headings of the chapters that begin before the paragraph's end."""
        end = paragraph.sentences[-1].end
        headings = ""
        while self._waiting and end is not None and self._waiting[0].start.total_seconds() < end:
            headings += _heading(self._waiting.pop(0))
            self._links.new_section()
        return headings

    def _opening(self, turn: Turn) -> str:
        name = escape(turn.speaker or "Unnamed speaker")
        who = f'<a href="{_ROOT}people/{turn.person}/">{name}</a>' if turn.person else name
        return f'<section class="cast-turn cast-voice-{self._lanes[turn.speaker]}"><p class="cast-turn__who">{who}</p>'

    def _paragraph(self, paragraph: Paragraph) -> str:
        first = paragraph.sentences[0]
        anchor = f' id="{paragraph.address}"' if paragraph.address else ""
        address = paragraph.address or first.address
        time = self._time(first.start, address) if first.start is not None else _link(address)
        said = [
            f'<span class="cast-sentence" id="{address}"{_data_start(start)}>{self._words(text)}</span>'
            for address, text, start, *_ in paragraph.sentences
        ]
        return f'<p class="cast-para"{anchor}>{time}{" ".join(said)}</p>'

    def _time(self, start: float, address: str) -> str:
        return (
            f'<a class="cast-time" href="?t={int(start)}#{address}">'
            f'<span class="cast-hidden">Play from </span>{self._about}{clock(start)}</a> '
        )

    def _words(self, text: str) -> str:
        names = self._named.get(next(self._places))
        return self._linked(text, names) if names else _escape(text)

    def _linked(self, text: str, names: Iterable[Found]) -> str:
        pieces, at = [], 0
        for found in names:
            if self._links.takes(found.concept):
                name = _escape(text[found.start : found.end])
                pieces.append(_escape(text[at : found.start]))
                pieces.append(f'<a class="cast-concept" href="{_ROOT}concepts/{found.concept}/">{name}</a>')
                at = found.end
        pieces.append(_escape(text[at:]))
        return "".join(pieces)


def _heading(chapter: Chapter) -> str:
    title = escape(chapter.title)
    if chapter.concept:
        title = f'<a href="{_ROOT}concepts/{chapter.concept}/">{title}</a>'
    return f'<h3 class="cast-chapter" id="chapter-{int(chapter.start.total_seconds())}">{title}</h3>\n'


def _link(address: str) -> str:
    return f'<a class="cast-time" href="#{address}"><span class="cast-hidden">Link to this passage </span>#</a> '


def _data_start(start: float | None) -> str:
    return f' data-start="{start}"' if start is not None else ""


def _escape(text: str) -> str:
    # Most sentences need no escaping, and to see that is quicker than to do it.
    return escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text
