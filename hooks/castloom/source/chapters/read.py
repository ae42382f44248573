"""An episode's chapters: from front matter, else from a file beside it, else from a list of times in its notes."""

import re
from collections.abc import Sequence
from datetime import timedelta
from textwrap import shorten

from castloom.model.episode import Chapter
from castloom.model.problem import Problems, Unreadable
from castloom.source.chapters.files import EXPORT, read_chapter_file
from castloom.source.chapters.keys import LONGEST_TITLE, Named, chapter
from castloom.source.chapters.notes import Listed, listed_chapters
from castloom.source.chapters.order import in_order
from castloom.source.documents import Document
from castloom.source.record import Record
from castloom.source.transcripts.encoding import read_transcript_text
from castloom.source.values import address
from castloom.source.yamltext import Text

_EXAMPLE = '{startTime: "5:12", title: …}'
_KEY = "chapters"
_CONCEPT_FILE = re.compile(r"(?:^|/)concepts/([a-z0-9-]+)\.md(?:#|$)")


def read_chapters(record: Record, document: Document, files: Sequence[str], named: Named) -> tuple[Chapter, ...]:
    """The chapters of the first of its sources that an episode has; others that tell something else are warnings.

    `files` are the chapter files beside it, the best first. An empty list in front matter says that there are none.
    """
    problems, count = record.problems, len(record.problems.errors)
    declared = record.groups(_KEY, chapter(named, _EXAMPLE), _EXAMPLE)
    listed = listed_chapters(document.body)
    if record.has(_KEY):
        used, unused = "the front matter", files
        chapters = in_order(filter(None, declared), _KEY, problems, len(problems.errors) == count)
    elif files:
        used, unused = files[0], files[1:]
        chapters = _beside(used, named, problems)
    else:
        return tuple(_in_notes(one, document, named, problems) for one in listed)
    for file in unused:
        problems.warn(file, 0, "", f"is not read, because {used} has chapters", "remove one of the two")
    if chapters:
        _compare(chapters, listed, document, used, problems)
    return chapters


def _beside(path: str, named: Named, problems: Problems) -> tuple[Chapter, ...]:
    count = len(problems.errors)
    text = read_transcript_text(named.root, path, problems, EXPORT)
    found = () if text is None else read_chapter_file(text, path, named, problems)
    return in_order(found, "", problems, len(problems.errors) == count)


def _compare(
    chapters: Sequence[Chapter], listed: Sequence[Listed], document: Document, used: str, problems: Problems
) -> None:
    """Warn of a list of times in the notes that is another one: apps that read notes would show that."""
    told = [one.start // timedelta(seconds=1) for one in chapters if one.in_toc]
    if listed and [one.second for one in listed] != told:
        message = f"the times in these notes are not those of the chapters in {used}, which are used"
        problems.warn(document.path, document.body_line + listed[0].line, "", message,
                      "make the two agree, or remove one")  # fmt: skip


def _in_notes(listed: Listed, document: Document, named: Named, problems: Problems) -> Chapter:
    """A chapter of the notes. What it links to is its concept or, if it is an https address, its url."""
    line = document.body_line + listed.line
    title = listed.title
    if len(title) > LONGEST_TITLE:
        message = f"the chapter at {listed.time} has a title of {len(title)} characters, which apps get cut"
        hint = f"shorten it to at most {LONGEST_TITLE}, or write chapters into front matter"
        problems.warn(document.path, line, "", message, hint)
        title = shorten(title, LONGEST_TITLE, placeholder=" …")
    found = _CONCEPT_FILE.search(listed.target)
    concept = found[1] if found and found[1] in named.known.concepts else named.concept_at(listed.target)
    url = "" if concept else _https(listed.target)
    return Chapter(timedelta(seconds=listed.second), title, concept, url, path=document.path, line=line)


def _https(target: str) -> str:
    try:
        return address.https(Text(target, 0))
    except Unreadable:
        return ""
