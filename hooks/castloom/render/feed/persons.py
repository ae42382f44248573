"""Who is heard: podcast:person."""

from castloom.model.person import Credit
from castloom.render.cutting import cut_to_characters
from castloom.render.media import whole
from castloom.render.podcast_tags.tag import Tag, tag
from castloom.render.site import Site

_LONGEST_NAME = 128  # podcast namespace


def person_tag(site: Site, credit: Credit) -> Tag | None:
    """podcast:person with role and group of the taxonomy, linked to the person's page, or None if there is none."""
    person = site.people.get(credit.id)
    if person is None:
        return None
    show = site.show
    image = person.image.src if person.image else ""
    return tag(
        "podcast:person", cut_to_characters(person.name, _LONGEST_NAME), role=credit.role, group=credit.group,
        img=whole(show, image) if image else "", href=whole(show, person.url),
    )  # fmt: skip
