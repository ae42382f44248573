"""A transcript as HTML: turns with names, paragraphs with times, sentences with addresses, concepts with links."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import chain

from castloom.derive.autolink import Autolinker
from castloom.derive.terms import Found
from castloom.model.clock import clock
from castloom.model.episode import Chapter
from castloom.model.speech import Speech, Voice
from castloom.render.sentence_html import plain_html, sentence_html

_ROOT = "../../"  # from episodes/SLUG/
_LANES = 6
_TIMED = '<span class="cast-sentence" id="%s" data-ms="%d">\n'
_UNTIMED = '<span class="cast-sentence" id="%s">\n'


def transcript_html(
    said: Speech,
    lanes: Sequence[str],
    chapters: Sequence[Chapter],
    named: Mapping[int, list[Found]],
    links: Autolinker,
    about: bool = False,
    plays: bool = True,
) -> str:
    """The turns in order; `lanes` are the speakers by lane, `named` the concepts' names by row of the sentence.

    A chapter's heading stands before the paragraph in which it begins. Without chapters a turn is a section.
    `about` says that the times are estimated, `plays` that there is audio to play from them.
    """
    writer = _Writer(said, chapters, named, links, "about " if about else "", plays)
    return writer.html({speaker: lane % _LANES for lane, speaker in enumerate(lanes)})


class _Writer:
    """Counts chapters and linked names as it goes through a transcript."""

    def __init__(
        self,
        said: Speech,
        chapters: Sequence[Chapter],
        named: Mapping[int, list[Found]],
        links: Autolinker,
        about: str,
        plays: bool,
    ) -> None:
        self._said = said
        self._by_chapter = bool(chapters)
        self._waiting = list(chapters)
        self._named = named
        self._links = links
        self._about = about
        self._plays = plays
        self._special = sorted({*said.anchors, *said.marks, *named}, reverse=True)
        self._begins = _begins(said)
        words = plain_html("\n".join(said.texts)).split("\n")
        self._sentences = [f"{begin}{text}</span>" for begin, text in zip(self._begins, words, strict=True)]

    def html(self, lanes: Mapping[str, int]) -> str:
        said = self._said
        openings = {voice: _opening(voice, lanes[voice.speaker]) for voice in set(said.voices.values())}
        parts: list[str] = []
        opening = ""
        for first, after in said.spans:
            voice = said.voices.get(first)
            if voice:
                opening = openings[voice]
                if not self._by_chapter or said.starts[first] is None:
                    self._links.new_section()
            headings = self._headings(said.ends[after - 1]) if self._waiting else ""
            if voice or headings:
                parts += ["</section>\n" if parts else "", headings, opening]
            parts.append(self._paragraph(first, after))
        return "".join([*parts, "</section>\n"])

    def _headings(self, end: float | None) -> str:
        """The headings of the chapters that begin before a paragraph's end."""
        headings = ""
        while self._waiting and end is not None and self._waiting[0].start.total_seconds() < end:
            headings += _heading(self._waiting.pop(0))
            self._links.new_section()
        return headings

    def _paragraph(self, first: int, after: int) -> str:
        while self._special and self._special[-1] < after:
            row = self._special.pop()
            self._sentences[row] = f"{self._begins[row]}{self._sentence(row)}</span>"
        own = self._said.own.get(first, "")
        anchor = f' id="{own}"' if own else ""
        link = self._link(own or self._said.addresses[first], self._said.starts[first])
        return f'<p class="cast-para"{anchor}>{link}{" ".join(self._sentences[first:after])}</p>'

    def _sentence(self, row: int) -> str:
        said = self._said
        names = [name for name in self._named.get(row, ()) if self._links.takes(name.concept)]
        return sentence_html(said.texts[row], names, said.marks.get(row, ()), said.anchors.get(row, ()), _ROOT)

    def _link(self, address: str, start: float | None) -> str:
        """The link before a paragraph, which plays from there if anything can."""
        if start is None:
            href, label, time = f"#{address}", "Link to this passage", "#"
        elif self._plays:
            href, label, time = f"?t={int(start)}#{address}", "Play from", f"{self._about}{clock(start)}"
        else:
            href, label, time = f"#{address}", "Link to this passage at", f"{self._about}{clock(start)}"
        return f'<a class="cast-time" href="{href}"><span class="cast-hidden">{label} </span>{time}</a> '


def _begins(said: Speech) -> list[str]:
    """The opening tag of each sentence; to fill one form in for all of them takes a third of the time."""
    starts = [start for start in said.starts if start is not None]
    if len(starts) < len(said.starts):
        return (_UNTIMED * len(said.addresses) % tuple(said.addresses)).split("\n")[:-1]
    values = zip(said.addresses, [round(start * 1000) for start in starts], strict=True)
    return (_TIMED * len(starts) % tuple(chain.from_iterable(values))).split("\n")[:-1]


def _opening(voice: Voice, lane: int) -> str:
    name = escape(voice.speaker or "Unnamed speaker")
    who = f'<a href="{_ROOT}people/{voice.person}/">{name}</a>' if voice.person else name
    return f'<section class="cast-turn cast-voice-{lane}"><p class="cast-turn__who">{who}</p>'


def _heading(chapter: Chapter) -> str:
    title = escape(chapter.title)
    if chapter.concept:
        title = f'<a href="{_ROOT}concepts/{chapter.concept}/">{title}</a>'
    return f'<h3 class="cast-chapter" id="chapter-{int(chapter.start.total_seconds())}">{title}</h3>\n'
