"""Where concepts come up, as data: `concepts/ID.json` with every passage, `mentions.json` with counts and addresses."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from castloom.model.concept import Concept, Stance
from castloom.model.episode import Episode
from castloom.model.mention import Quotation
from castloom.model.person import Person
from castloom.render.site import Hearing, Site

Data = dict[str, Any]
_quoted = json.encoder.encode_basestring  # as json.dumps writes a text


def episode_heads(site: Site) -> dict[str, str]:
    """What files of concepts tell of each episode, by its slug: made once for all of them."""
    return {episode.slug: _head(site, episode) for episode in site.episodes}


def _head(site: Site, episode: Episode) -> str:
    spoken = site.composed[episode.slug].spoken
    timing = spoken.timing.value if spoken else "none"
    return _written({**_page(site, episode), "date": episode.date.isoformat(), "timing": timing})[:-1]


def concept_json(site: Site, concept: Concept, heads: Mapping[str, str]) -> str:
    """The concept, the episodes in which it comes up, newest first, and its mentions there, one a line."""
    hearings = site.hearings[concept.id]
    head = {
        "id": concept.id,
        **_page(site, concept),
        "definition": concept.definition,
        "mark": concept.mark,
        "aliases": list(concept.aliases),
        "misheard": list(concept.misheard),
        "originator": _person(site, concept.originator),
        "sameAs": list(concept.same_as),
        **{kind: [{"id": id_, **_page(site, site.concepts[id_])} for id_ in getattr(site.ties[concept.id], kind)]
           for kind in ("broader", "narrower", "related")},
        **_life(site, concept),
    }  # fmt: skip
    episodes = ",\n".join(_episode(hearing, heads) for hearing in hearings)
    rows = ",\n".join(_rows(site, concept, hearing) for hearing in hearings)
    return f'{_written(_told(head))[:-1]},\n"episodes": {{\n{episodes}\n}},\n"mentions": [\n{rows}\n]}}\n'


def _life(site: Site, concept: Concept) -> Data:
    retired = concept.retired
    return {
        "history": [{"date": one.date.isoformat(), "definition": one.definition} for one in concept.history],
        "retired": {"date": retired.date.isoformat(), "reason": retired.reason} if retired else None,
        "dissent": [told for stance in concept.dissent for told in _stance(site, stance)],
        "replaces": [former.id for former in concept.former],
    }


def _stance(site: Site, stance: Stance) -> Iterator[Data]:
    episode = site.by_path.get(stance.episode)
    spoken = site.composed[episode.slug].spoken if episode else None
    if episode and spoken and stance.passage in spoken.cited:
        said = spoken.cited[stance.passage]
        url = f"{site.show.site_url}{episode.url}#{said.address}"
        told = {"side": stance.side.value, "episode": episode.slug, "url": url, "speaker": said.speaker}
        yield _told({**told, "person": said.person, "text": said.text, "note": stance.note})


def show_json(site: Site) -> str:
    """Every concept, every episode that has one, and how often each comes up in each, one pair a line."""
    show = site.show
    concepts = {concept.id: _page(site, concept) for concept in site.catalog.concepts}
    slugs = {hearing.episode.slug for hearings in site.hearings.values() for hearing in hearings}
    episodes = {e.slug: {**_page(site, e), "date": e.date.isoformat()} for e in site.episodes if e.slug in slugs}
    rows = ",\n".join(filter(None, (_pairs(site, concept) for concept in site.catalog.concepts)))
    head = _written({"title": show.title, "url": show.site_url, "language": show.language})
    return (
        f'{head[:-1]},\n"concepts": {{\n{_members(concepts)}\n}},\n"episodes": {{\n{_members(episodes)}\n}},\n'
        f'"mentions": [\n{rows}\n]}}\n'
    )


def _pairs(site: Site, concept: Concept) -> str:
    hearings = site.hearings[concept.id]
    make = partial(_counts_of_all, concept, hearings)
    return site.memory.recall(("pairs", concept.id), tuple(hearings), make)


def _counts_of_all(concept: Concept, hearings: Iterable[Hearing]) -> str:
    return ",\n".join(_counts(concept, hearing) for hearing in hearings)


def _counts(concept: Concept, hearing: Hearing) -> str:
    addresses = ", ".join(f'"{quotation.address}"' for quotation in hearing.quotations)
    pair = f'"concept": "{concept.id}", "episode": "{hearing.episode.slug}"'
    return f'  {{{pair}, {_counted(hearing)}, "passages": [{addresses}]}}'


def _episode(hearing: Hearing, heads: Mapping[str, str]) -> str:
    slug = hearing.episode.slug
    return f'  "{slug}": {heads[slug]}, {_counted(hearing)}}}'


def _counted(hearing: Hearing) -> str:
    found = hearing.mentions
    declared = "true" if found.declared else "false"
    counts = f'"spoken": {found.spoken}, "misheard": {found.misheard}, "implied": {found.implied}'
    return f'{counts}, "declared": {declared}'


def _rows(site: Site, concept: Concept, hearing: Hearing) -> str:
    name, sources = ("mentions", concept.id, hearing.episode.slug), (site.show.site_url, hearing)
    return site.memory.recall(name, sources, lambda: ",\n".join(_mentions(site, hearing)))


def _mentions(site: Site, hearing: Hearing) -> Iterator[str]:
    """A row a passage; where no passage names the concept, one that says it is declared."""
    episode = hearing.episode
    page = f"{site.show.site_url}{episode.url}"
    for one in hearing.quotations:
        yield _passage(episode, page, one)
    if not hearing.quotations:
        yield f'  {{"episode": "{episode.slug}", "state": "declared"}}'


def _passage(episode: Episode, page: str, one: Quotation) -> str:
    """Written by hand: there are tens of thousands. Ids, slugs and addresses of passages need no escaping."""
    told = f'"episode": "{episode.slug}", "state": "{one.state.value}", "address": "{one.address}", '
    told += f'"url": "{page}#{one.address}"'
    if one.start is not None:
        told += f', "start": {round(one.start, 3)}'
    if one.speaker:
        told += f', "speaker": {_quoted(one.speaker)}'
    if one.person:
        told += f', "person": "{one.person}"'
    if one.chapter:
        told += f', "chapter": {_quoted(one.chapter)}'
    return f'  {{{told}, "text": {_quoted(one.text)}}}'


def _page(site: Site, page: Concept | Episode | Person) -> Data:
    title = page.name if isinstance(page, Person) else page.title
    return {"title": title, "url": site.show.site_url + page.url}


def _person(site: Site, id_: str) -> Data | None:
    person = site.people.get(id_)
    return {"id": id_, "name": person.name, "url": site.show.site_url + person.url} if person else None


def _told(values: Data) -> Data:
    """The values without those that say nothing."""
    return {key: value for key, value in values.items() if value not in ("", None, [])}


def _members(values: dict[str, Data]) -> str:
    return ",\n".join(f"  {_written(key)}: {_written(value)}" for key, value in values.items())


def _written(values: object) -> str:
    return json.dumps(values, ensure_ascii=False)
