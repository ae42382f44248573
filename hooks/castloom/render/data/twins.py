"""The Markdown twin of a page, `index.md` beside it: what the page says, for readers who are no browsers."""

from collections.abc import Callable, Mapping

from castloom.render.data.marked_text import line, paragraph
from castloom.render.data.twin_parts import Parts, Written, bullets, facts, section
from castloom.render.data.twins_of_names import concept_twin, person_twin
from castloom.render.views.common import View

NAME = "index.md"


def twin(view: View, root: str, written: Written) -> str:
    """The twin of a page with a view; `root` is the site's address."""
    body = _KINDS.get(view["kind"], _plain)(view, Parts(root), written)
    return _document(view["head"]["title"], view["head"]["canonical"], view.get("rights", ""), body)


def plain_twin(title: str, address: str, rights: str, text: str) -> str:
    """The twin of a page that is nothing but its author's text."""
    return _document(title, address, rights, [text])


def _document(title: str, address: str, rights: str, body: list[str]) -> str:
    heading = "" if any(part.lstrip().startswith("# ") for part in body[:1]) else f"# {line(title)}"
    end = " ".join(filter(None, (f"Source: <{address}>", line(rights))))
    return "\n\n".join(part.strip() for part in (heading, *body, f"---\n\n{end}") if part.strip()) + "\n"


def _home(view: View, parts: Parts, written: Written) -> list[str]:
    newest = [view["newest"]] if view["newest"] else []
    return [
        written.text or paragraph(view["show"]["description"]),
        section("Episodes", parts.cards([*newest, *view["recent"]]), parts.link("All episodes", "episodes/")),
        section("Concepts", parts.concepts(view["concepts"])),
        section("Subscribe", _subscribe(view, parts)),
    ]


def _subscribe(view: View, parts: Parts) -> str:
    feed = {"title": "RSS feed", "url": view["show"]["feed"]}
    return parts.links([*view["subscribe"], feed])


def _archive(view: View, parts: Parts, _: Written) -> list[str]:
    return [
        *(section(group["label"], parts.cards(group["episodes"])) for group in view["groups"]),
        parts.pager(view["pager"]),
    ]


def _episode(view: View, parts: Parts, written: Written) -> list[str]:
    audio, length = view["audio"], view["duration"]
    persons = [f"{parts.link(person['name'], person['url'])} ({line(person['role'])})" for person in view["persons"]]
    told = facts(
        published=view["date"]["iso"],
        season=view["season"],
        episode=view["number"],
        length=length["text"] if length else "",
        people=", ".join(persons),
        audio=f"<{parts.whole(audio['url'])}>" if audio else "",
    )
    return [
        paragraph(view["description"]),
        told,
        paragraph(view["notice"]),
        section("Show notes", written.text),
        section("Concepts", parts.concepts(view["concepts"])),
        section("Links", parts.links(view["links"])),
        section("Chapters", bullets(f"{c['clock']} {line(c['title'])}" for c in view["chapters"])),
        section("Related episodes", bullets(_related(row, parts) for row in view["related"])),
        _transcript(view, written.transcript),
    ]


def _related(row: View, parts: Parts) -> str:
    return f"{parts.link(row['title'], row['url'])}: {line(row['reason'])}"


def _transcript(view: View, text: str) -> str:
    address = view["head"]["canonical"]
    about = f"The address of a sentence is that of the page and its mark: <{address}> and #p-…, without brackets."
    timing = view["transcript"]["timing_text"] if view["transcript"] else ""
    return section("Transcript", " ".join(filter(None, (about, line(timing)))), text) if text else ""


def _concepts(view: View, parts: Parts, _: Written) -> list[str]:
    return [parts.concepts(view["concepts"])]


def _people(view: View, parts: Parts, _: Written) -> list[str]:
    return [bullets(_person_row(person, parts) for person in view["people"])]


def _person_row(person: View, parts: Parts) -> str:
    told = ", ".join(filter(None, (parts.link(person["name"], person["url"]), line(person["roles_text"]))))
    return f"{told}: {line(person['description'])}" if person["description"] else told


def _corrections(view: View, parts: Parts, _: Written) -> list[str]:
    days = (section(day["text"], bullets(_place(place, parts) for place in day["places"])) for day in view["days"])
    return [line(view["count_text"]), *days, parts.pager(view["pager"])]


def _place(place: View, parts: Parts) -> str:
    if place["is_withheld"]:
        return f"Withheld. {line(place['reason'])}".strip()
    where = parts.link(place["episode"], place["url"])
    told = ", ".join(map(line, filter(None, (place["speaker"], place["clock"], place["kind"], place["reason"]))))
    return f"{line(place['heard'])} → {line(place['meant'])} ({where}{f', {told}' if told else ''})"


def _plain(view: View, parts: Parts, written: Written) -> list[str]:
    return [written.text, section("Follow the show", _subscribe(view, parts)) if view["kind"] == "subscribe" else ""]


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
