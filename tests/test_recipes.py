"""The recipes for hosts give every file of a site the headers that podcast apps and players need, and publish it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.__main__ import cli as mkdocs

from castloom.door import cli
from tests.hosted import KINDS, RECIPES, address, kind_of
from tests.shows import make_show
from tests.sites import ROOT, files_of, serving


def test_every_kind_is_on_the_site(hosted_site: Path) -> None:
    assert {kind_of(path) for path in files_of(hosted_site)} == set(KINDS)
    feeds = {path for path in files_of(hosted_site) if kind_of(path) == KINDS[0]}
    of_the_show = {
        "feed.xml",
        "feed/archive-1.xml",
        "feed/season-1.xml",
        "feed/season-1/archive-1.xml",
        "feed/trailer.xml",
    }
    assert feeds >= {*of_the_show, "concepts/spring-tide/feed.xml", "people/ada-reef/feed/archive-1.xml"}


@pytest.mark.parametrize("show", ["hosted_site", "reference_show"])
def test_every_file_is_of_a_known_kind(show: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(show)
    files = files_of(folder if show == "hosted_site" else folder / "site")
    assert [path for path in files if not any(re.fullmatch(kind.path, path) for kind in KINDS)] == []


def test_every_recipe_is_named_where_makers_look() -> None:
    page = (ROOT / "docs" / "publishing.md").read_text("utf-8")
    recipes = [path.relative_to(RECIPES).as_posix() for path in RECIPES.rglob("*") if path.is_file()]
    assert [name for name in recipes if f"](recipes/{name})" not in page] == []


# Hosts that read rules: which rules match an address is what their own programs say.


@dataclass(frozen=True)
class Rule:
    """Headers for the addresses that match; `pattern` is the path as the host's file has it."""

    pattern: str
    address: re.Pattern[str]
    headers: dict[str, str]


def netlify() -> list[Rule]:
    """netlify.toml, read as https://github.com/netlify/build (headers-parser) does."""
    data = tomllib.loads((RECIPES / "netlify.toml").read_text("utf-8"))
    return [Rule(rule["for"], _netlify_pattern(rule["for"]), rule["values"]) for rule in data["headers"]]


def _netlify_pattern(path: str) -> re.Pattern[str]:
    def part(text: str) -> str:
        if text.startswith(":"):
            return "([^/]+)"
        if text == "*":
            return "?(.*)"
        return text.replace("*", "(.*)") if "*" in text else re.escape(text)

    return re.compile("^/" + "/".join(part(text) for text in path.split("/") if text) + "/?$", re.IGNORECASE)


def cloudflare() -> list[Rule]:
    """_headers, read as https://github.com/cloudflare/workers-sdk (pages-shared) does."""
    lines = (RECIPES / "cloudflare-pages" / "_headers").read_text("utf-8").split("\n")
    rules: list[Rule] = []
    for line in lines:
        if line.startswith("/"):
            escaped = "(.*)".join(re.escape(text) for text in line.split("*"))
            rules.append(Rule(line, re.compile("^" + re.sub(r":[A-Za-z]\w*", "([^/]+)", escaped) + "$"), {}))
        elif line.strip() and not line.startswith("#"):
            name, _, value = line.strip().partition(": ")
            rules[-1].headers[name] = value
    return rules


HOSTS = {"netlify": netlify, "cloudflare": cloudflare}
every_host = pytest.mark.parametrize("host", HOSTS)


def sent(rules: Iterable[Rule], path: str) -> dict[str, str]:
    """The headers that the rules set for a file; none twice, which hosts would join to one without sense."""
    found: dict[str, str] = {}
    for rule in rules:
        if rule.address.match(address(path)):
            assert not found.keys() & rule.headers.keys(), f"{rule.pattern} sets for {path} what was set before"
            found |= rule.headers
    return found


@every_host
def test_rules_say_what_the_host_does_not_know(host: str, hosted_site: Path) -> None:
    rules = HOSTS[host]()
    for path in files_of(hosted_site):
        kind = kind_of(path)
        wanted = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}
        wanted |= {"Content-Type": kind.type} if kind.is_told else {}
        wanted |= {"Cache-Control": kind.keep} if kind.keep else {}
        assert sent(rules, path) == wanted, path


@every_host
def test_every_rule_is_for_a_file_of_the_site(host: str, hosted_site: Path) -> None:
    files = files_of(hosted_site)
    unused = [rule.pattern for rule in HOSTS[host]() if not any(rule.address.match(address(path)) for path in files)]
    assert unused == []


def test_cloudflare_takes_the_file() -> None:
    """https://developers.cloudflare.com/pages/configuration/headers/: rules, length of a line, one splat."""
    rules = cloudflare()
    assert len(rules) <= 100
    assert all(rule.pattern.count("*") <= 1 and rule.headers for rule in rules)
    assert len({rule.pattern for rule in rules}) == len(rules)


def test_mkdocs_puts_the_headers_file_into_the_site(hosted_site: Path) -> None:
    assert (hosted_site / "_headers").read_bytes() == (RECIPES / "cloudflare-pages" / "_headers").read_bytes()


# What builds and publishes.


def workflow(name: str) -> dict[str, Any]:
    loaded: dict[Any, Any] = yaml.safe_load((RECIPES / name).read_text("utf-8"))
    return {"on" if key is True else key: value for key, value in loaded.items()}  # YAML 1.1 takes `on` for true


def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = workflow("github-pages.yml")["jobs"]["publish"]["steps"]
    return found


def scripts() -> dict[str, str]:
    return {step["name"]: step["run"] for step in steps() if "run" in step}


def commands() -> list[list[str]]:
    """Every call of mkdocs and castloom in the recipes."""
    netlify_build = tomllib.loads((RECIPES / "netlify.toml").read_text("utf-8"))["build"]["command"]
    lines = [line for script in (*scripts().values(), netlify_build) for line in re.split(r"\n|&&", script)]
    words = [shlex.split(line) for line in lines]
    return [call for call in words if call and call[0] in ("mkdocs", "castloom")]


def test_recipes_call_commands_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    calls = commands()
    assert {tuple(call[:2]) for call in calls} == {("mkdocs", "build"), ("castloom", "check"), ("castloom", "ping")}
    for program, command, *rest in calls:
        options = [word for word in rest if word.startswith("--")]
        if program == "mkdocs":
            known = {name for parameter in mkdocs.commands[command].params for name in parameter.opts}
        else:
            with pytest.raises(SystemExit):
                cli.main([command, "--help"])
            known = set(re.findall(r"--\w+", capsys.readouterr().out))
        assert set(options) <= known, (program, command)


def test_what_is_published_is_what_was_built() -> None:
    """Also by Netlify; the site's folder is MkDocs' own."""
    upload = next(step for step in steps() if step.get("uses", "").startswith("actions/upload-pages-artifact@"))
    netlify_folder = tomllib.loads((RECIPES / "netlify.toml").read_text("utf-8"))["build"]["publish"]
    assert (upload["with"]["path"], netlify_folder) == ("site", "site")
    names = [step.get("name") or step["uses"].partition("@")[0] for step in steps()]
    order = [
        names.index(name) for name in ("Build", "actions/upload-pages-artifact", "actions/deploy-pages", "Tell the hub")
    ]
    assert order == sorted(order)


def test_schedule_is_apart_and_calls_the_other_workflow() -> None:
    """GitHub switches off whole files that have a schedule."""
    publish, hourly = workflow("github-pages.yml"), workflow("github-pages-hourly.yml")
    assert "schedule" not in publish["on"]
    assert "workflow_call" in publish["on"]
    assert set(hourly["on"]) == {"schedule"}
    assert hourly["jobs"]["due"]["uses"] == "./.github/workflows/publish.yml"
    assert hourly["permissions"] == publish["permissions"]


@pytest.mark.skipif(
    not (shutil.which("bash") and shutil.which("curl")), reason="the workflow's steps need bash and curl"
)
def test_steps_run_in_a_show(tmp_path: Path) -> None:
    """Check, build, and the question whether the feed has changed, as GitHub runs them."""
    show = make_show(tmp_path / "show")
    for name in ("Check", "Build"):
        _run(scripts()[name], show)
    online = tmp_path / "online"
    online.mkdir()
    with serving(online) as host:
        changed = scripts()["Has the feed changed?"]
        assert _run(changed, show, FEED=f"{host}/feed.xml") == "changed=true\n"  # nothing is published yet
        shutil.copy(show / "site/feed.xml", online)
        assert _run(changed, show, FEED=f"{host}/feed.xml") == ""
        (online / "feed.xml").write_text("<rss/>", "utf-8")
        assert _run(changed, show, FEED=f"{host}/feed.xml") == "changed=true\n"


def _run(script: str, folder: Path, **more: str) -> str:
    """What the script left as its output for later steps."""
    output = folder / "github-output"
    output.write_text("", "utf-8")
    around = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
              "NO_MKDOCS_2_WARNING": "1", "GITHUB_OUTPUT": str(output), **more}  # fmt: skip
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env=around, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return output.read_text("utf-8")
