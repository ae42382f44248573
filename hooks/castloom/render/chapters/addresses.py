"""Where a chapter leads to, and its picture, as whole addresses."""

from castloom.model.episode import Chapter
from castloom.render.media import whole
from castloom.render.site import Site


def chapter_url(site: Site, chapter: Chapter) -> str:
    """The chapter's own address, else that of its concept's page, else ""."""
    concept = site.concepts.get(chapter.concept)
    return chapter.url or (whole(site.show, concept.url) if concept else "")


def chapter_image(site: Site, chapter: Chapter) -> str:
    """The address of the chapter's picture, or ""."""
    return whole(site.show, chapter.image) if chapter.image else ""
