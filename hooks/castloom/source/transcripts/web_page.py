"""The podcast namespace's HTML transcript: `cite` names the speaker, `time` tells the start, `p` holds the words.

See https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md. Nothing of
the page is run or fetched; scripts, styles and headings are left out.
"""

import re

from lxml import etree

from castloom.model.problem import Problems
from castloom.model.transcript import Block
from castloom.source.transcripts.clock import clock_seconds
from castloom.source.transcripts.written import Written

_LEFT_OUT = {"head", "script", "style", "template", "noscript", "nav", "h1", "h2", "h3", "h4", "h5", "h6"}
_LABELS = {"cite", "time"}
_INLINE = set(
    "a abbr b bdi bdo big code em font i ins kbd mark q rp ruby s small span strong sub sup u var wbr".split()
)
_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")


def read_html(text: str, path: str, problems: Problems) -> tuple[Block, ...]:
    """One block a paragraph, which lasts until the next time; untimed if no `time` is there."""
    page = _Page(path, problems)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    if root is not None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            page.begin(element) if event == "start" else page.end(element)
    return page.written.blocks(path, problems)


class _Page:
    """Takes in a page's elements in order; `written` has what they say."""

    def __init__(self, path: str, problems: Problems) -> None:
        self.written = Written()
        self._path, self._problems = path, problems
        self._text: list[str] = []
        self._label: list[str] | None = None
        self._hidden = 0
        self._line = 0

    def begin(self, element: etree._Element) -> None:
        if element.tag in _LEFT_OUT:
            self._hidden += 1
        elif element.tag in _LABELS and not "".join(self._text).strip() and not self._hidden:
            self._label = []
        elif element.tag == "br":
            self._text.append(" ")
        elif element.tag not in _INLINE | _LABELS:
            self._paragraph()
        self._add(element.text, _line(element))

    def end(self, element: etree._Element) -> None:
        if element.tag in _LEFT_OUT:
            self._hidden -= 1
        elif element.tag in _LABELS and self._label is not None:
            label, self._label = " ".join("".join(self._label).split()), None
            self._turn(element, label)
            # Some write the colon behind the name's element.
            self._add(re.sub(r"^\s*:", "", element.tail or ""), _line(element))
            return
        elif element.tag not in _INLINE | _LABELS | {"br"}:
            self._paragraph()
        self._add(element.tail, _line(element))

    def _add(self, text: str | None, line: int) -> None:
        if text and not self._hidden:
            self._line = self._line if self._text else line
            (self._text if self._label is None else self._label).append(text)

    def _paragraph(self) -> None:
        self.written.say("".join(self._text), self._line)
        self.written.pause()
        self._text = []

    def _turn(self, element: etree._Element, label: str) -> None:
        self._paragraph()
        if element.tag == "cite":
            self.written.turn(label.rstrip(" :"), None)
            return
        start = _seconds(label, element.get("datetime", ""))
        if start is None:
            hint = "write it as 0:05 or 1:02:03"
            self._problems.error(self._path, _line(element), "", f'"{label}" is not a time', hint)
        self.written.turn(None, start)


def _line(element: etree._Element) -> int:
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


def _seconds(label: str, attribute: str) -> float | None:
    if duration := _DURATION.fullmatch(attribute):
        hours, minutes, seconds = (float(part or 0) for part in duration.groups())
        return round(hours * 3600 + minutes * 60 + seconds, 3)
    told = clock_seconds(label.strip("[]() "))
    return told if told is not None else clock_seconds(attribute)
