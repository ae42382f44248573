"""A transcript as HTML: turns with names, paragraphs with times, sentences with addresses, concepts with links."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import chain

from castloom.derive.autolink import Autolinker
from castloom.derive.terms import Found
from castloom.model.clock import clock
from castloom.model.episode import Chapter
from castloom.model.speech import Sentence, Turn
from castloom.render.sentence_html import plain_html, sentence_html

_ROOT = "../../"  # from episodes/SLUG/
_LANES = 6
_TIMED = '<span class="cast-sentence" id="%s" data-ms="%d">'
_LINK = '<a class="cast-time" href="#{}"><span class="cast-hidden">Link to this passage </span>#</a> '
_UNTIMED = '<span class="cast-sentence" id="%s">'


def transcript_html(
    turns: Iterable[Turn],
    voices: Sequence[str],
    chapters: Sequence[Chapter],
    named: Mapping[int, list[Found]],
    links: Autolinker,
    about: bool = False,
    plays: bool = True,
) -> str:
    """The turns in order; `voices` are the speakers by lane, `named` the concepts' names by place of the sentence.

    A chapter's heading stands before the paragraph in which it begins. Without chapters a turn is a section.
    `about` says that the times are estimated, `plays` that there is audio to play from them.
    """
    return _Writer(voices, chapters, named, links, _times(about, plays)).html(tuple(turns))


class _Writer:
    """Counts sentences and chapters as it goes through a transcript.

    It writes a form with `%s` where an address or a time goes, and fills them all in at once at the end: that takes a
    third of the time.
    """

    def __init__(
        self,
        voices: Sequence[str],
        chapters: Sequence[Chapter],
        named: Mapping[int, list[Found]],
        links: Autolinker,
        time: str,
    ) -> None:
        self._lanes = {speaker: lane % _LANES for lane, speaker in enumerate(voices)}
        self._by_chapter = bool(chapters)
        self._waiting = list(chapters)
        self._named = named
        self._links = links
        self._time = time
        self._openings: dict[str, str] = {}
        self._parts: list[str] = []
        self._row = 0

    def html(self, turns: Sequence[Turn]) -> str:
        sentences = [sentence for turn in turns for paragraph in turn.paragraphs for sentence in paragraph.sentences]
        addresses, texts, starts, _, anchors, marks = zip(*sentences, strict=True)
        self._special = {row for row, both in enumerate(zip(anchors, marks, strict=True)) if any(both)} | {*self._named}
        self._words = plain_html("\n".join(texts)).replace("%", "%%").split("\n")
        timed = None not in starts
        self._begin = _TIMED if timed else _UNTIMED
        self._between = f"</span> {self._begin}"
        for turn in turns:
            self._turn(turn)
        moments = [round(start * 1000) for start in starts] if timed else []
        values = chain.from_iterable(zip(addresses, moments, strict=True)) if timed else addresses
        return "".join(self._parts) % tuple(values)

    def _turn(self, turn: Turn) -> None:
        speaker, person, paragraphs = turn
        if not self._by_chapter or paragraphs[0].sentences[0].start is None:
            self._links.new_section()
        opening = self._openings.get(speaker) or self._opening(speaker, person)
        opened = False
        for address, sentences in paragraphs:
            headings = self._headings(sentences[-1].end) if self._waiting else ""
            if headings:
                self._parts.append(f"</section>\n{headings}" if opened else headings)
            if headings or not opened:
                self._parts.append(opening)
                opened = True
            self._paragraph(address, sentences)
        self._parts.append("</section>\n")

    def _headings(self, end: float | None) -> str:
        """The headings of the chapters that begin before a paragraph's end."""
        headings = ""
        while self._waiting and end is not None and self._waiting[0].start.total_seconds() < end:
            headings += _heading(self._waiting.pop(0))
            self._links.new_section()
        return headings

    def _opening(self, speaker: str, person: str) -> str:
        name = _in_form(escape(speaker or "Unnamed speaker"))
        who = f'<a href="{_ROOT}people/{person}/">{name}</a>' if person else name
        turn = f'<section class="cast-turn cast-voice-{self._lanes[speaker]}"><p class="cast-turn__who">{who}</p>'
        self._openings[speaker] = turn
        return turn

    def _paragraph(self, own: str, sentences: tuple[Sentence, ...]) -> None:
        first, row, after = sentences[0], self._row, self._row + len(sentences)
        if not self._special.isdisjoint(range(row, after)):
            for n in range(row, after):
                if n in self._special:
                    self._words[n] = _in_form(self._sentence(n, sentences[n - row]))
        anchor = f' id="{own}"' if own else ""
        time = (
            _LINK.format(own or first.address) if first.start is None else self._at(own or first.address, first.start)
        )
        said = self._between.join(self._words[row:after])
        self._parts.append(f'<p class="cast-para"{anchor}>{time}{self._begin}{said}</span></p>')
        self._row = after

    def _at(self, address: str, start: float) -> str:
        return self._time.format(address, int(start), clock(start))

    def _sentence(self, row: int, sentence: Sentence) -> str:
        names = [name for name in self._named.get(row, ()) if self._links.takes(name.concept)]
        return sentence_html(sentence.text, names, sentence.marks, sentence.anchors, _ROOT)


def _times(about: bool, plays: bool) -> str:
    """The link before a paragraph, with places for its address, its second and its time."""
    said = f"{'about ' if about else ''}{{2}}</a> "
    if plays:
        return f'<a class="cast-time" href="?t={{1}}#{{0}}"><span class="cast-hidden">Play from </span>{said}'
    return f'<a class="cast-time" href="#{{0}}"><span class="cast-hidden">Link to this passage at </span>{said}'


def _in_form(html: str) -> str:
    return html.replace("%", "%%") if "%" in html else html


def _heading(chapter: Chapter) -> str:
    title = _in_form(escape(chapter.title))
    if chapter.concept:
        title = f'<a href="{_ROOT}concepts/{chapter.concept}/">{title}</a>'
    return f'<h3 class="cast-chapter" id="chapter-{int(chapter.start.total_seconds())}">{title}</h3>\n'
