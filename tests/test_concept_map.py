"""What concepts are to each other, and the maps and lists that tell it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from castloom.derive.concept_graph import MOST, Graph, Kind, Tie, graph
from castloom.derive.concept_pairs import Pair, pairs
from castloom.model.concept import Concept
from castloom.model.mention import Quotation, State
from castloom.model.speech import Speech, Voice
from castloom.render.concept_map import NARROW, WIDE, Line, Node, map_svg, neighbourhood_svg
from castloom.render.map_layout import Box, Spring, layout, rows
from castloom.render.views.concept_map import together_text
from tests.catalogs import ENGLISH
from tests.shows import build, make_show

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"


def concept(id_: str, **ties: Sequence[str]) -> Concept:
    made = Concept(id_, f"concepts/{id_}.md", id_.capitalize(), "d")
    others: dict[str, Any] = {kind: tuple(ids) for kind, ids in ties.items()}
    return replace(made, **others)


def kinds(found: Graph) -> dict[str, list[tuple[str, str]]]:
    return {id_: [(tie.kind.value, tie.other) for tie in of_one] for id_, of_one in found.items()}


def said(turns: Sequence[int]) -> Speech:
    """Turns of so many sentences, of two voices."""
    begun = [sum(turns[:n]) for n in range(len(turns))]
    texts = ["x"] * sum(turns)
    voices = {row: Voice("ab"[n % 2], "") for n, row in enumerate(begun)}
    return Speech(texts, texts, [None] * len(texts), [None] * len(texts), {}, {}, begun, {}, voices)


def quoted(*places: tuple[int, str]) -> list[Quotation]:
    return [Quotation(id_, "", "", (), "", "", None, State.SPOKEN, "", row=row) for row, id_ in places]


# Pairs in speech


def test_pairs_of_a_sentence_and_of_a_turn() -> None:
    found = pairs(said([2, 3]), quoted((0, "tide"), (0, "moon"), (1, "moon"), (2, "kelp"), (4, "moon"), (4, "kelp")))
    assert found == (Pair("kelp", "moon", 1, 1), Pair("moon", "tide", 1, 1))


def test_concepts_of_two_turns_are_no_pair() -> None:
    assert pairs(said([1, 1]), quoted((0, "tide"), (1, "moon"))) == ()


def test_a_long_turn_counts_as_several() -> None:
    assert pairs(said([60]), quoted((0, "tide"), (50, "moon"))) == ()
    assert pairs(said([60]), quoted((0, "a"), (1, "b"), (50, "a"), (51, "b"))) == (Pair("a", "b", 0, 2),)


# The graph


def test_a_tie_is_found_at_both_ends_and_broader_and_narrower_are_inverse() -> None:
    concepts = [concept("sea", narrower=["tide"]), concept("tide", related=["moon"]), concept("moon")]
    assert kinds(graph(concepts, [], {})) == {
        "sea": [("narrower", "tide")],
        "tide": [("broader", "sea"), ("related", "moon")],
        "moon": [("related", "tide")],
    }


def test_sentences_turns_and_episodes_are_summed() -> None:
    heard = {"moon": ["e1", "e2", "e3"], "tide": ["e3", "e2"]}
    spoken = [(Pair("moon", "tide", 1, 2),), (Pair("moon", "tide", 0, 1),), ()]
    found = graph([concept("tide"), concept("moon")], spoken, heard)
    assert found["tide"] == (Tie("moon", Kind.TOGETHER, 1, 3, 2),)
    assert found["moon"] == (Tie("tide", Kind.TOGETHER, 1, 3, 2),)


def test_what_a_page_says_counts_what_is_said_too() -> None:
    found = graph([concept("tide", related=["moon"]), concept("moon")], [(Pair("moon", "tide", 0, 1),)], {})
    assert found["moon"] == (Tie("tide", Kind.RELATED, 0, 1, 0),)


def test_a_concept_that_comes_up_alone_is_tied_by_its_episodes() -> None:
    heard = {"tide": ["e1", "e2", "e3"], "moon": ["e1"], "kelp": ["e2", "e3"], "rope": []}
    found = kinds(graph([concept(id_) for id_ in heard], [], heard))
    assert found == {
        "tide": [("together", "kelp"), ("together", "moon")],
        "moon": [("together", "tide")],
        "kelp": [("together", "tide")],
        "rope": [],
    }


def test_of_those_that_come_up_together_the_closest_are_taken() -> None:
    others = [f"c{n}" for n in range(9)]
    spoken = [tuple(Pair(other, "hub", n, n + 1) for n, other in enumerate(others))]
    spoken += [tuple(Pair(one, other, 9, 9) for one, other in combinations(others, 2))]
    found = kinds(graph([concept("hub"), *(concept(id_) for id_ in others)], spoken, {}))
    assert found["hub"] == [("together", "c8"), ("together", "c7"), ("together", "c6")]


def test_a_hub_has_no_more_ties_of_speech_than_fit() -> None:
    others = [f"c{n:02}" for n in range(40)]
    found = graph([concept("hub"), *(concept(id_) for id_ in others)], [[Pair(o, "hub", 1, 1) for o in others]], {})
    assert len(found["hub"]) == MOST
    assert sum(map(len, found.values())) == 2 * MOST


def test_concepts_that_are_not_there_have_no_ties() -> None:
    assert graph([concept("tide", related=["draft"])], [[Pair("draft", "tide", 1, 1)]], {"tide": ["e"]}) == {"tide": ()}


# The layout

boxes_ = st.lists(st.builds(Box, st.integers(20, 240), st.integers(20, 60)), min_size=1, max_size=14)


@settings(deadline=None)
@given(boxes_, st.data())
def test_labels_lie_on_the_map_and_not_on_each_other(boxes: list[Box], data: st.DataObject) -> None:
    place = st.integers(0, len(boxes) - 1)
    drawn = data.draw(st.lists(st.builds(Spring, place, place, st.booleans()), max_size=20))
    springs = tuple(spring for spring in drawn if spring.one != spring.other)
    width = data.draw(st.sampled_from((NARROW, WIDE)))
    places, height = layout(tuple(boxes), springs, width)
    spots = list(zip(boxes, places, strict=True))
    for box, (x, y) in spots:
        assert box.width / 2 - 1 <= x <= width - box.width / 2 + 1
        assert box.height / 2 - 1 <= y <= height - box.height / 2
    for (one, (x, y)), (other, (to_x, to_y)) in combinations(spots, 2):
        beside = abs(x - to_x) >= (one.width + other.width) / 2
        assert beside or abs(y - to_y) >= (one.height + other.height) / 2


def test_a_broader_concept_stands_above() -> None:
    ((_, above), (_, below)), _ = layout((Box(80, 28), Box(80, 28)), (Spring(0, 1, True),), WIDE)
    assert above < below


def test_rows_break_where_the_width_ends() -> None:
    assert rows([Box(100, 20), Box(100, 20), Box(100, 20)], 220, 0) == [(54, 10), (166, 10), (110, 42)]


# The pictures


def drawn(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" xmlns:xlink="{HREF[1:-5]}" ', 1))


def node(title: str, is_said: bool = True) -> Node:
    return Node(title, "x/", "2 passages", is_said)


def test_a_map_links_its_concepts_and_says_what_they_are() -> None:
    nodes = [node("Tide & <i>"), node("Moon", is_said=False)]
    svg = map_svg(nodes, [Line(0, 1, Tie("", Kind.RELATED, 0, 0, 0))], WIDE, 'A "map"')
    links = drawn(svg).findall(f"{SVG}a")
    assert [link.get(HREF) for link in links] == ["x/", "x/"]
    assert ["".join(link.find(f"{SVG}text").itertext()) for link in links] == ["Tide & <i>", "Moon"]  # type: ignore[union-attr]
    assert [link.get("aria-label") for link in links] == ["Tide & <i>: 2 passages", "Moon: 2 passages"]
    assert [link.get("class") for link in links] == [None, "cast-graph__unsaid"]
    assert drawn(svg).get("aria-label") == 'A "map"'


@pytest.mark.parametrize(("kind", "points_to"), [(Kind.NARROWER, 1), (Kind.BROADER, 0)])
def test_the_arrow_lies_at_the_narrower_concept(kind: Kind, points_to: int) -> None:
    svg = drawn(map_svg([node("Tide"), node("Moon")], [Line(0, 1, Tie("", kind, 0, 0, 0))], WIDE, "m"))
    (arrow,) = svg.findall(f".//{SVG}path[@class='cast-tie__arrow']")
    tip = [int(number) for number in re.findall(r"-?\d+", arrow.get("d", ""))[:2]]
    near = [_distance(tip, rect) for rect in svg.iter(f"{SVG}rect")]
    assert near[points_to] <= 1 < near[1 - points_to]


def _distance(point: Sequence[int], rect: ElementTree.Element) -> float:
    """How far a point lies from a rectangle."""
    x, y, width, height = (float(rect.get(key, "")) for key in ("x", "y", "width", "height"))
    return max(x - point[0], point[0] - x - width, y - point[1], point[1] - y - height, 0)


def test_a_long_title_is_cut_in_the_picture_and_whole_beside_it() -> None:
    title = "Water " * 33
    link = drawn(map_svg([node(title.strip()), node("Moon")], [], NARROW, "m")).find(f"{SVG}a")
    assert link is not None
    lines = [span.text or "" for span in link.iter(f"{SVG}tspan")]
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert link.get("aria-label", "").startswith(title.strip())


def test_a_neighbourhood_has_broader_ones_above_and_others_below() -> None:
    ties = [Tie("", kind, 0, 1, 0) for kind in (Kind.BROADER, Kind.NARROWER, Kind.RELATED, Kind.TOGETHER)]
    nodes = [Node("Tide", "", "d", True), *(node(name) for name in ("Sea", "Spring tide", "Moon", "Kelp"))]
    svg = drawn(neighbourhood_svg(nodes, ties, WIDE, "m"))
    tops = {"".join(e.itertext()): float(e[0].get("y", "")) for e in svg.iter(f"{SVG}text")}
    assert tops["Sea"] < tops["Tide"] < tops["Spring tide"] == tops["Moon"] == tops["Kelp"]
    assert len(list(svg.iter(f"{SVG}a"))) == 4  # the concept itself is no link


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((1, 2, 1), "together in 1 sentence, 2 turns and 1 episode"),
        ((0, 0, 3), "together in 3 episodes"),
        ((0, 0, 0), ""),
    ],
)
def test_how_often_two_come_up_together(counts: tuple[int, int, int], expected: str) -> None:
    assert together_text(ENGLISH, Tie("", Kind.RELATED, *counts)) == expected


# Pages


def files(concepts: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {
        f"concepts/{id_}.md": f"---\ntitle: {id_.replace('-', ' ').capitalize()}\ndefinition: d\n{keys}---\n"
        for id_, keys in concepts
    }


def page(show: Path, address: str) -> str:
    return (show / "site" / address / "index.html").read_text("utf-8")


def maps(html: str) -> list[ElementTree.Element]:
    """The wide and the narrow form."""
    return [drawn(svg) for svg in re.findall(r'<svg class="cast-graph.*?</svg>', html, re.DOTALL)]


def listed(html: str) -> dict[str, list[str]]:
    """What the list of concepts says of the ties of each, by its title."""
    entries = re.findall(r"<dt><a [^>]*>(.*?)</a></dt>(.*?)</div>", html, re.DOTALL)
    lines = {title: re.findall(r'<dd class="cast-meta">(\w[^<]*: <a.*?)</dd>', rest) for title, rest in entries}
    return {title: [re.sub(r"<[^>]*>", "", line) for line in found] for title, found in lines.items()}


def test_the_page_of_all_concepts_has_a_map_and_says_the_same_as_a_list(tmp_path: Path) -> None:
    tides = {"spring-tide": "related: [neap-tide]\n", "neap-tide": "", "tide": "narrower: [spring-tide, neap-tide]\n"}
    speech = "WEBVTT\n\n00:00:00.000 --> 00:00:02.500\n<v Ada Reef>After a spring tide comes a neap tide.</v>\n"
    show = make_show(tmp_path, {**files(tides.items()), "episodes/001-low-water.vtt": speech})
    built = build(show, "--strict")
    assert built.exit_code == 0, built.output
    html = page(show, "concepts")
    assert listed(html) == {
        "Neap tide": ["Broader: Tide", "Related: Spring tide, together in 1 sentence, 1 turn and 1 episode"],
        "Spring tide": ["Broader: Tide", "Related: Neap tide, together in 1 sentence, 1 turn and 1 episode"],
        "Tide": ["Narrower: Neap tide; Spring tide"],
    }
    for picture in maps(html):
        assert {link.get(HREF) for link in picture.iter(f"{SVG}a")} == {"spring-tide/", "neap-tide/", "tide/"}
        assert len(picture.findall(f".//{SVG}path[@class='cast-tie--narrower']")) == 2
        assert len(picture.findall(f".//{SVG}path[@class='cast-tie--related']")) == 1
    assert len(maps(html)) == 2
    assert not maps(page(show, "concepts/tide"))


def test_a_show_whose_concepts_are_not_tied_has_no_map(tmp_path: Path) -> None:
    show = make_show(tmp_path)
    assert build(show, "--strict").exit_code == 0
    assert not maps(page(show, "concepts"))
    assert listed(page(show, "concepts")) == {"Spring tide": []}


def test_many_concepts_have_a_map_each(tmp_path: Path) -> None:
    many = {f"eddy-{n:02}": f"broader: [eddy-{n // 2:02}]\n" if n else "" for n in range(60)}
    show = make_show(
        tmp_path, {**files(many.items()), "concepts/lonely.md": "---\ntitle: Lonely\ndefinition: d\n---\n"}
    )
    built = build(show, "--strict")
    assert built.exit_code == 0, built.output
    html = page(show, "concepts")
    assert [len(list(picture.iter(f"{SVG}a"))) for picture in maps(html)] == [40, 40]
    assert "The 40 most tied of 62 concepts." in html
    assert len(listed(html)) == 62
    for picture in maps(page(show, "concepts/eddy-05")):
        addresses = [link.get(HREF) for link in picture.iter(f"{SVG}a")]
        assert addresses == ["../eddy-02/", "../eddy-10/", "../eddy-11/"]
        assert all((show / "site/concepts/eddy-05" / str(address) / "index.html").is_file() for address in addresses)
    told = page(show, "concepts/eddy-05").partition('class="cast-ties"')[2].partition("</dl>")[0]
    assert [re.sub(r"<[^>]*>", "", line) for line in re.findall(r"<dd.*?</dd>", told)] == [
        "Broader: Eddy 02", "Narrower: Eddy 10; Eddy 11",
    ]  # fmt: skip
    assert not maps(page(show, "concepts/lonely"))


def test_the_same_show_makes_the_same_map(tmp_path: Path) -> None:
    ties: Mapping[str, str] = {f"eddy-{n}": f"related: [eddy-{n // 2}]\n" if n else "" for n in range(9)}
    made = []
    for name in ("one", "two"):
        show = make_show(tmp_path / name, files(ties.items()))
        build(show)
        made.append(page(show, "concepts"))
    assert made[0] == made[1]
