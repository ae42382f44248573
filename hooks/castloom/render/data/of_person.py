"""A person in schema.org's terms."""

from castloom.model.person import Person
from castloom.render.data import schema
from castloom.render.data.names import person_name
from castloom.render.data.schema import said
from castloom.render.media import whole
from castloom.render.site import Site


def person_data(site: Site, person: Person) -> str:
    """The script of the person's page."""
    show = site.show
    return schema.script(said(
        type_="Person",
        id_=person_name(show, person),
        name=person.name,
        honorificPrefix=person.prefix,
        alternateName=list(person.aliases),
        description=person.description,
        url=show.site_url + person.url,
        image=whole(show, person.image.src) if person.image else "",
        sameAs=[*([person.home] if person.home else []), *person.same_as],
    ))  # fmt: skip
