"""What the documentation names is there: templates, properties, commands, make targets, files and headings."""

import re
from pathlib import Path

import pytest

import castloom
from castloom.door import cli
from tests.fences import first_cells, prose

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
THEME = Path(castloom.__file__).parent / "theme"
PAGES = [*sorted(DOCS.glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]


def test_templates_and_properties_exist() -> None:
    written = (DOCS / "site.md").read_text("utf-8")
    css = (THEME / "assets/castloom.css").read_text("utf-8")
    assert all(f"{name}:" in css for name in re.findall(r"--cast-[\w-]+", written))
    assert all(any(THEME.glob(name)) for name in first_cells(DOCS / "site.md", "file") if "/" in name)


def test_every_command_and_option_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    commands = re.findall(r"^    (\w+) ", _help(capsys), re.MULTILINE)
    assert commands
    general = (DOCS / "importing.md").read_text("utf-8")
    for command in commands:
        page = (DOCS / f"{command}ing.md").read_text("utf-8")
        assert f"castloom {command}" in page
        options = set(re.findall(r"--\w[\w-]*", _help(capsys, command)))
        assert [option for option in sorted(options - {"--help"}) if f"`{option}`" not in page] == []
    assert all(f"`{option}`" in general for option in re.findall(r"--\w[\w-]*", _help(capsys)))


def _help(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    with pytest.raises(SystemExit):
        cli.main([*command, "--help"])
    return capsys.readouterr().out


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_make_targets_exist(page: Path) -> None:
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    told = re.findall(r"(?:`|^)make ([\w-]+)", page.read_text("utf-8"), re.MULTILINE)
    assert told
    assert set(told) <= set(targets)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_a_file_and_heading(page: Path) -> None:
    text = re.sub(r"`[^`]*`", "", prose(page))
    inline = re.findall(r"\]\(([^)\s]+)\)", text)
    for link in [*inline, *re.findall(r"^\[\w+\]: (\S+)", text, re.MULTILINE)]:
        path, _, anchor = link.partition("#")
        target = (page.parent / path) if path else page
        if "://" not in link:
            assert target.exists(), link
            assert not anchor or anchor in headings(target), link


def headings(page: Path) -> set[str]:
    """The anchors that code hosts give to a page's headings."""
    plain = [re.sub(r"[^\w\- ]", "", found.lower()) for found in re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)]
    return {heading.replace(" ", "-") for heading in plain}


def test_changelog_has_this_version() -> None:
    assert f"## {castloom.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
