"""The names (IRIs) by which data speak of the show, its episodes, people and concepts: a page's address and a sign.

A page and what it is about are two things; so an episode is not `…/episodes/low-water/`, but `…/low-water/#episode`.
"""

from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.person import Person
from castloom.model.show import Show


def show_name(show: Show) -> str:
    return f"{show.site_url}#podcast"


def scheme_name(show: Show) -> str:
    """The name of all concepts as one scheme or set."""
    return f"{show.site_url}concepts/#scheme"


def episode_name(show: Show, episode: Episode) -> str:
    return f"{show.site_url}{episode.url}#episode"


def concept_name(show: Show, concept: Concept) -> str:
    return f"{show.site_url}{concept.url}#concept"


def person_name(show: Show, person: Person) -> str:
    return f"{show.site_url}{person.url}#person"
