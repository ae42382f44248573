"""Faults of a show's own templates are told in a line with their place, and a preview goes on after them."""

from pathlib import Path
from unittest import mock

import pytest

from tests.previews import serving
from tests.shows import build, lay_over, make_show, text_of

SETTINGS = text_of("mkdocs.yml").replace("font: false}", "font: false, custom_dir: overrides}")
FOOTER, EPISODE = "overrides/podcast/partials/footer.html", "overrides/podcast/episode.html"
FAULTS = {
    "<footer>\n{{ show.title }</footer>": "2: unexpected '}'",
    "<footer>{% include 'own.html' %}</footer>": "1: there is no template own.html",
    "\n\n{{ show.nothing.more }}": "3: 'dict object' has no attribute 'nothing'",
    "{{ 1 + show.title }}": "1: TypeError: unsupported operand type(s) for +: 'int' and 'str'",
    "{{ show.title|own }}": "1: No filter named 'own'.",
    "{% include 'podcast/partials/footer.html' %}": "1: RecursionError: ",
}
REMEDY = "; correct it, or take the file away to have Castloom's own"


def show_with(folder: Path, template: str, text: str) -> Path:
    return make_show(folder, {"mkdocs.yml": SETTINGS, template: text})


@pytest.mark.parametrize("text", FAULTS)
def test_fault_is_told_with_its_place(text: str, tmp_path: Path) -> None:
    built = build(show_with(tmp_path, FOOTER, text))
    assert built.exit_code == 1
    assert f"ERROR   -  {FOOTER}:{FAULTS[text]}" in built.output
    assert REMEDY in built.output
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("processes", [1, 2])
def test_fault_in_a_page_that_another_process_would_print(processes: int, tmp_path: Path) -> None:
    show = show_with(tmp_path, EPISODE, "{{ page.nothing.more }}")
    with (
        mock.patch("castloom.driver.printing.worth_sharing", return_value=processes),
        mock.patch("castloom.driver.printing.may_fork", return_value=True),
    ):
        built = build(show)
    assert built.exit_code == 1
    assert f"{EPISODE}:1: 'castloom.driver.page.PreparedPage object' has no attribute 'nothing'{REMEDY}" in built.output


def test_folder_elsewhere(tmp_path: Path) -> None:
    show = make_show(tmp_path / "show", {"mkdocs.yml": SETTINGS.replace("overrides}", "../look}")})
    lay_over(tmp_path, {FOOTER.replace("overrides", "look"): "{{"})
    assert "ERROR   -  ../look/podcast/partials/footer.html:1: " in build(show).output


def test_preview_goes_on(tmp_path: Path) -> None:
    show = show_with(tmp_path / "show", FOOTER, "<footer>First</footer>")
    with serving(show, tmp_path / "log") as server:
        lay_over(show, {FOOTER: "{{ show.nothing.more }}"})
        server.wait(lambda: f"{FOOTER}:1: 'dict object'" in server.said(), "the fault is told")
        assert "First" in server.get("/")
        lay_over(show, {FOOTER: "<footer>Second</footer>"})
        server.wait_for("/", "Second")
        assert "Traceback" not in server.said()
