"""The Markdown twins of what has a name: concepts and people."""

from castloom.render.data.marked_text import line, paragraph
from castloom.render.data.twin_parts import Parts, Written, bullets, numbers, untagged
from castloom.render.views.common import View


def concept_twin(view: View, parts: Parts, written: Written) -> list[str]:
    """The blocks of a concept's twin: what it is, what became of it, its passages."""
    told = parts.facts(
        retired=_retired(view, parts),
        canonical_home=parts.words.commas(f"<{home['url']}>" for home in view["homes"]),
        originator=parts.inline([view["originator"]] if view["originator"] else []),
        also_called=line(parts.words.commas(view["aliases"])),
        **{kind: parts.inline(view[kind]) for kind in ("broader", "narrower", "related")},
        **_found(view.get("facts"), parts),
    )
    earlier = (parts.words.colon(row["date"]["text"], line(row["definition"])) for row in view.get("history", ()))
    sides = (part for side in view.get("dissent", ()) for part in _side(side, parts))
    return [
        paragraph(view["definition"]),
        told,
        written.text,
        parts.section("earlier_definitions", bullets(earlier)),
        parts.section("dissent", *sides),
        parts.section("where_heard", line(view["count_text"]), *(_heard(place, parts) for place in view["heard"])),
        parts.backlinks(view["backlinks"]),
        parts.pager(view["pager"]),
    ]


def _retired(view: View, parts: Parts) -> str:
    retired = view.get("retired")
    return parts.words.colon(retired["date"]["text"], line(retired["reason"])) if retired else ""


def _side(side: View, parts: Parts) -> list[str]:
    noted = (f"{parts.passage(one)}\n\n{paragraph(one['note'])}".strip() for one in side["passages"])
    return [f"### {line(side['title'])}", *noted]


def _heard(place: View, parts: Parts) -> str:
    card = place["episode"]
    told = line(parts.words.commas([*numbers(card), place["state_text"]]))
    return "\n\n".join([f"### {parts.link(card['title'], card['url'])}", told, *map(parts.passage, place["passages"])])


def _found(found: View | None, parts: Parts) -> dict[str, str]:
    """First heard, said most by, often discussed nearby."""
    if not found:
        return {}
    first = found["first"]
    return {
        "first_heard": parts.link(first["episode"]["title"], first["url"]) if first else "",
        "said_most_by": parts.words.commas(
            f"{parts.link(w['name'], w['url'])} ({w['count_text']})" for w in found["most"]
        ),
        "nearby_label": parts.words.commas(
            f"{parts.link(other['title'], other['url'])} ({other['count_text']})" for other in found["nearby"]
        ),
    }


def person_twin(view: View, parts: Parts, written: Written) -> list[str]:
    """The blocks of a person's twin: who they are, what they speak of, where they are heard."""
    rows = (parts.card(a["episode"], a["role"], a["share_text"]) for a in view["appearances"])
    topics = (
        f"{parts.link(topic['title'] + topic['mark'], topic['url'])} ({line(topic['count_text'])})"
        for topic in (*view["topics"], *view["further_topics"])
    )
    return [
        paragraph(view["description"]),
        parts.facts(elsewhere=parts.words.commas(f"<{home['url']}>" for home in view["homes"])),
        written.text,
        parts.section("concepts", bullets(topics)),
        parts.section("in_their_words", *(_quote(quote, parts) for quote in view["quotes"])),
        parts.section("episodes", line(view["count_text"]), bullets(rows)),
        parts.backlinks(view["backlinks"]),
        parts.pager(view["pager"]),
    ]


def _quote(quote: View, parts: Parts) -> str:
    where = parts.words.commas((line(quote["episode"]), quote["clock"], f"<{parts.whole(quote['url'])}>"))
    return f"> {paragraph(untagged(quote['text_html']))}\n>\n> — {where}"
