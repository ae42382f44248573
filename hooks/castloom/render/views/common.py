"""What every page shows: the show itself, and episodes in lists."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from castloom.derive.publication import is_held_back
from castloom.model.clock import day, spoken_length
from castloom.model.concept import Concept
from castloom.model.episode import Episode, EpisodeType
from castloom.model.link import Image
from castloom.model.mention import Mentions
from castloom.model.show import Show
from castloom.render.apps import app_title
from castloom.render.clock import iso_length
from castloom.render.media import episode_cover_url, show_cover_url
from castloom.render.sharing import sharing
from castloom.render.site import Hearing, Site
from castloom.render.style import look_view

View = dict[str, Any]
_TYPE_LABELS = {EpisodeType.FULL: "", EpisodeType.TRAILER: "Trailer", EpisodeType.BONUS: "Bonus"}


def page(site: Site, kind: str, url: str, title: str, description: str, /, **rest: Any) -> View:
    """A page's view: the show, the head, and what is the page's own."""
    head = {"title": title, "description": description, "canonical": site.show.site_url + url}
    shown = show_view(site.show, site.is_corrected)
    shared = sharing(site, url, title, description)
    hosts = {"audio_hosts": site.audio_hosts}
    return {
        "kind": kind,
        "show": shown,
        "subscribe": subscribe(site.show),
        "head": head,
        "sharing": shared,
        **hosts,
        **rest,
    }


def show_view(show: Show, corrections: bool = False) -> View:
    """What every page shows of the show; `corrections` says whether there is a corrections page."""
    return {
        "title": show.title,
        "short_title": show.short_title or show.title,
        "description": show.description,
        "language": show.language,
        "author": show.author,
        "copyright": _with_sign(show.copyright),
        "feed": "feed.xml",
        "corrections": "corrections/" if corrections else "",
        "look": look_view(show.look),
        "search": show.search,
        "cover": _own(show_cover_url(show), show.image.alt or f"Cover of {show.title}"),
    }


def _with_sign(copyright_: str) -> str:
    """The line with its sign, which feeds are to have without (PSP-1)."""
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
    length = episode.enclosure.duration if episode.enclosure else None
    return {
        "title": episode.title,
        "url": episode.url,
        "number": str(episode.number or ""),
        "season": str(episode.season or ""),
        "type": episode.type.value,
        "type_label": _TYPE_LABELS[episode.type],
        "date": {"iso": episode.date.isoformat(), "text": day(episode.date)},
        "duration": {"iso": iso_length(length), "text": spoken_length(length)} if length else None,
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
    return "Draft" if episode.draft else f"Planned for {day(episode.date)}"


def person_link(site: Site, id_: str) -> View:
    person = site.people.get(id_)
    return {"name": person.name if person else id_, "url": person.url if person else ""}


def concept_row(site: Site, concept: Concept) -> View:
    """A concept in a list, with how often it was named."""
    retired = "retired; " if concept.retired else ""
    return {
        "title": concept.title,
        "mark": concept.mark,
        "url": concept.url,
        "definition": concept.definition,
        "count_text": retired + count_text(site.hearings[concept.id]),
    }


def concept_link(site: Site, id_: str) -> View:
    concept = site.concepts[id_]
    return {"title": concept.title, "url": concept.url}


def count_text(hearings: list[Hearing]) -> str:
    """`4 passages in 1 episode`, apart by state if they are of several; or where it is only declared, that."""
    mentions = [h.mentions for h in hearings if h.mentions.passages]
    if mentions:
        passages = plural(sum(m.passages for m in mentions), "passage")
        return f"{passages} in {plural(len(mentions), 'episode')}{_apart(mentions)}"
    if not hearings:
        return "not yet heard"
    where = "named in the notes" if any(h.mentions.noted for h in hearings) else "a theme"
    return f"{where} of {plural(len(hearings), 'episode')}, not said by name"


def state_text(hearing: Hearing) -> str:
    """How a concept comes up in one episode."""
    mentions = hearing.mentions
    if mentions.passages:
        also = "; also named in the notes" if mentions.noted else ""
        return f"{plural(mentions.passages, 'passage')}{_apart([mentions])}{also}"
    where = "named in the notes" if mentions.noted else "a theme of the episode"
    return f"{where}, not said by name"


def _apart(mentions: Sequence[Mentions]) -> str:
    """`: 4 spoken, 3 through corrections`, or "" where all passages are spoken."""
    spoken, misheard, implied = (sum(counts) for counts in list(zip(*mentions, strict=True))[:3])
    if not spoken and not misheard:
        return ": marked by an editor, not said by name"
    told = (spoken, "spoken"), (misheard, "through corrections"), (implied, "marked by an editor")
    return f": {', '.join(f'{count} {text}' for count, text in told if count)}" if misheard or implied else ""


def plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def share_text(share: float | None) -> str:
    return f"{share:.0%} of the words" if share else ""


def picture(image: Image | None) -> View | None:
    return _own(image.src, image.alt) if image else None


def _own(url: str, alt: str) -> View | None:
    """A picture of the site's own; pages ask no other server for one, so an address elsewhere is for the feed alone."""
    return {"url": quote(url), "alt": alt} if "://" not in url else None


def homes(urls: tuple[str, ...]) -> list[View]:
    """Pages elsewhere, titled by their host."""
    return [{"title": url.split("/")[2].removeprefix("www."), "url": url} for url in urls]
