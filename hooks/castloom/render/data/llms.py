"""`llms.txt`: an index of the site for language models, as llmstxt.org has it."""

from collections.abc import Iterable

from castloom.derive.publication import is_held_back
from castloom.render.data.marked_text import line, link
from castloom.render.data.rights import rights
from castloom.render.data.twins import NAME
from castloom.render.site import Site

NAMES = ("mentions.json", "concepts/concepts.ttl", "concepts/concepts.jsonld")


def llms_txt(site: Site, own: Iterable[tuple[str, str]]) -> str:
    """Title, summary, and links to the twins of pages; `own` are titles and addresses of the show's own pages."""
    show, root = site.show, site.show.site_url
    episodes = [
        _row(e.title, root + e.url + NAME, " ".join(filter(None, (e.date.date().isoformat(), e.description))))
        for e in site.episodes
        if not is_held_back(e, site.now)
    ]
    concepts = [_row(c.title, root + c.url + NAME, c.definition) for c in site.catalog.concepts if not c.draft]
    people = [_row(p.name, root + p.url + NAME, p.description) for p in site.catalog.people if not p.draft]
    parts = [
        f"# {line(show.title)}",
        f"> {line(show.description)}",
        f"A podcast by {line(show.author)}, in the language {show.language}. Each page has a twin in Markdown, "
        f"`{NAME}` beside it. In transcripts each sentence is followed by its mark: "
        "the page's address and the mark lead to it.",
        line(rights(site.words, show)),
        _section("Episodes", episodes),
        _section("Concepts", concepts),
        _section("People", people),
        _section("Data", _data(site)),
        _section("Optional", [_row(title, root + url + NAME, "") for title, url in own]),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _data(site: Site) -> list[str]:
    root = site.show.site_url
    about = ("which concept comes up in which episode", "all concepts as SKOS, in Turtle", "the same as JSON-LD")
    rows = [_row(name, root + name, told) for name, told in zip(NAMES, about, strict=True)]
    return [*(rows if site.catalog.concepts else ()), _row("feed.xml", site.show.feed_url, "the podcast's RSS feed")]


def _section(title: str, rows: Iterable[str]) -> str:
    told = "\n".join(rows)
    return f"## {title}\n\n{told}" if told else ""


def _row(title: str, address: str, about: str) -> str:
    return f"- {link(title, address)}" + (f": {line(about)}" if about else "")
