"""What every page shows: the show itself, and episodes in lists."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from castloom.derive.publication import is_held_back
from castloom.model.clock import clock
from castloom.model.concept import Concept
from castloom.model.episode import Episode, EpisodeType
from castloom.model.link import Image
from castloom.model.mention import Mentions
from castloom.model.show import Show
from castloom.model.transcript import Timing
from castloom.render.apps import app_title
from castloom.render.clock import iso_length
from castloom.render.media import episode_cover_url
from castloom.render.sharing import sharing
from castloom.render.site import Hearing, Site
from castloom.render.small_cover import page_cover_url
from castloom.render.style import look_view
from castloom.render.words.words import Words

View = dict[str, Any]


def page(site: Site, kind: str, url: str, title: str, description: str, /, **rest: Any) -> View:
    """A page's view: the show, the head, and what is the page's own."""
    head = {"title": title, "description": description, "canonical": site.show.site_url + url}
    shown = show_view(site.show, site.words, site.is_corrected)
    shared = sharing(site, url, title, description)
    hosts = {"audio_hosts": site.words.listed(site.audio_hosts)}
    return {
        "kind": kind,
        "show": shown,
        "subscribe": subscribe(site.show),
        "head": head,
        "sharing": shared,
        **hosts,
        **rest,
    }


def show_view(show: Show, words: Words, corrections: bool = False) -> View:
    """What every page shows of the show; `corrections` says whether there is a corrections page."""
    return {
        "title": show.title,
        "short_title": show.short_title or show.title,
        "description": show.description,
        "language": show.language,
        "author": show.author,
        "copyright": with_sign(show.copyright),
        "feed": "feed.xml",
        "corrections": "corrections/" if corrections else "",
        "look": look_view(show.look),
        "search": show.search,
        "cover": _own(page_cover_url(show), show.image.alt or words("cover_of", show=show.title)),
    }


def with_sign(copyright_: str) -> str:
    """The copyright line with its sign, which feeds are to have without (PSP-1)."""
    return f"© {copyright_}" if copyright_ and not re.search("©|copyright", copyright_, re.IGNORECASE) else copyright_


def subscribe(show: Show) -> list[View]:
    """Where the show is in apps and directories."""
    return [{"title": app_title(link), "url": link.url} for link in show.subscribe]


def card(site: Site, episode: Episode) -> View:
    """An episode in a list: made once, placed on many pages."""
    made = site.cards.get(episode.slug)
    if made is None:
        made = site.cards[episode.slug] = _card(site, episode)
    return made


def _card(site: Site, episode: Episode) -> View:
    length, words = episode.enclosure.duration if episode.enclosure else None, site.words
    return {
        "title": episode.title,
        "url": episode.url,
        "number": str(episode.number or ""),
        "number_text": words("episode", number=str(episode.number)) if episode.number else "",
        "season": str(episode.season or ""),
        "season_text": words("season", number=str(episode.season)) if episode.season else "",
        "type": episode.type.value,
        "type_label": type_label(words, episode.type),
        "date": dated(words, episode.date),
        "duration": {"iso": iso_length(length), "text": words.length(length)} if length else None,
        "description": episode.description,
        "mark": mark(episode, site),
        "plays": episode.enclosure is not None,
        "cover": _own(episode_cover_url(episode), episode.image.alt) if episode.image else None,
        "persons": [person_link(site, credit.id) for credit in episode.persons],
    }


def mark(episode: Episode, site: Site) -> str:
    """What a preview says of an episode that the public does not see yet, or ""."""
    if not is_held_back(episode, site.now):
        return ""
    return site.words("draft") if episode.draft else site.words("planned", date=site.words.day(episode.date))


def person_link(site: Site, id_: str) -> View:
    person = site.people.get(id_)
    return {"name": person.name if person else id_, "url": person.url if person else ""}


def type_label(words: Words, type_: EpisodeType) -> str:
    """What an episode is called that is none of the usual kind."""
    return "" if type_ is EpisodeType.FULL else words(type_.value)


def season_label(site: Site, season: int) -> str:
    """`Season 2`, with its name if it has one."""
    name = site.show.season_names.get(season, "")
    return site.words("season_named" if name else "season", number=str(season), name=name)


def titled(site: Site, title: str, number: int) -> str:
    """The title of the page of this number in a list that has several."""
    return title if number == 1 else site.words("titled_page", title=title, number=number)


def concept_row(site: Site, concept: Concept) -> View:
    """A concept in a list, with how often it was named."""
    counted = count_text(site, concept.id)
    return {
        "title": concept.title,
        "mark": concept.mark,
        "url": concept.url,
        "definition": concept.definition,
        "count_text": site.words("retired_counted", passages=counted) if concept.retired else counted,
    }


def concept_link(site: Site, id_: str) -> View:
    concept = site.concepts[id_]
    return {"title": concept.title, "url": concept.url}


def count_text(site: Site, id_: str) -> str:
    """A concept's `4 passages in 1 episode`, apart by state if they are of several; or where it is only declared, that.

    Made once, placed on many pages.
    """
    made = site.counts.get(id_)
    if made is None:
        made = site.counts[id_] = _count_text(site.words, site.hearings[id_])
    return made


def _count_text(words: Words, hearings: Sequence[Hearing]) -> str:
    mentions = [h.mentions for h in hearings if h.mentions.passages]
    if mentions:
        passages = words("passages_counted", count=sum(m.passages for m in mentions))
        episodes = words("episodes_counted", count=len(mentions))
        return _apart(words, words("passages_in", passages=passages, episodes=episodes), mentions)
    if not hearings:
        return words("not_yet_heard")
    key = "only_noted_in" if any(h.mentions.noted for h in hearings) else "only_declared_in"
    return words(key, episodes=words("episodes_counted", count=len(hearings)))


def state_text(words: Words, hearing: Hearing) -> str:
    """How a concept comes up in one episode."""
    mentions = hearing.mentions
    if mentions.passages:
        passages = _apart(words, words("passages_counted", count=mentions.passages), [mentions])
        return words("also_noted", passages=passages) if mentions.noted else passages
    return words("only_noted" if mentions.noted else "only_declared")


def _apart(words: Words, passages: str, mentions: Sequence[Mentions]) -> str:
    """`4 passages: 3 spoken, 1 through corrections`, or as it is where all passages are spoken."""
    spoken, misheard, implied = (sum(counts) for counts in list(zip(*mentions, strict=True))[:3])
    if not spoken and not misheard:
        return words("only_implied", passages=passages)
    if not misheard and not implied:
        return passages
    told = ("apart_spoken", spoken), ("apart_misheard", misheard), ("apart_implied", implied)
    return words(
        "apart", passages=passages, kinds=words.commas(words(key, count=count) for key, count in told if count)
    )


def share_text(words: Words, share: float | None) -> str:
    return words("share_of_words", share=words.percent(share)) if share else ""


def clock_text(words: Words, start: float | None, timing: Timing) -> str:
    """`7:45`, `about 7:45` where times are estimated, "" where there are none."""
    if start is None:
        return ""
    return words("about_time", time=clock(start)) if timing is Timing.ESTIMATED else clock(start)


def dated(words: Words, moment: date) -> View:
    """A day for `<time>`."""
    return {"iso": moment.isoformat(), "text": words.day(moment)}


def picture(image: Image | None) -> View | None:
    return _own(image.src, image.alt) if image else None


def _own(url: str, alt: str) -> View | None:
    """A picture of the site's own; pages ask no other server for one, so an address elsewhere is for the feed alone."""
    return {"url": quote(url), "alt": alt} if "://" not in url else None


def homes(urls: tuple[str, ...]) -> list[View]:
    """Pages elsewhere, titled by their host."""
    return [{"title": url.split("/")[2].removeprefix("www."), "url": url} for url in urls]
