"""Notes as a description may have them: paragraphs and lists, and no text beside them."""

import re
from collections.abc import Sequence
from html import escape
from itertools import accumulate, takewhile

import nh3
from lxml import etree
from lxml import html as lxml_html

from castloom.render.cutting import cut_html

_TAGS = {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"}  # PSP-1
_INSTEAD = tuple(
    (re.compile(what), instead)
    for what, instead in (
        (r"</t[dh]>\s*<t[dh]>", " "),
        (r"</?(?:table|thead|tbody|t[dh])>", ""),
        (r"<h[1-6]>", "<p><strong>"),
        (r"</h[1-6]>", "</strong></p>"),
        (r"<(/?)(?:tr|dt|dd|pre)>", r"<\1p>"),
        (r"</(?:p|ul|ol|blockquote)>", r"\g<0><p>"),  # for text that follows; nh3 closes it, and where it stays empty …
    )
)
_EMPTY = re.compile(r"<p>(\s*)</p>")  # … it goes
_LEAST = 100  # bytes: fewer are not worth a paragraph that is cut


def simple(notes: str) -> str:
    """Notes, clean HTML, of paragraphs and lists only: headings are strong, and each row of a table is a paragraph."""
    for what, instead in _INSTEAD:
        notes = what.sub(instead, notes)
    html = nh3.clean(f"<p>{notes}", tags={*_TAGS, "br"}, attributes={"a": {"href"}}, link_rel=None)
    paragraphs = re.sub(r"(?s)<p>(.*?)</p>", _without_breaks, _EMPTY.sub(r"\1", html))
    return re.sub(r"<br>\s*|\n\s+", "\n", paragraphs).strip()


def beginning(html: str, most: int) -> str:
    """As many of the first blocks of simple HTML as fit into `most` bytes, and what fits of the next one."""
    if len(html.encode()) <= most:
        return html
    blocks = _parts(lxml_html.fragment_fromstring(html, create_parent="div"))
    kept = _fitting(blocks, most)
    left = most - sum(len(block.encode()) + 1 for block in kept)
    if len(kept) < len(blocks) and left >= _LEAST:
        kept.append(_cut(blocks[len(kept)], left))
    return "\n".join(kept)


def _cut(block: str, most: int) -> str:
    """As many entries of a list as fit, or the first words of anything else."""
    element = lxml_html.fragment_fromstring(block)
    entries = _fitting(_parts(element), most - len("<ul>\n\n</ul>")) if element.tag in ("ul", "ol") else []
    if entries:
        return "\n".join((f"<{element.tag}>", *entries, f"</{element.tag}>"))
    words = escape(" ".join(element.text_content().split()), quote=False)
    return f"<p>{cut_html(words, most - len('<p></p>'))}</p>"


def _parts(parent: etree._Element) -> list[str]:
    return [etree.tostring(part, encoding="unicode", method="html", with_tail=False) for part in parent]


def _fitting(parts: Sequence[str], most: int) -> list[str]:
    """The first parts, as many as fit with a line break between them."""
    sizes = accumulate(len(part.encode()) + 1 for part in parts)
    return [part for part, _ in takewhile(lambda pair: pair[1] <= most + 1, zip(parts, sizes, strict=True))]


def _without_breaks(paragraph: re.Match[str]) -> str:
    """A paragraph for each of its lines, so that times stay at their beginnings; PSP-1 allows no line breaks."""
    lines = [line.strip() for line in paragraph[1].split("<br>")]
    if not all(map(_is_balanced, lines)):
        return paragraph[0]
    return "\n".join(f"<p>{line}</p>" for line in lines if line)


def _is_balanced(html: str) -> bool:
    return len(re.findall("<[a-z]", html)) == html.count("</")
