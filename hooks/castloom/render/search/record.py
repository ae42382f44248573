"""A page as search indexes it: a small HTML document of its own, with nothing in it that is not to be found.

Its places are empty elements with ids, of which Pagefind tells at which word they stand: `lede` before what tells what
the page is about, with the kind of page as in `lede:concept`; `speech` before a transcript, with `:plays` and `:about`
for what its times can do; those of `render.search.speech`; and `notes` before a longer text. Facts and voices are found
too; ids are not.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

VOICES_APART = " \u2063 "  # a sign that nobody types, with blanks so that names are words of their own


@dataclass(frozen=True)
class Record:
    """A page to be indexed: its address from the site's root, a key of all that it says, and what makes its HTML.

    `filters` are the values by which it can be chosen, by the filter's name.
    """

    url: str
    key: str
    html: Callable[[], str]
    filters: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Searched:
    """What a page says to search. `kind` is episode, concept, person or page; season, concepts and people are filters.

    `facts` is a line that is shown with the title, `voices` are speakers by lane. `text_html` is HTML, all else plain.
    """

    kind: str
    title: str
    lede: str = ""
    facts: str = ""
    voices: tuple[str, ...] = ()
    season: str = ""
    concepts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    text_html: str = ""

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        """The values by which the page can be chosen."""
        values = {"kind": (self.kind,), "season": (self.season,), "concept": self.concepts, "person": self.people}
        return {name: found for name, each in values.items() if (found := tuple(dict.fromkeys(filter(None, each))))}


def record_html(searched: Searched, language: str, speech: str = "", times: str = "") -> str:
    """The document; `speech` is a transcript's HTML, `times` what its place says of its times."""
    meta = {"facts": searched.facts, "voices": VOICES_APART.join(searched.voices)}
    lines = [
        f'<!doctype html><html lang="{escape(language)}"><head>',
        *(_meta(name, value) for name, value in meta.items() if value),
        f'</head><body><h1>{escape(searched.title)}</h1><i id="lede:{searched.kind}"></i>{escape(searched.lede)}',
        *((f'<i id="speech{times}"></i>{speech}',) if speech else ()),
        # The author's HTML comes last: a tag in it that is left open hides nothing then.
        f'<i id="notes"></i><div>{searched.text_html}</div></body></html>',
    ]
    return "\n".join(lines)


def _meta(name: str, value: str) -> str:
    return f'<meta data-pagefind-meta="{name}[content]" content="{escape(value)}">'
