"""A site with files of every kind, and how hosts are to send them: recipes are measured by it."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.shows import Content, audio, build, make_show, text_of

RECIPES = Path(__file__).parents[1] / "docs" / "recipes"
ASKED_EACH_TIME, DAY, YEAR = "", "public, max-age=86400", "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Kind:
    """A kind of file on a site: what it is by its path, and how it is to be sent.

    A `type` of "" is any. `keep` is how long browsers may use their copy. `is_told` says that hosts would not find the
    type out by themselves.
    """

    path: str
    type: str
    keep: str = ASKED_EACH_TIME
    is_told: bool = False


KINDS = (
    Kind(r"(.+/)?feed(/.+)?\.xml", "application/rss+xml; charset=utf-8", is_told=True),
    Kind(r"(.+/)?chapters\.json", "application/json+chapters", is_told=True),
    Kind(r".+\.vtt", "text/vtt", is_told=True),
    Kind(r".+\.srt", "application/x-subrip", is_told=True),
    Kind(r".+\.md", "text/markdown; charset=utf-8", is_told=True),
    Kind(r".+\.ttl", "text/turtle; charset=utf-8", is_told=True),
    Kind(r".+\.jsonld", "application/ld+json", is_told=True),
    Kind(r".+\.bib", "text/x-bibtex; charset=utf-8", is_told=True),
    Kind(r".+\.json", "application/json"),
    Kind(r".+\.txt", "text/plain; charset=utf-8"),
    Kind(r"(.+/)?(index|404|transcript)\.html", "text/html; charset=utf-8"),
    Kind(r".+\.mp3", "audio/mpeg", keep=DAY),
    Kind(r".+\.m4a", "audio/x-m4a", keep=DAY, is_told=True),
    Kind(r".+\.jpg", "image/jpeg", keep=DAY),
    Kind(r".+\.png", "image/png", keep=DAY),
    Kind(r".+\.svg", "image/svg+xml", keep=DAY),
    Kind(r".+\.woff2", "font/woff2", keep=DAY),
    Kind(r".+\.webmanifest", "application/manifest+json"),
    Kind(r"assets/(stylesheets/(main|palette)|javascripts/bundle)\.[0-9a-f]{8}\.min\.(css|js)", "", keep=YEAR),
    Kind(r"feed\.css|assets/(fonts/LICENSE|(castloom|embed|letters)\.css)", ""),
    Kind(r"assets/(castloom/[a-z-]+\.(css|js)|embed\.js|javascripts/(lunr|workers)/.+\.js|.+\.map)", ""),
    Kind(r"pagefind/.+", ""),
    Kind(r"(.+/)?sitemap\.xml(\.gz)?", ""),
    Kind(r"_headers", ""),
)


def kind_of(path: str) -> Kind:
    """The kind of a file of the site; a new kind of file has to be thought about here, and in the recipes."""
    return next(kind for kind in KINDS if re.fullmatch(kind.path, path))


def address(path: str) -> str:
    return "/" + path.removesuffix("index.html")


_TEXTS = (".xml", ".vtt", ".srt", ".json", ".txt", ".html", ".svg", ".css", ".js", ".md", ".ttl", ".jsonld", ".bib")


def is_text(path: str) -> bool:
    return path.endswith(_TEXTS)


_CHAPTERS = "chapters: [{startTime: 0, title: Low}, {startTime: 1, title: Rising}, {startTime: 2, title: High}]\n"


def make_hosted_site(folder: Path) -> Path:
    """The site of a show with archives, a season, a trailer, chapters, further audio and pictures."""
    second = (
        "---\ntitle: {}\ndate: 2025-03-0{}\nseason: 1\nepisodeType: {}\npersons: ada-reef\n---\n\nThe spring tide.\n"
    )
    files: dict[str, Content] = {
        "mkdocs.yml": text_of("mkdocs.yml") + "      paging: 1\n",
        "episodes/002-ebb.md": second.format("Ebb", 2, "full").replace("season", _CHAPTERS + "season"),
        "episodes/002-ebb.mp3": audio(4),
        "episodes/trailer.md": second.format("Soon", 3, "trailer"),
        "episodes/trailer.mp3": audio(2),
        "pages/_headers": (RECIPES / "cloudflare-pages" / "_headers").read_bytes(),
        "pages/assets/wave.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "pages/assets/shell.png": b"\x89PNG",
        "pages/assets/sea.m4a": b"\0\0\0\x20ftypM4A " + bytes(1000),
    }
    built = build(make_show(folder, files), "--strict")
    assert built.exit_code == 0, built.output
    return folder / "site"
