"""A transcript as HTML: turns with names, paragraphs with times, sentences with addresses, concepts with links."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from html import escape

from castloom.derive.autolink import Autolinker
from castloom.derive.terms import Found
from castloom.model.clock import clock
from castloom.model.episode import Chapter
from castloom.model.speech import Speech, Voice
from castloom.render.sentence_html import plain_html, sentence_html

_ROOT = "../../"  # from episodes/SLUG/
ALSO = "data-also"  # a sentence's further addresses: an element for each would be half of the page
_LANES = 6
_PLAY = '<span class="cast-hidden">Play from </span>'
_LINK = '<span class="cast-hidden">Link to this passage </span>'
_LINK_AT = '<span class="cast-hidden">Link to this passage at </span>'


def transcript_html(
    said: Speech,
    voices: Sequence[str],
    chapters: Sequence[Chapter],
    named: Mapping[int, list[Found]],
    links: Autolinker,
    about: bool = False,
    plays: bool = True,
) -> str:
    """The turns in order; `voices` are the speakers by lane, `named` the concepts' names by row of the sentence.

    A chapter's heading stands before the paragraph in which it begins. Without chapters a turn is a section.
    `about` says that the times are estimated, `plays` that there is audio to play from them.
    """
    headings = _headings(said, chapters)
    sections = {*headings, *(row for row in said.voices if not chapters or said.starts[row] is None)}
    sentences = _sentences(said, named, links, sections)
    lanes = {speaker: lane % _LANES for lane, speaker in enumerate(voices)}
    openings = {voice: _opening(voice, lanes[voice.speaker]) for voice in set(said.voices.values())}
    parts: list[str] = []
    opening = ""
    for (first, _), paragraph in zip(said.spans, _paragraphs(said, sentences, about, plays), strict=True):
        voice = said.voices.get(first)
        opening = openings[voice] if voice else opening
        if voice or first in headings:
            parts += ["</section>\n" if parts else "", headings.get(first, ""), opening]
        parts.append(paragraph)
    return "".join([*parts, "</section>\n"])


def _paragraphs(said: Speech, sentences: Sequence[str], about: bool, plays: bool) -> Iterator[str]:
    for first, after in said.spans:
        own = said.own.get(first, "")
        anchor = f' id="{own}"' if own else ""
        link = _link(own or said.addresses[first], said.starts[first], "about " if about else "", plays)
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
    said: Speech, named: Mapping[int, list[Found]], links: Autolinker, sections: Collection[int]
) -> list[str]:
    """Each sentence in its element; `sections` are the rows with which sections begin."""
    words = plain_html("\n".join(said.texts)).split("\n")
    special = {*said.marks, *named}
    for row in sorted({*special, *sections}):
        if row in sections:
            links.new_section()
        if row in special:
            names = [name for name in named.get(row, ()) if links.takes(name.concept)]
            words[row] = sentence_html(said.texts[row], names, said.marks.get(row, ()), _ROOT)
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


def _link(address: str, start: float | None, about: str, plays: bool) -> str:
    """The link before a paragraph, which plays from there if anything can."""
    if start is None:
        return f'<a class="cast-time" href="#{address}">{_LINK}#</a> '
    if plays:
        return f'<a class="cast-time" href="?t={int(start)}#{address}">{_PLAY}{about}{clock(start)}</a> '
    return f'<a class="cast-time" href="#{address}">{_LINK_AT}{about}{clock(start)}</a> '


def _opening(voice: Voice, lane: int) -> str:
    name = escape(voice.speaker or "Unnamed speaker")
    who = f'<a href="{_ROOT}people/{voice.person}/">{name}</a>' if voice.person else name
    return f'<section class="cast-turn cast-voice-{lane}"><p class="cast-turn__who">{who}</p>'


def _heading(chapter: Chapter) -> str:
    title = escape(chapter.title)
    if chapter.concept:
        title = f'<a href="{_ROOT}concepts/{chapter.concept}/">{title}</a>'
    return f'<h3 class="cast-chapter" id="chapter-{int(chapter.start.total_seconds())}">{title}</h3>\n'
