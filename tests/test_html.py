"""Every page as the W3C's checker of HTML sees it (vnu)."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.rich import rich_show
from tests.shows import build

JAR = Path(__file__).parent / "clients" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# Material's switches for its own drawer and search, which it writes on every page.
MATERIALS = 'class="md-toggle"'


@pytest.mark.parametrize("show", ["reference", "rich"])
def test_checker_finds_no_fault_of_ours(show: str, reference_show: Path, tmp_path: Path) -> None:
    if not shutil.which("java") or not JAR.is_file():
        pytest.skip("Java or vnu-jar is missing: make test installs them where it can")
    site = reference_show / "site" if show == "reference" else _rich(tmp_path)
    assert faults(site) == []


def test_checker_is_asked(tmp_path: Path) -> None:
    if not shutil.which("java") or not JAR.is_file():
        pytest.skip("Java or vnu-jar is missing: make test installs them where it can")
    text = '<!doctype html><html lang="en"><title>T</title><p><ul></ul></p></html>'
    (tmp_path / "index.html").write_text(text, "utf-8")
    assert any("No “p” element in scope" in fault for fault in faults(tmp_path))


def faults(site: Path) -> list[str]:
    """The errors on a site's pages, each with its place; a transcript's own HTML file is for apps, and no page."""
    pages = [str(page) for page in sorted(site.rglob("*.html")) if page.name != "transcript.html"]
    command = ["java", "-Xss8m", "-jar", str(JAR), "--format", "json", "--exit-zero-always", "--errors-only", *pages]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stderr
    return [
        f"{message['url']}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(told)["messages"]
        if MATERIALS not in message.get("extract", "")
    ]


def _rich(folder: Path) -> Path:
    show = rich_show(folder / "show")
    built = build(show)
    assert built.exit_code == 0, built.output
    return show / "site"
