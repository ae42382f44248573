"""The list of times that the feed adds to the notes, for apps that take chapters from there."""

from html import escape

from castloom.derive.chapters import for_notes
from castloom.model.episode import Chapter, Episode
from castloom.render.chapters.addresses import chapter_url
from castloom.render.site import Site


def chapter_list_html(site: Site, episode: Episode) -> str:
    """The chapters as one paragraph, each on a line of its own and linked to its address; "" if they make no list.

    They do not if the author has written one, if they are fewer than three, or if the first is not at 0. Every app
    shows paragraphs, line breaks and links, and times are found where they begin a line (Apple, Spotify, YouTube).
    """
    chapters = for_notes(episode)
    with_hours = any(chapter.start.total_seconds() >= 3600 for chapter in chapters)
    lines = [f"{_clock(chapter, with_hours)} {_title(site, chapter)}" for chapter in chapters]
    return f"<p>{'<br>'.join(lines)}</p>" if lines else ""


def _clock(chapter: Chapter, with_hours: bool) -> str:
    """`00:00`, or `00:00:00` in a list that needs hours."""
    minutes, seconds = divmod(int(chapter.start.total_seconds()), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}" if with_hours else f"{minutes:02}:{seconds:02}"


def _title(site: Site, chapter: Chapter) -> str:
    url, title = chapter_url(site, chapter), escape(chapter.title, quote=False)
    return f'<a href="{escape(url)}">{title}</a>' if url else title
