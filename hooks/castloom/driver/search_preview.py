"""`mkdocs serve` answers for the search index, which it makes when it is asked for."""

import logging
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment
from wsgiref.util import FileWrapper

from mkdocs.exceptions import PluginError

from castloom.driver.search_bundle import FOLDER
from castloom.driver.searching import PreviewIndex

log = logging.getLogger("mkdocs.plugins.castloom")


def with_search(app: WSGIApplication, mount: str, index: PreviewIndex) -> WSGIApplication:
    """The site with its index; `app` answers all else, `mount` is the path below which it lies, as in `/show/`."""
    below = f"{mount}{FOLDER}/"

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = str(environ["PATH_INFO"])
        if not path.startswith(below):
            return app(environ, start_response)
        try:
            file = index.file(path.removeprefix(below))
        except PluginError as fault:
            log.error(str(fault))
            start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
            return [str(fault).encode()]
        if file is None:
            return app(environ, start_response)
        start_response("200 OK", [("Content-Type", "application/octet-stream")])
        return FileWrapper(file.open("rb"))

    return answer
