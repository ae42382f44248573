"""An episode's chapters in the feed: the address of their file, and Podlove's, which stand in the item itself."""

from collections.abc import Iterator

from castloom.derive.chapters import shown_chapters
from castloom.model.episode import Chapter, Episode
from castloom.render.chapters.addresses import chapter_image, chapter_url
from castloom.render.chapters.json_file import NAME, TYPE
from castloom.render.feed.numbers import normal_play_time
from castloom.render.media import whole
from castloom.render.podcast_tags.tag import Tag, tag
from castloom.render.site import Site


def chapter_tags(site: Site, episode: Episode) -> Iterator[Tag]:
    """podcast:chapters, and psc:chapters for gPodder and Spotify, which read no others; none without chapters."""
    if episode.chapters:
        yield tag("podcast:chapters", url=whole(site.show, episode.url + NAME), type=TYPE)
    told = [_chapter(site, chapter) for chapter in shown_chapters(episode)]
    if told:
        yield tag("psc:chapters", None, *told, version="1.2")


def _chapter(site: Site, chapter: Chapter) -> Tag:
    return tag(
        "psc:chapter", start=normal_play_time(chapter.start), title=chapter.title, href=chapter_url(site, chapter),
        image=chapter_image(site, chapter),
    )  # fmt: skip
