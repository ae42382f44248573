"""The view of a person's page: who they are, and where they are heard."""

from castloom.model.person import Person
from castloom.render.pager import Leaf
from castloom.render.site import Appearance, Site
from castloom.render.views.common import View, card, homes, page, picture, plural, share_text


def person_view(site: Site, person: Person, leaf: Leaf[Appearance]) -> View:
    """A page of the person; further appearances stand on the pages after it."""
    title = person.name if leaf.number == 1 else f"{person.name}, page {leaf.number}"
    return page(
        site, "person", leaf.url, title, person.description,
        name=person.name,
        prefix=person.prefix,
        description=person.description,
        image=picture(person.image),
        homes=homes((*((person.home,) if person.home else ()), *person.same_as)),
        appearances=[
            {"episode": card(site, a.episode), "role": a.role, "share_text": share_text(a.share)} for a in leaf.items
        ],
        count_text=plural(len(site.appearances[person.id]), "episode"),
        pager=leaf.view,
    )  # fmt: skip
