"""A real nginx serves a site by the recipe."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from tests.clients.install import NGINX
from tests.hosted import RECIPES, address, is_text, kind_of
from tests.shows import lay_over
from tests.sites import files_of


def nginx_files() -> tuple[str, Path] | None:
    """The program and the types that its package brings; the system's, or what tests/clients/install.py unpacked."""
    for program, folder in ((shutil.which("nginx"), Path("/")), (str(NGINX / "usr/sbin/nginx"), NGINX)):
        types = folder / "etc/nginx/mime.types"
        if program and Path(program).is_file() and types.is_file():
            return program, types
    return None


@pytest.fixture(scope="module")
def nginx(hosted_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which nginx serves the site by the recipe."""
    found = nginx_files()
    if found is None:
        pytest.skip("nginx is not there; tests/clients/install.py unpacks it where there is apt")
    program, types = found
    folder = tmp_path_factory.mktemp("nginx")
    root = shutil.copytree(hosted_site, folder / "www")
    lay_over(root, {".git/config": "secret", ".well-known/token": "yes"})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    shutil.copy(types, folder / "mime.types")
    (folder / "show.conf").write_text(_localised(port, root), "utf-8")
    (folder / "nginx.conf").write_text(_main_conf(folder), "utf-8")
    with _running([program, "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")], port):
        yield f"http://127.0.0.1:{port}"


def _localised(port: int, root: Path) -> str:
    """The recipe with the lines changed that it asks to change, and without IPv6, which not every computer has."""
    recipe = (RECIPES / "nginx.conf").read_text("utf-8")
    changes = {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "listen [::]:80;": "",
        "root /var/www/kitchentable;": f"root {root};",
    }
    for old, new in changes.items():
        assert recipe.count(old) == 1
        recipe = recipe.replace(old, new)
    return recipe


def _main_conf(folder: Path) -> str:
    """What distributions have around it, with everything below one folder."""
    temporary = "".join(
        f"{name}_temp_path {folder}/{name}; " for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root; " if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    http = "include mime.types; default_type application/octet-stream; access_log off; include show.conf;"
    return f"{user}daemon off; pid {folder}/pid; events {{}} http {{ {temporary}{http} }}\n"


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            for _ in range(100):
                if server.poll() is not None:
                    assert server.stderr
                    pytest.fail(f"nginx ended: {server.stderr.read()}")
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield
        finally:
            server.terminate()


def test_nginx_sends_what_each_file_needs(nginx: str, hosted_site: Path) -> None:
    with requests.Session() as session:
        for path, content in files_of(hosted_site).items():
            kind = kind_of(path)
            got = session.get(nginx + address(path))
            headers = got.headers
            assert (got.status_code, got.content) == (200, content), path
            assert kind.type in ("", headers["Content-Type"]), path
            assert headers["Cache-Control"] == (kind.keep or "no-cache"), path
            assert (headers["Access-Control-Allow-Origin"], headers["X-Content-Type-Options"]) == ("*", "nosniff")
            assert "Last-Modified" in headers, path
            again = session.get(nginx + address(path), headers={"If-None-Match": headers["ETag"]})
            assert (again.status_code, again.content) == (304, b""), path


def test_nginx_answers_head_like_get(nginx: str, hosted_site: Path) -> None:
    """Apple asks for audio, cover and feed so, and wants Last-Modified."""
    with requests.Session() as session:
        for path, content in files_of(hosted_site).items():
            head = session.head(nginx + address(path), headers={"Accept-Encoding": "identity"})
            assert (head.status_code, head.headers["Content-Length"]) == (200, str(len(content))), path
            assert "Last-Modified" in head.headers, path


def test_nginx_sends_parts(nginx: str, hosted_site: Path) -> None:
    path = "episodes/low-water/low-water.mp3"
    content = (hosted_site / path).read_bytes()
    got = requests.get(f"{nginx}/{path}", headers={"Range": "bytes=100-199"}, timeout=10)
    assert (got.status_code, got.content) == (206, content[100:200])
    assert got.headers["Content-Range"] == f"bytes 100-199/{len(content)}"
    assert (got.headers["Content-Type"], got.headers["Access-Control-Allow-Origin"]) == ("audio/mpeg", "*")


def test_nginx_compresses_text_and_nothing_else(nginx: str, hosted_site: Path) -> None:
    with requests.Session() as session:
        for path, content in files_of(hosted_site).items():
            if len(content) >= 1000 and path != "_headers":
                got = session.get(nginx + address(path), headers={"Accept-Encoding": "gzip"})
                assert (got.headers.get("Content-Encoding") == "gzip") is is_text(path), path


def test_nginx_has_the_sites_own_page_for_what_is_not_there(nginx: str, hosted_site: Path) -> None:
    """Nothing keeps it: what is missing today may be an episode tomorrow."""
    for path in ("/episodes/none/", "/episodes/none/none.mp3", "/none/feed.xml", "/.git/config"):
        got = requests.get(nginx + path, timeout=10)
        assert (got.status_code, got.content) == (404, (hosted_site / "404.html").read_bytes()), path
        assert got.headers["Content-Type"] == "text/html; charset=utf-8", path
        assert (got.headers["Cache-Control"], got.headers["X-Content-Type-Options"]) == ("no-cache", "nosniff"), path
    assert requests.get(f"{nginx}/.well-known/token", timeout=10).text == "yes"


def test_nginx_leads_to_the_address_with_a_slash(nginx: str) -> None:
    got = requests.get(f"{nginx}/episodes", timeout=10, allow_redirects=False)
    assert (got.status_code, got.headers["Location"]) == (301, "/episodes/")
