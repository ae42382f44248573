"""A podcast host's episode page, saved as text: show name, notes, creators, the show's own words, transcript.

The shape is that of Transistor's share pages: the show's name; the notes; "Creators and Guests"; "What is SHOW?"
with the show's description; then each paragraph of the transcript under a line `Speaker:`. Any part but the name
may be missing.
"""

import re
from dataclasses import dataclass

from castloom.model.problem import Problems
from castloom.model.transcript import Block
from castloom.source.hostpage_people import Creator, read_creators
from castloom.source.hostpage_speech import read_speech, speech_start

_WHAT_IS = re.compile(r"what is (.+?)\s*\?", re.IGNORECASE)
_CREATORS = re.compile(r"creators (?:and|&) guests:?", re.IGNORECASE)
_TRANSCRIPT = re.compile(r"(?:episode )?transcript:?", re.IGNORECASE)
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROL = re.compile(r"[^\t\n -\x7e\x80-\U0010ffff]")
_REMEDY = "save the episode's page from the host's site as text, from the show's name to the end of the transcript"


@dataclass(frozen=True)
class HostPage:
    """What the page says, in its own words; `notes` and `about` keep their lines, `about_title` is the question."""

    path: str
    show: str
    notes: str
    creators: tuple[Creator, ...]
    about_title: str
    about: str
    blocks: tuple[Block, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who is heard, in the order of their first words."""
        return tuple(dict.fromkeys(block.speaker for block in self.blocks))


def page_text(path: str, content: bytes, problems: Problems) -> str | None:
    """The page's text without byte-order mark and with plain line ends; None, and a problem, if it is not text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.error(path, 0, "", "this file is UTF-16, not UTF-8", "save it with the encoding UTF-8")
        return None
    try:
        text = _LINE_END.sub("\n", content.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        problems.error(path, line, "", "this file is not UTF-8 text", "save it with the encoding UTF-8")
        return None
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        sign = f"U+{ord(control[0]):04X}"
        problems.error(path, line, "", f"this is not a text: it holds the control character {sign}", _REMEDY)
        return None
    return text


def read_host_page(path: str, text: str, problems: Problems) -> HostPage | None:
    """The page's parts; None, and a problem, if it has none of the parts by which a host page is known."""
    lines = text.split("\n")
    name = next((n for n, line in enumerate(lines) if line.strip()), None)
    if name is None:
        problems.error(path, 0, "", "this file is empty", _REMEDY)
        return None
    show = lines[name].strip()
    creators = _creators_line(lines, name + 1)
    about = _about_line(lines, show, max(creators or 0, name) + 1) or _about_line(lines, show, name + 1)
    speech = speech_start(lines, max(name, creators or 0, about or 0) + 1)
    if creators is None and about is None and speech == len(lines):
        problems.error(path, 0, "", "this is not a podcast host's episode page", _missing(show))
        return None
    blocks = read_speech(lines[speech:])
    if not blocks:
        hint = "give each paragraph a line `Speaker:` and an empty line above it, or add a transcript by hand"
        problems.warn(path, 0, "", "no transcript found", hint)
    body = _without_transcript_heading(lines[:speech])
    headings = (name, creators, about)
    notes = _below(body, name, headings)
    return HostPage(
        path=path,
        show=show,
        notes=notes,
        creators=read_creators(_below(body, creators, headings), {block.speaker for block in blocks}, notes),
        about_title=lines[about].strip() if about is not None else "",
        about=_below(body, about, headings),
        blocks=blocks,
    )


def _below(lines: list[str], heading: int | None, headings: tuple[int | None, ...]) -> str:
    """What stands under a heading, to the next one; "" if the page lacks it."""
    if heading is None:
        return ""
    end = min((n for n in headings if n is not None and n > heading), default=len(lines))
    return "\n".join(lines[heading + 1 : end]).strip("\n")


def _creators_line(lines: list[str], first: int) -> int | None:
    found = (n for n in range(first, len(lines)) if _CREATORS.fullmatch(lines[n].strip()))
    return next(found, None)


def _about_line(lines: list[str], show: str, first: int) -> int | None:
    """The line that asks what the show is, in its very words if there is one, else nearly so."""
    asked = {n: m[1] for n in range(first, len(lines)) if (m := _WHAT_IS.fullmatch(lines[n].strip()))}
    exact = (n for n, name in asked.items() if _letters(name) == _letters(show))
    alike = (n for n, name in asked.items() if _is_alike(_letters(name), _letters(show)))
    return next(exact, None) or next(alike, None)


def _is_alike(asked: str, show: str) -> bool:
    # the question may leave out the title's second half, or the title may
    short, long = sorted((asked, show), key=len)
    return short in long and 2 * len(short) >= len(long) > 0


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _without_transcript_heading(lines: list[str]) -> list[str]:
    last = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].strip()), 0)
    return lines[:last] if _TRANSCRIPT.fullmatch(lines[last].strip()) else lines


def _missing(show: str) -> str:
    name = show if len(show) <= 40 else show[:40].rstrip() + "…"
    return f'it has no "Creators and Guests", no "What is {name}?" and no transcript; {_REMEDY}'
