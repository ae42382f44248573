"""What search knows before it looks into any page: names of concepts and people, and what can be chosen."""

import json

from castloom.derive.proposals.ordinary import function_words
from castloom.derive.search_names import Names, search_names
from castloom.model.concept import Concept
from castloom.render.site import Site
from castloom.render.views.common import season_label

NAME = "search/terms.json"


def terms_json(site: Site) -> str:
    """Concepts and people with their names, the seasons, newest first, and words that tell nothing in this language."""
    corrections = [c for one in site.composed.values() if one.spoken for c in one.spoken.corrections]
    seasons = list(dict.fromkeys(season_label(site, episode.season) for episode in site.episodes if episode.season))
    names = [_named(names) for names in search_names(site.catalog, corrections)]
    common = " ".join(sorted(function_words(site.show.language.partition("-")[0])))
    return json.dumps({"named": names, "seasons": seasons, "common": common}, ensure_ascii=False, separators=(",", ":"))


def _named(names: Names) -> dict[str, object]:
    page = names.page
    facts: dict[str, object] = {
        "kind": "concept" if isinstance(page, Concept) else "person",
        "title": page.title if isinstance(page, Concept) else page.name,
        "mark": page.mark if isinstance(page, Concept) else "",
        "url": page.url,
        "also": names.also,
        "misheard": names.misheard,
    }
    return {name: fact for name, fact in facts.items() if fact}
