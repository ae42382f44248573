"""How to cite an episode or a concept: as text, for BibTeX, and as CSL JSON."""

import json
import re
from datetime import datetime
from typing import Any, NamedTuple

from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.render.site import Site
from castloom.render.words.words import Words

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SIGNS = re.compile(r"[\\{}#$%&_~^]")
_WRITTEN = {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
_LEADING = {"host", "co-host", "guest", "guest host", "cohost"}


class Reference(NamedTuple):
    """A page as it is cited: `id` names it in lists, `kind` and `csl` say what it is. `date` is None without a day."""

    id: str
    authors: tuple[str, ...]
    title: str
    show: str
    publisher: str
    kind: str
    csl: str
    url: str
    language: str
    number: str = ""
    date: datetime | None = None


def episode_reference(site: Site, episode: Episode) -> Reference:
    """Those who lead and those who are guests are its authors, else whoever makes the show."""
    named = dict.fromkeys(c.id for c in episode.persons if c.role.casefold() in _LEADING and c.id in site.people)
    show = site.show
    return Reference(
        id=f"{show_id(site)}-{episode.slug}",
        authors=tuple(site.people[id_].name for id_ in named) or (show.author,),
        title=episode.title,
        show=show.title,
        publisher=show.author,
        kind=site.words("podcast_episode"),
        csl="broadcast",
        url=show.site_url + episode.url,
        language=episode.transcript.language or show.language,
        number=str(episode.number or ""),
        date=episode.date,
    )


def concept_reference(site: Site, concept: Concept) -> Reference:
    """Its author is who coined it, else whoever makes the show."""
    show = site.show
    originator = site.people.get(concept.originator)
    return Reference(
        id=f"{show_id(site)}-{concept.id}",
        authors=(originator.name if originator else show.author,),
        title=concept.title,
        show=show.title,
        publisher=show.author,
        kind=site.words("concept_of_podcast"),
        csl="entry-dictionary",
        url=show.site_url + concept.url,
        language=show.language,
    )


def show_id(site: Site) -> str:
    """A short name of the show, of a-z, 0-9 and hyphens."""
    words = re.findall(r"[a-z0-9]+", (site.show.short_title or site.show.title).casefold())
    return "-".join(words)[:30].strip("-") or "show"


def as_text(words: Words, reference: Reference) -> str:
    """`Ada Reef. “Low water.” Tide Table, episode 1, 1 March 2025. Podcast episode. https://…`"""
    end = "" if reference.title.endswith(("?", "!", ".", "…")) else "."
    number = words("cited_episode", number=reference.number) if reference.number else ""
    place = words.commas((reference.show, number, words.day(reference.date) if reference.date else ""))
    authors = words.listed(reference.authors)
    title = words("quoted", text=f"{reference.title}{end}")
    return f"{authors}{_stop(authors)} {title} {place}. {reference.kind}. {reference.url}"


def _stop(text: str) -> str:
    return "" if text.endswith(".") else "."


def bibtex(reference: Reference) -> str:
    """An entry of BibTeX, in UTF-8; its title keeps its capitals."""
    when = reference.date
    fields = {
        "author": " and ".join(map(_name, reference.authors)),
        "title": f"{{{_escaped(reference.title)}}}",
        "howpublished": f"{reference.kind}, {_escaped(reference.show)}",
        "number": reference.number,
        "year": str(when.year) if when else "",
        "month": _MONTHS[when.month - 1] if when else "",
        "day": str(when.day) if when else "",
        "publisher": f"{{{_escaped(reference.publisher)}}}",
        "url": reference.url,
        "language": reference.language,
    }
    lines = (f"  {key} = {value if key == 'month' else f'{{{value}}}'},\n" for key, value in fields.items() if value)
    return f"@misc{{{reference.id},\n{''.join(lines)}}}\n"


def _name(name: str) -> str:
    """A name that BibTeX would take apart at a comma or an "and" is held together."""
    written = _escaped(name)
    return f"{{{written}}}" if re.search(r",|\band\b", name) else written


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda sign: _WRITTEN.get(sign[0], f"\\{sign[0]}"), text)


def csl_json(reference: Reference) -> str:
    """A list of one item of CSL JSON (Citation Style Language 1.0.2)."""
    when = reference.date
    item: dict[str, Any] = {
        "id": reference.id,
        "type": reference.csl,
        # Which part of a name is the family's, nobody says: a name stands as it is written.
        "author": [{"literal": name} for name in reference.authors],
        "title": reference.title,
        "container-title": reference.show,
        "genre": reference.kind,
        "publisher": reference.publisher,
        "number": reference.number,
        "issued": {"date-parts": [[when.year, when.month, when.day]]} if when else None,
        "URL": reference.url,
        "language": reference.language,
    }
    told = (f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in item.items() if value)
    return "[{\n" + ",\n".join(told) + "\n}]\n"
