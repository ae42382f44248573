"""A host page as the files an editor would have written: episode, transcript, people, concepts, about page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from castloom.render.draft_markdown import to_markdown
from castloom.render.slugs import slug_of
from castloom.render.yaml_line import Value, front_matter
from castloom.source.hostpage import HostPage
from castloom.source.hostpage_notes import Paragraph, read_pieces
from castloom.source.hostpage_people import Creator, unlisted, with_prefix
from castloom.source.hostpage_terms import Term, page_links, read_terms

_LONGEST_TITLE = 70
_OPENING = re.compile(r"in this (?:[\w-]+ )?episode(?: of [^,]+)?,\s*", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?…])(?<!\b[DMS][rst]\.)(?<!\bMrs\.)(?<!\bRev\.)(?<!\bProf\.)\s+(?=\W*[^\Wa-z])")


@dataclass(frozen=True)
class Choices:
    """What the page does not say: the episode's number, slug and date, and its title if the editor gave one.

    `source` is the page's path as the front matter names it; `present` are the show's files, by relative path.
    """

    source: str
    number: int
    slug: str
    day: date
    day_given: bool = False
    title: str = ""
    present: frozenset[str] = frozenset()

    @property
    def stem(self) -> str:
        return f"episodes/{self.number:03d}-{self.slug}"


@dataclass(frozen=True)
class Cast:
    """A person with their page's id."""

    id: str
    creator: Creator


def draft_files(page: HostPage, choices: Choices) -> dict[str, str]:
    """New files by path relative to the show's folder, for the door to write where nothing stands yet."""
    cast = _cast(page)
    terms = read_terms(read_pieces(f"{page.notes}\n\n{page.about}"))
    files = {f"{choices.stem}.md": _episode(page, choices, cast, terms)}
    if page.blocks:
        files[f"{choices.stem}.txt"] = transcript_text(page)
    files |= {f"people/{person.id}.md": _person(person, choices) for person in cast}
    files |= {_concept_path(term): _concept(term, choices) for term in terms}
    if page.about:
        files["pages/about.md"] = _about(page, choices)
    return files


def plain_title(page: HostPage) -> str:
    """A title from the notes' first sentence, cut between words; the show's name if there are no notes."""
    prose = (piece.text for piece in read_pieces(page.notes) if isinstance(piece, Paragraph))
    first = next(prose, page.show)
    sentence = _OPENING.sub("", _SENTENCE.split(first)[0], count=1).rstrip(".…: ")
    sentence = sentence[:1].upper() + sentence[1:]
    if len(sentence) <= _LONGEST_TITLE:
        return sentence or page.show
    whole_words = sentence[: _LONGEST_TITLE + 1].rpartition(" ")[0]
    clause = re.split(r",? [—–] |[,;:] ", whole_words)
    shorter = whole_words[: len(whole_words) - len(clause[-1])].rstrip(" ,;:—–")
    return shorter if len(shorter) > _LONGEST_TITLE // 3 else whole_words or sentence[:_LONGEST_TITLE]


def transcript_text(page: HostPage) -> str:
    """The untimed transcript as it stood on the page: `Speaker:`, an empty line, the paragraph."""
    return "\n".join(f"{block.speaker}:\n\n{block.text}\n" for block in page.blocks)


def _episode(page: HostPage, choices: Choices, cast: tuple[Cast, ...], terms: tuple[Term, ...]) -> str:
    pieces = read_pieces(page.notes)
    ready, waiting = _declared(page, choices, terms)
    fields: dict[str, Value] = {
        "title": choices.title or plain_title(page),
        "date": choices.day,
        "episode": choices.number,
        "episodeType": "full",
        "description": _description(page),
        "persons": [{"id": person.id, "role": role} for person in cast for role in person.creator.roles],
        "concepts": [*ready],
        "transcript": {"timing": "none"} if page.blocks else {},
        "links": [_link(link.name, link.url, link.heading) for link in page_links(pieces)],
        "x-source": _origin(page, choices, cast, waiting),
    }
    return f"{front_matter(fields)}\n{to_markdown(pieces)}"


def _origin(page: HostPage, choices: Choices, cast: tuple[Cast, ...], waiting: list[str]) -> dict[str, Value]:
    title = "given at the import" if choices.title else "made from the notes' first sentence"
    day = "given at the import" if choices.day_given else "the day of the import"
    listed = {creator.name for creator in page.creators}
    found = [person.creator.name for person in cast if person.creator.name not in listed]
    origin: dict[str, Value] = {
        "file": choices.source,
        "title": f"the page gives none; {title}",
        "date": f"the page gives none; {day}",
        "audio": "the page gives none; put the file beside this one under the same name",
    }
    if found:
        origin["persons"] = f"heard but not under Creators and Guests, so check their role: {', '.join(found)}"
    if waiting:
        origin["concepts"] = f"without a definition; add them above once they have one: {', '.join(waiting)}"
    return origin


def _declared(page: HostPage, choices: Choices, terms: tuple[Term, ...]) -> tuple[list[str], list[str]]:
    """The concepts that the notes name: those with a page to link to, and those whose page is still a draft."""
    named = [term for term in terms if term.title.casefold() in page.notes.casefold()]
    ready = [slug_of(term.title) for term in named if term.definition or _concept_path(term) in choices.present]
    return ready, [slug_of(term.title) for term in named if slug_of(term.title) not in ready]


def _description(page: HostPage) -> str:
    prose = (piece.text for piece in read_pieces(page.notes) if isinstance(piece, Paragraph))
    return " ".join(_SENTENCE.split(next(prose, ""))[:2])


def _link(title: str, url: str, heading: str) -> dict[str, Value]:
    link: dict[str, Value] = {"title": title, "url": url}
    return link | {"rel": "related"} if heading.casefold().startswith("related") else link


def _cast(page: HostPage) -> tuple[Cast, ...]:
    words = f"{page.notes}\n{page.about}"
    listed = tuple(with_prefix(creator, words) for creator in page.creators)
    return tuple(_merged((*listed, *unlisted(page.speakers, listed, words))))


def _merged(creators: Iterable[Creator]) -> Iterable[Cast]:
    """Each person once, with all their roles."""
    people: dict[str, Creator] = {}
    for new in creators:
        known = people.setdefault(slug_of(new.name), new)
        roles = tuple(dict.fromkeys((*known.roles, *new.roles)))
        description = known.description or new.description
        people[slug_of(new.name)] = Creator(known.name, roles, known.prefix or new.prefix, description)
    return (Cast(id_, creator) for id_, creator in people.items())


def _person(person: Cast, choices: Choices) -> str:
    fields: dict[str, Value] = {
        "name": person.creator.name,
        "honorificPrefix": person.creator.prefix,
        "description": person.creator.description,
        "x-source": {"file": choices.source},
    }
    return front_matter(fields)


def _concept_path(term: Term) -> str:
    return f"concepts/{slug_of(term.title)}.md"


def _concept(term: Term, choices: Choices) -> str:
    origin: dict[str, Value] = {"file": choices.source}
    fields: dict[str, Value] = {"title": term.title, "mark": term.mark, "definition": term.definition}
    if not term.definition:
        fields |= {"definition": f"Say here in one sentence what {term.title} is.", "draft": True}
        origin["definition"] = (
            "the page gives none; write it, remove draft, and add the concept to the episode's concepts"
        )
    return front_matter(fields | {"sameAs": [term.url], "x-source": origin})


def _about(page: HostPage, choices: Choices) -> str:
    fields: dict[str, Value] = {"title": page.about_title, "x-source": {"file": choices.source}}
    return f"{front_matter(fields)}\n# {page.about_title}\n\n{to_markdown(read_pieces(page.about))}"
