"""A sentence as HTML: concept links, and marks of what was corrected, nested as HTML allows."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from castloom.derive.terms import Found
from castloom.model.speech import Mark
from castloom.render.words.words import Words

# Tags close before others open, and a link lies within a mark, never around one.
_CLOSE_LINK, _CLOSE_MARK, _OPEN_MARK, _OPEN_LINK = range(4)


def sentence_html(text: str, links: Sequence[Found], marks: Sequence[Mark], root: str, words: Words) -> str:
    """The sentence's words; `links` lead to the concepts' pages below `root`, `words` tell what was heard."""
    if not marks:
        return _linked(text, links, root)
    # What stands at which character, in which order among what stands there too.
    pieces: list[tuple[int, int, str]] = []
    for concept, start, end in links:
        pieces.append((start, _OPEN_LINK, _opened(concept, root)))
        pieces.append((end, _CLOSE_LINK, "</a>"))
    for mark in _around(links, marks, text) if links else marks:
        opening, closing = _tags(mark, words)
        pieces += [(mark.start, _OPEN_MARK, opening), (mark.end, _CLOSE_MARK, closing)]
    made, at = [], 0
    for place, _, html in sorted(pieces):
        made += [plain_html(text[at:place]), html]
        at = place
    return "".join([*made, plain_html(text[at:])])


def plain_html(text: str) -> str:
    """A text without tags; most need no escaping, and to see that is quicker than to do it."""
    return escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text


def _linked(text: str, links: Sequence[Found], root: str) -> str:
    made, last = "", 0
    for concept, start, end in links:
        made += f"{plain_html(text[last:start])}{_opened(concept, root)}{plain_html(text[start:end])}</a>"
        last = end
    return made + plain_html(text[last:])


def _opened(concept: str, root: str) -> str:
    return f'<a class="cast-concept" href="{root}concepts/{concept}/">'


def _tags(mark: Mark, words: Words) -> tuple[str, str]:
    if not mark.heard:
        return '<span class="cast-withheld">', "</span>"
    return f'<ins class="cast-fix" tabindex="0" title="{escape(words("heard_as", heard=mark.heard))}">', "</ins>"


def _around(links: Iterable[Found], marks: Sequence[Mark], text: str) -> Iterator[Mark]:
    """The marks, widened to hold every link that they touch; those that then meet become one."""
    whole: Mark | None = None
    for mark in marks:
        touched = [link for link in links if link.start < mark.end and mark.start < link.end] if mark.heard else []
        start = min([mark.start, *(link.start for link in touched)])
        end = max([mark.end, *(link.end for link in touched)])
        wide = mark._replace(start=start, end=end, heard=_heard(mark, start, end, text))
        if whole and whole.heard and wide.heard and wide.start < whole.end:
            heard = whole.heard.removesuffix(text[mark.start : whole.end]) + mark.heard + text[mark.end : end]
            whole = whole._replace(end=max(whole.end, end), heard=heard)
            continue
        if whole:
            yield whole
        whole = wide
    if whole:
        yield whole


def _heard(mark: Mark, start: int, end: int, text: str) -> str:
    return text[start : mark.start] + mark.heard + text[mark.end : end] if mark.heard else ""
