"""A concept in schema.org's terms, with the passages that stand on the page."""

from collections.abc import Iterable

from castloom.model.concept import Concept
from castloom.model.mention import Quotation
from castloom.render.data import schema
from castloom.render.data.names import concept_name, episode_name, person_name
from castloom.render.data.schema import Data, said
from castloom.render.passage_links import href, moment
from castloom.render.site import Hearing, Site


def concept_data(site: Site, concept: Concept, shown: Iterable[tuple[Hearing, Quotation | None]]) -> str:
    """The script of a page of the concept that shows these passages."""
    passages = [(hearing, quotation) for hearing, quotation in shown if quotation]
    episodes = {hearing.episode.slug: hearing.episode for hearing, _ in passages}
    voices = dict.fromkeys(quotation.person for _, quotation in passages)
    term = said(
        type_="DefinedTerm",
        id_=concept_name(site.show, concept),
        name=concept.title,
        url=site.show.site_url + concept.url,
        termCode=concept.id,
        description=concept.definition,
        alternateName=list(concept.aliases),
        sameAs=list(concept.same_as),
        inDefinedTermSet=schema.term_set(site),
        subjectOf=[_quotation(site, hearing, quotation) for hearing, quotation in passages],
    )
    people = [schema.person(site, site.people[id_]) for id_ in voices if id_ in site.people]
    return schema.script(term, *(schema.episode(site, episode) for episode in episodes.values()), *people)


def _quotation(site: Site, hearing: Hearing, quotation: Quotation) -> Data:
    """A passage word for word; one whose time is sure is a clip of the audio too."""
    episode = hearing.episode
    spoken = site.composed[episode.slug].spoken
    person = site.people.get(quotation.person)
    plays = bool(moment(episode, quotation.start))
    is_clip = plays and spoken is not None and spoken.timing.is_sure
    return said(
        type_=["Quotation", "Clip"] if is_clip else "Quotation",
        text=quotation.text,
        url=f"{site.show.site_url}{episode.url}{href(episode, quotation)}",
        spokenByCharacter={"@id": person_name(site.show, person)} if person else _voice(quotation.speaker),
        startOffset=round(quotation.start or 0, 3) if is_clip else None,
        isPartOf={"@id": episode_name(site.show, episode)},
    )


def _voice(speaker: str) -> Data | None:
    return {"@type": "Person", "name": speaker} if speaker else None
