"""Which of an episode's chapters are shown, and where the notes tell them already."""

from castloom.model.episode import Chapter, Episode
from castloom.source.chapters.notes import LEAST, listed_chapters


def shown_chapters(episode: Episode) -> tuple[Chapter, ...]:
    """The chapters that players list: all but the hidden ones, which only change picture and link."""
    return tuple(chapter for chapter in episode.chapters if chapter.in_toc)


def are_from_notes(episode: Episode) -> bool:
    """Whether the chapters are those that the author has written into the notes."""
    first = next(iter(episode.chapters), None)
    return first is not None and first.path == episode.path and first.line >= episode.notes_line


def for_notes(episode: Episode) -> tuple[Chapter, ...]:
    """The chapters that a list of times in the notes may tell, for apps that read no other chapters.

    Apple, Spotify and YouTube want the first at 0 and at least three. None if the author has written such a list.
    """
    chapters = shown_chapters(episode)
    if len(chapters) < LEAST or int(chapters[0].start.total_seconds()) > 0 or listed_chapters(episode.notes):
        return ()
    return chapters
