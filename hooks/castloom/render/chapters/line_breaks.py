"""Times that an author wrote one below the other stay so: Markdown would make one paragraph of them."""

from castloom.source.chapters.notes import listed_chapters

_BREAK = "  "  # Markdown's own sign for it


def with_line_breaks(notes: str) -> str:
    """The Markdown text with a line break before and after each line of its list of times."""
    times = listed_chapters(notes)
    if not times:
        return notes
    lines = notes.split("\n")
    for time in times:
        for place in (time.line - 1, time.line):
            if place >= 0 and lines[place].strip() and not lines[place].endswith((_BREAK, "\\")):
                lines[place] += _BREAK
    return "\n".join(lines)
