"""A transcript as HTML: turns with names, paragraphs with times, sentences with addresses, concepts with links."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from html import escape

from castloom.derive.autolink import Autolinker
from castloom.derive.terms import Found
from castloom.model.clock import clock
from castloom.model.episode import Chapter
from castloom.model.speech import Speech, Voice
from castloom.render.sentence_html import plain_html, sentence_html
from castloom.render.voice_colours import colours
from castloom.render.words.words import Words

_ROOT = "../../"  # from episodes/SLUG/
ALSO = "data-also"  # a sentence's further addresses: an element for each would be half of the page
_HIDDEN = '<span class="cast-hidden">%s</span>'


def transcript_html(
    said: Speech,
    voices: Sequence[str],
    chapters: Sequence[Chapter],
    named: Mapping[int, list[Found]],
    links: Autolinker,
    words: Words,
    about: bool = False,
    plays: bool = True,
) -> str:
    """The turns in order; `voices` are the speakers by lane, `named` the concepts' names by row of the sentence.

    A chapter's heading stands before the paragraph in which it begins. Without chapters a turn is a section.
    `about` says that the times are estimated, `plays` that there is audio to play from them.
    """
    headings = _headings(said, chapters)
    sections = {*headings, *(row for row in said.voices if not chapters or said.starts[row] is None)}
    sentences = _sentences(said, named, links, sections, words)
    paragraphs = _paragraphs(said, sentences, _Links(words, about, plays))
    openings = _openings(said, voices, words)
    parts: list[str] = []
    opening = ""
    for (first, _), paragraph in zip(said.spans, paragraphs, strict=True):
        voice = said.voices.get(first)
        opening = openings[voice] if voice else opening
        if voice or first in headings:
            parts += ["</section>\n" if parts else "", headings.get(first, ""), opening]
        parts.append(paragraph)
    return "".join([*parts, "</section>\n"])


def _paragraphs(said: Speech, sentences: Sequence[str], links: "_Links") -> Iterator[str]:
    for first, after in said.spans:
        own = said.own.get(first, "")
        anchor = f' id="{own}"' if own else ""
        link = links.to(own or said.addresses[first], said.starts[first])
        yield f'<p class="cast-para"{anchor}>{link}{" ".join(sentences[first:after])}</p>'


def _headings(said: Speech, chapters: Sequence[Chapter]) -> dict[int, str]:
    """The headings of chapters by the row of the paragraph before which they stand."""
    headings: dict[int, str] = {}
    waiting = list(chapters)
    for first, after in said.spans if chapters else ():
        end = said.ends[after - 1]
        while waiting and end is not None and waiting[0].start.total_seconds() < end:
            headings[first] = headings.get(first, "") + _heading(waiting.pop(0))
    return headings


def _sentences(
    said: Speech, named: Mapping[int, list[Found]], links: Autolinker, sections: Collection[int], say: Words
) -> list[str]:
    """Each sentence in its element; `sections` are the rows with which sections begin."""
    words = plain_html("\n".join(said.texts)).split("\n")
    special = {*said.marks, *named}
    for row in sorted({*special, *sections}):
        if row in sections:
            links.new_section()
        if row in special:
            names = [name for name in named.get(row, ()) if links.takes(name.concept)]
            words[row] = sentence_html(said.texts[row], names, said.marks.get(row, ()), _ROOT, say)
    heads = list(said.addresses)
    for row, anchors in said.anchors.items():
        heads[row] += f'" {ALSO}="' + " ".join([anchor.address for anchor in anchors])
    starts = [start for start in said.starts if start is not None]
    if len(starts) < len(words):  # not each has a time
        rows = zip(heads, words, strict=True)
        return [f'<span class="cast-sentence" id="{head}">{text}</span>' for head, text in rows]
    return [
        f'<span class="cast-sentence" id="{head}" data-ms="{round(start * 1000)}">{text}</span>'
        for head, start, text in zip(heads, starts, words, strict=True)
    ]


class _Links:
    """Makes the links before paragraphs, which play from there if anything can."""

    def __init__(self, words: Words, about: bool, plays: bool) -> None:
        before, after = words.around("about_time", "time") if about else ("", "")
        self._plays = plays
        self._lead, self._end = _around(words, "play_from" if plays else "link_to_passage_at", before, after)
        self._untimed = _HIDDEN % f"{escape(words('link_to_passage'))} "

    def to(self, address: str, start: float | None) -> str:
        """The link to a paragraph's address, which begins at a second."""
        if start is None:
            return f'<a class="cast-time" href="#{address}">{self._untimed}#</a> '
        moment = f"?t={int(start)}" if self._plays else ""
        return f'<a class="cast-time" href="{moment}#{address}">{self._lead}{clock(start)}{self._end}</a> '


def _around(words: Words, key: str, *seen: str) -> tuple[str, str]:
    """What stands around a time as HTML, of which all but `seen`, which touches it, is hidden."""
    (before, after), (lead, end) = map(escape, seen), map(escape, words.around(key, "time"))
    return (lead and _HIDDEN % lead) + before, after + (end and _HIDDEN % end)


def _openings(said: Speech, voices: Sequence[str], words: Words) -> dict[Voice, str]:
    """What a turn of each voice begins with."""
    lanes = colours(voices)
    return {voice: _opening(voice, lanes[voice.speaker], words) for voice in set(said.voices.values())}


def _opening(voice: Voice, lane: int, words: Words) -> str:
    name = escape(voice.speaker or words("unnamed_speaker"))
    who = f'<a href="{_ROOT}people/{voice.person}/">{name}</a>' if voice.person else name
    return f'<section class="cast-turn cast-voice-{lane}"><p class="cast-turn__who">{who}</p>'


def _heading(chapter: Chapter) -> str:
    title = escape(chapter.title)
    if chapter.concept:
        title = f'<a href="{_ROOT}concepts/{chapter.concept}/">{title}</a>'
    return f'<h3 class="cast-chapter" id="chapter-{int(chapter.start.total_seconds())}">{title}</h3>\n'
