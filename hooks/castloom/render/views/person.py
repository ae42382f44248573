"""The view of a person's page: who they are, where they are heard, and what they say of the show's concepts."""

from collections import Counter

from castloom.derive.sayings import Said, Sayings, Topic
from castloom.model.person import Person
from castloom.render.pager import Leaf
from castloom.render.passage_links import href, moment
from castloom.render.quoted_html import quoted_html
from castloom.render.site import Appearance, Site
from castloom.render.views.backlinks import backlinks_view
from castloom.render.views.common import View, card, clock_text, homes, page, picture, share_text, titled
from castloom.render.views.small_scores import small_score
from castloom.render.voice_colours import colours
from castloom.render.words.words import as_beginning

_TOPICS, _QUOTES = 12, 3  # more are folded up


def person_view(site: Site, person: Person, leaf: Leaf[Appearance]) -> View:
    """A page of the person; further appearances stand on the pages after it."""
    is_first = leaf.number == 1
    title = titled(site, person.name, leaf.number)
    said = site.sayings.get(person.id, Sayings()) if is_first else Sayings()
    topics, quotes = [_topic(site, topic) for topic in said.topics], [_quote(site, one) for one in said.quotes]
    return page(
        site, "person", leaf.url, title, person.description,
        name=person.name,
        prefix=person.prefix,
        description=person.description,
        image=picture(person.image),
        homes=homes((*((person.home,) if person.home else ()), *person.same_as)),
        roles_text=_roles(site, person),
        topics=topics[:_TOPICS],
        further_topics=topics[_TOPICS:],
        quotes=quotes[:_QUOTES],
        further_quotes=quotes[_QUOTES:],
        appearances=[_appearance(site, person, appearance) for appearance in leaf.items],
        count_text=site.words("episodes_counted", count=len(site.appearances[person.id])),
        backlinks=backlinks_view(site, person.path, is_first, {a.episode.slug for a in leaf.items}),
        pager=leaf.view,
    )  # fmt: skip


def _roles(site: Site, person: Person) -> str:
    """`Host in 34 episodes, guest in 2`; "" for somebody who is in none."""
    counts = Counter(appearance.role for appearance in site.appearances[person.id]).most_common()
    words = site.words
    told = [words("part_in", role=role, number=count) for role, count in counts[1:]]
    if counts:
        role, count = counts[0]
        first = words("roles_in", role=as_beginning(role), episodes=words("episodes_counted", count=count))
        told.insert(0, first)
    return words.commas(told)


def _appearance(site: Site, person: Person, appearance: Appearance) -> View:
    return {
        "episode": card(site, appearance.episode),
        "role": as_beginning(appearance.role),
        "share_text": share_text(site.words, appearance.share),
        **_score(site, person, appearance),
    }


def _score(site: Site, person: Person, appearance: Appearance) -> View:
    """The episode's lanes, and the colours of those that are the person's."""
    spoken = site.composed[appearance.episode.slug].spoken
    own = [share.speaker for share in spoken.shares if share.person == person.id] if spoken else []
    if not spoken or not own:
        return {"score_html": "", "own": []}
    lanes = sorted(colours(spoken.voices)[name] for name in own)
    return {"score_html": small_score(site, appearance.episode), "own": lanes}


def _topic(site: Site, topic: Topic) -> View:
    concept = site.concepts[topic.concept]
    return {
        "title": concept.title,
        "mark": concept.mark,
        "url": concept.url,
        "count_text": site.words("passages_counted", count=topic.passages),
        "newest": _link(site, topic.newest),
    }


def _quote(site: Site, said: Said) -> View:
    spoken, shown = site.composed[said.episode.slug].spoken, card(site, said.episode)
    return {
        **_link(site, said),
        "text_html": quoted_html(said.quotation),
        "voice": colours(spoken.voices)[said.quotation.speaker] if spoken else 0,
        "episode": shown["title"],
        "date": shown["date"],
        "plays": bool(moment(said.episode, said.quotation.start)),
    }


def _link(site: Site, said: Said) -> View:
    """The passage's address and time."""
    spoken = site.composed[said.episode.slug].spoken
    return {
        "url": said.episode.url + href(said.episode, said.quotation),
        "place": f"{said.episode.url}#{said.quotation.address}",
        "clock": clock_text(site.words, said.quotation.start, spoken.timing) if spoken else "",
    }
