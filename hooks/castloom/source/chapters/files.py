"""Chapters from a file beside the episode."""

from castloom.model.episode import Chapter
from castloom.model.problem import Problems
from castloom.source.chapters.formats import READERS, Format, format_of
from castloom.source.chapters.keys import Named, chapter
from castloom.source.record import Record

EXPORT = f"export it as one of these: {', '.join(Format)}"


def read_chapter_file(text: str, path: str, named: Named, problems: Problems) -> tuple[Chapter, ...]:
    """The chapters in a text of whatever format, as they stand; each that cannot be read is a problem."""
    form = format_of(text)
    if form is None:
        message = "holds chapters of no kind that is understood" if text.strip() else "is empty"
        problems.error(path, 1, "", message, EXPORT if text.strip() else f"remove it, or {EXPORT}")
        return ()
    count = len(problems.errors)
    convert, example = READERS[form]
    groups = convert(text, path, problems)
    if not groups and len(problems.errors) == count:
        problems.error(path, 1, "", "holds no chapter", "export it again, or remove the file")
    read = chapter(named, example)
    found = [Record(group, path, problems).closed(read) for group in groups]
    return tuple(one for one in found if one)
