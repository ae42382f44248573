"""Where readers suggest a correction: the option `suggest`, as the addresses that a page fills in."""

import re
from collections.abc import Callable
from urllib.parse import quote, urlsplit

from castloom.model.problem import Unreadable, nearest
from castloom.model.show import Suggesting
from castloom.source.settings import Repository
from castloom.source.values import address, basic
from castloom.source.yamltext import Node

_BLANKS = ("path", "passage", "text", "address")
_EXAMPLE = "https://example.com/fix?file={path}&passage={passage}&text={text}"
_REPOSITORY = "write repo_url: https://github.com/me/show on a line of its own above plugins"
_EDIT = "write edit_uri: edit/main/ on a line of its own above plugins, with the name of your branch"
_ENTRY = '- heard: "{text}"\n  meant: \n  passage: {passage}\n'


def suggesting(repository: Repository) -> Callable[[Node], Suggesting]:
    """`edit` or `issue`, which lead to `repository`, or an address of one's own that names the passage."""

    def convert(node: Node) -> Suggesting:
        typed = basic.text(node)
        if typed == "edit":
            return _edit(repository)
        if typed == "issue":
            return _everywhere(_issue(_known(repository)))
        if ":" not in typed and "/" not in typed:
            hint = nearest(typed, ("edit", "issue")) or f"write edit, issue, or an address such as {_EXAMPLE}"
            raise Unreadable(f'"{typed}" is no way to suggest a correction', hint)
        return _everywhere(_template(node))

    return convert


def _everywhere(template: str) -> Suggesting:
    return Suggesting(template, template)


def _known(repository: Repository) -> str:
    if not repository.url:
        raise Unreadable("needs the address of the repository", _REPOSITORY)
    return repository.url.rstrip("/")


def _edit(repository: Repository) -> Suggesting:
    """The host's edit page. GitHub's page for a new file takes the entry along; other hosts' pages are not known."""
    url, folder = _known(repository), repository.edit_uri
    if not folder:
        raise Unreadable("needs to know where files are edited", _EDIT)
    page = url + (folder if folder[0] in "?#" else f"/{folder.strip('/')}/")
    new = ""
    if urlsplit(url).hostname == "github.com" and folder.startswith("edit/"):
        new = f"{url}/new/{folder[5:].strip('/')}/?filename={{path}}&value={_quoted(_ENTRY)}"
    return Suggesting(page + "{path}", new)


def _issue(url: str) -> str:
    title, body = _quoted("Transcript: {path}"), _quoted("{text}\n\n{address}")
    if "gitlab" in (urlsplit(url).hostname or ""):
        return f"{url}/-/issues/new?issue[title]={title}&issue[description]={body}"
    return f"{url}/issues/new?title={title}&body={body}"


def _quoted(text: str) -> str:
    return quote(text, safe="{}")


def _template(node: Node) -> str:
    typed = basic.text(node)
    blanks = re.findall(r"\{(.*?)\}", typed)
    unknown = [blank for blank in blanks if blank not in _BLANKS]
    if unknown:
        names = ", ".join(f"{{{blank}}}" for blank in _BLANKS)
        raise Unreadable(f"{{{unknown[0]}}} is not known here", f"write one of {names}")
    if not set(blanks) & {"passage", "text", "address"}:
        raise Unreadable("does not say which passage is meant", f"name it, as in {_EXAMPLE}")
    return address.https(node)
