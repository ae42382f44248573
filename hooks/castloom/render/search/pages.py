"""What the pages of a show say to search: episodes, concepts, people, and pages of the show's own."""

import re

from castloom.derive.chapters import shown_chapters
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.person import Person
from castloom.model.transcript import Timing
from castloom.render.composed import Spoken
from castloom.render.search.record import Searched
from castloom.render.site import Site
from castloom.render.views.common import mark, season_label, type_label

_HEADING = re.compile(r"<h1\b.*?</h1>", re.DOTALL)


def of_episode(site: Site, episode: Episode, notes_html: str) -> Searched:
    """An episode without its transcript; filters are its season, concepts, and those who are heard or credited."""
    spoken = site.composed[episode.slug].spoken
    season = season_label(site, episode.season) if episode.season else ""
    speakers = [share.person for share in spoken.shares] if spoken else []
    people = [site.people[id_].name for id_ in (*(c.id for c in episode.persons), *speakers) if id_ in site.people]
    chapters = "" if _has_times(spoken) else ". ".join(chapter.title for chapter in shown_chapters(episode))
    return Searched(
        kind="episode",
        title=episode.title,
        lede="\n".join(filter(None, (episode.description, chapters))),
        facts=" · ".join(
            filter(None, (mark(episode, site), season, _label(site, episode), site.words.day(episode.date)))
        ),
        voices=spoken.voices if spoken else (),
        season=season,
        concepts=tuple(concept.title for concept, _ in site.concepts_of(episode)),
        people=tuple(people),
        text_html=notes_html,
    )


def times_of(episode: Episode, spoken: Spoken) -> str:
    """What a transcript's times can do: `:plays` where there is audio, `:about` where they are estimated."""
    plays = ":plays" if episode.enclosure and _has_times(spoken) else ""
    return plays + (":about" if spoken.timing is Timing.ESTIMATED else "")


def _label(site: Site, episode: Episode) -> str:
    if episode.number:
        return site.words("episode", number=str(episode.number))
    return type_label(site.words, episode.type) or site.words("kind_episode")


def _has_times(spoken: Spoken | None) -> bool:
    return spoken is not None and spoken.timing is not Timing.NONE


def of_concept(concept: Concept, notes_html: str) -> Searched:
    """A concept; the passages in which it is said are found on their episodes."""
    return Searched(
        kind="concept",
        title=concept.title,
        lede=" · ".join((concept.definition, *concept.aliases)),
        concepts=(concept.title,),
        text_html=notes_html,
    )


def of_person(person: Person, notes_html: str) -> Searched:
    return Searched(
        kind="person",
        title=person.name,
        lede=person.description,
        people=(person.name,),
        text_html=notes_html,
    )


def of_own_page(title: str, description: str, html: str) -> Searched:
    """A page of the show's own; the heading that its text begins with is its title already."""
    return Searched(kind="page", title=title, lede=description, text_html=_HEADING.sub("", html, count=1))
