"""The Markdown twin of a page, `index.md` beside it: what the page says, for readers who are no browsers."""

from collections.abc import Callable, Mapping

from castloom.render.data.marked_text import line, paragraph
from castloom.render.data.twin_parts import Parts, Written, bullets, section
from castloom.render.data.twins_of_names import concept_twin, person_twin
from castloom.render.views.common import View
from castloom.render.words.words import Words

NAME = "index.md"


def twin(view: View, parts: Parts, written: Written) -> str:
    """The twin of a page with a view."""
    body = _KINDS.get(view["kind"], _plain)(view, parts, written)
    return _document(parts.words, view["head"]["title"], view["head"]["canonical"], view.get("rights", ""), body)


def plain_twin(words: Words, title: str, address: str, rights: str, text: str) -> str:
    """The twin of a page that is nothing but its author's text."""
    return _document(words, title, address, rights, [text])


def _document(words: Words, title: str, address: str, rights: str, body: list[str]) -> str:
    heading = "" if any(part.lstrip().startswith("# ") for part in body[:1]) else f"# {line(title)}"
    end = " ".join(filter(None, (words.colon(words("source"), f"<{address}>"), line(rights))))
    return "\n\n".join(part.strip() for part in (heading, *body, f"---\n\n{end}") if part.strip()) + "\n"


def _home(view: View, parts: Parts, written: Written) -> list[str]:
    newest, all_episodes = [view["newest"]] if view["newest"] else [], parts.words("all_episodes")
    return [
        written.text or paragraph(view["show"]["description"]),
        parts.section("episodes", parts.cards([*newest, *view["recent"]]), parts.link(all_episodes, "episodes/")),
        parts.section("concepts", parts.concepts(view["concepts"])),
        parts.section("subscribe", _subscribe(view, parts)),
    ]


def _subscribe(view: View, parts: Parts) -> str:
    feed = {"title": parts.words("rss_feed"), "url": view["show"]["feed"]}
    return parts.links([*view["subscribe"], feed])


def _archive(view: View, parts: Parts, _: Written) -> list[str]:
    return [
        *(section(group["label"], parts.cards(group["episodes"])) for group in view["groups"]),
        parts.pager(view["pager"]),
    ]


def _episode(view: View, parts: Parts, written: Written) -> list[str]:
    audio, length = view["audio"], view["duration"]
    persons = [f"{parts.link(person['name'], person['url'])} ({line(person['role'])})" for person in view["persons"]]
    told = parts.facts(
        published=view["date"]["iso"],
        season_label=view["season"],
        episode_label=view["number"],
        length_label=length["text"] if length else "",
        people=parts.words.commas(persons),
        audio=f"<{parts.whole(audio['url'])}>" if audio else "",
    )
    return [
        paragraph(view["description"]),
        told,
        paragraph(view["notice"]),
        parts.section("show_notes", written.text),
        parts.section("concepts", parts.concepts(view["concepts"])),
        parts.section("links", parts.links(view["links"])),
        parts.section("chapters", bullets(f"{c['clock']} {line(c['title'])}" for c in view["chapters"])),
        parts.section("related_episodes", bullets(_related(row, parts) for row in view["related"])),
        _transcript(view, parts, written.transcript),
    ]


def _related(row: View, parts: Parts) -> str:
    return parts.words.colon(parts.link(row["title"], row["url"]), line(row["reason"]))


def _transcript(view: View, parts: Parts, text: str) -> str:
    address = view["head"]["canonical"]
    about = parts.words("sentence_addresses", address=f"<{address}>")
    timing = view["transcript"]["timing_text"] if view["transcript"] else ""
    return parts.section("transcript", " ".join(filter(None, (about, line(timing)))), text) if text else ""


def _concepts(view: View, parts: Parts, _: Written) -> list[str]:
    return [parts.concepts(view["concepts"])]


def _people(view: View, parts: Parts, _: Written) -> list[str]:
    return [bullets(_person_row(person, parts) for person in view["people"])]


def _person_row(person: View, parts: Parts) -> str:
    told = parts.words.commas((parts.link(person["name"], person["url"]), line(person["roles_text"])))
    return parts.words.colon(told, line(person["description"])) if person["description"] else told


def _corrections(view: View, parts: Parts, _: Written) -> list[str]:
    days = (section(day["text"], bullets(_place(place, parts) for place in day["places"])) for day in view["days"])
    return [line(view["count_text"]), *days, parts.pager(view["pager"])]


def _place(place: View, parts: Parts) -> str:
    if place["is_withheld"]:
        return f"{parts.words('was_withheld')} {line(place['reason'])}".strip()
    where = parts.link(place["episode"], place["url"])
    facts = map(line, (place["speaker"], place["clock"], place["kind"], place["reason"]))
    return f"{line(place['heard'])} → {line(place['meant'])} ({parts.words.commas((where, *facts))})"


def _plain(view: View, parts: Parts, written: Written) -> list[str]:
    follow = parts.section("follow_show", _subscribe(view, parts)) if view["kind"] == "subscribe" else ""
    return [written.text, follow]


_KINDS: Mapping[str, Callable[[View, Parts, Written], list[str]]] = {
    "home": _home,
    "archive": _archive,
    "episode": _episode,
    "concepts": _concepts,
    "concept": concept_twin,
    "people": _people,
    "person": person_twin,
    "corrections": _corrections,
}
