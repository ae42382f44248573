"""The view of the archive: episodes newest first, and the ways to those of a season, year, concept or person."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from castloom.model.episode import Episode
from castloom.model.show import Show
from castloom.render.pager import Leaf
from castloom.render.site import Site
from castloom.render.views.common import View, card, page, plural
from castloom.render.views.small_scores import small_score

_SHOWN = 12  # concepts, persons


def episode_row(site: Site, episode: Episode) -> View:
    """An episode in a list, with its lanes."""
    return {**card(site, episode), "score_html": small_score(site, episode)}


def archive_view(site: Site, leaf: Leaf[Episode], ways: View | None) -> View:
    """A page of the archive, by season and year; `ways` are those of the whole archive."""
    title = "Episodes" if leaf.number == 1 else f"Episodes, page {leaf.number}"
    groups = [
        {"label": label, "anchor": anchor, "episodes": [episode_row(site, e) for e in episodes]}
        for (label, anchor), episodes in groupby(leaf.items, key=lambda e: _group(site.show, e))
    ]
    return page(
        site, "archive", leaf.url, title, f"All episodes of {site.show.title}",
        groups=groups, ways=ways, pager=leaf.view, total=len(site.episodes),
    )  # fmt: skip


def ways_view(site: Site, leaves: Sequence[Leaf[Episode]], choices: Sequence[str]) -> View | None:
    """Where the episodes of each season and year begin, and the pages that list those of a concept or a person.

    `choices` are the names of what scripts let readers choose by. None for a show of one episode.
    """
    if len(site.episodes) < 2:
        return None
    return {
        "choices": list(choices),
        "groups": list(_groups(site.show, leaves)),
        "concepts": _heard(site)[:_SHOWN],
        "people": _met(site)[:_SHOWN],
        "all_concepts": len(site.concepts) > _SHOWN,
        "all_people": len(site.people) > _SHOWN,
    }


def _groups(show: Show, leaves: Sequence[Leaf[Episode]]) -> Iterator[View]:
    """Each season and year once, with the page on which it begins."""
    counts: dict[tuple[str, str], int] = {}
    begins: dict[tuple[str, str], str] = {}
    for leaf in leaves:
        for episode in leaf.items:
            group = _group(show, episode)
            counts[group] = counts.get(group, 0) + 1
            begins.setdefault(group, leaf.url)
    for (label, anchor), count in counts.items():
        yield {"title": label, "url": f"{begins[label, anchor]}#{anchor}", "count_text": plural(count, "episode")}


def _group(show: Show, episode: Episode) -> tuple[str, str]:
    """`Season 2: The coast · 2025` and its anchor."""
    year = str(episode.date.year)
    if not episode.season:
        return year, f"in-{year}"
    name = show.season_names.get(episode.season)
    label = f"Season {episode.season}: {name}" if name else f"Season {episode.season}"
    return f"{label} · {year}", f"season-{episode.season}-{year}"


def _heard(site: Site) -> list[View]:
    rows = [
        {"title": c.title, "url": f"{c.url}#cast-heard", "count": len(site.hearings[c.id])}
        for c in site.catalog.concepts
    ]
    return _counted(rows)


def _met(site: Site) -> list[View]:
    rows = [
        {"title": p.name, "url": f"{p.url}#cast-heard", "count": len(site.appearances[p.id])}
        for p in site.catalog.people
    ]
    return _counted(rows)


def _counted(rows: list[View]) -> list[View]:
    """Those of the most episodes first; those of none are left out."""
    found = sorted((row for row in rows if row["count"]), key=lambda row: (-row["count"], row["title"]))
    return [{"title": row["title"], "url": row["url"], "count_text": plural(row["count"], "episode")} for row in found]
