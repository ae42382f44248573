"""The view of a concept's page: its definition, what became of it, and the passages about it, word for word."""

from itertools import groupby

from castloom.model.concept import Concept
from castloom.render.pager import Leaf
from castloom.render.site import Site
from castloom.render.views.backlinks import backlinks_view
from castloom.render.views.common import View, concept_link, count_text, dated, homes, page, person_link, titled
from castloom.render.views.concept_facts import facts
from castloom.render.views.concept_map import neighbourhood_view
from castloom.render.views.concept_passages import Passage, filters, heard
from castloom.render.views.concept_time import dissent, history, over_time


def concept_view(site: Site, concept: Concept, leaf: Leaf[Passage]) -> View:
    """A page of the concept; further passages stand on the pages after it, and nothing else does."""
    title = titled(site, concept.title, leaf.number)
    of_first = _of_first(site, concept) if leaf.number == 1 else {}
    return page(
        site, "concept", leaf.url, title, concept.definition,
        title=concept.title,
        mark=concept.mark,
        definition=concept.definition,
        retired=_retired(site, concept),
        aliases=list(concept.aliases),
        originator=person_link(site, concept.originator) if concept.originator else None,
        homes=homes(concept.same_as),
        **{kind: [concept_link(site, c) for c in getattr(site.ties[concept.id], kind)]
           for kind in ("broader", "narrower", "related")},
        backlinks=backlinks_view(site, concept.path, leaf.number == 1, {h.episode.slug for h, _ in leaf.items}),
        heard=[heard(site, concept.id, hearing, [q for _, q in group if q])
               for hearing, group in groupby(leaf.items, key=lambda passage: passage[0])],
        filters=filters(site.words, [q for _, q in leaf.items if q], is_all=leaf.count == 1),
        count_text=count_text(site, concept.id),
        pager=leaf.view,
        **of_first,
    )  # fmt: skip


def _of_first(site: Site, concept: Concept) -> View:
    return {
        "facts": facts(site, concept),
        "over_time": over_time(site, concept),
        "dissent": dissent(site, concept),
        "history": history(site, concept),
        "neighbourhood": neighbourhood_view(site, concept),
    }


def _retired(site: Site, concept: Concept) -> View | None:
    retired = concept.retired
    if retired is None:
        return None
    return {"date": dated(site.words, retired.date), "reason": retired.reason}
