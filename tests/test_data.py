"""Data for machines, as others' readers have it, against the pages: linked data in heads, SKOS, mentions."""

import json
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS

from castloom.render.data.graph import Fact, Iri, Node, Text
from castloom.render.data.graph_json import graph_json
from castloom.render.data.schema import script
from castloom.render.data.turtle import turtle as as_turtle
from tests.linked import SCHEMA, expanded, graph, scripts, turtle
from tests.shows import EPISODE, Content, audio, build, make_show, text_of
from tests.sites import pages_of, seen, target, words

STEM = EPISODE.removesuffix(".md")
CODE = "</script><!--<script>\\ \"&amp;'|{}"
SPOKEN = """\
WEBVTT

00:00:00.000 --> 00:00:02.500
<v Ada Reef>A spring tide comes twice in every month.</v>

00:00:02.500 --> 00:00:05.000
<v Ben Tarn>That sprang tide & king tides <i>come</i> with the moon.</v>
"""
SHOW: dict[str, Content] = {
    EPISODE: text_of(EPISODE).replace(
        "episode: 1", "episode: 1\nseason: 2\nlicense: cc-by-4.0\nlocation: Whitby\nchapters: [{startTime: 0, "
        "title: Low}, {startTime: 2, title: High, concept: king-tide}, {startTime: 4, title: End}]"
    ),
    f"{STEM}.vtt": SPOKEN,
    f"{STEM}.corrections.yml": "- {heard: sprang tide, meant: spring tide}\n",
    "episodes/002-ebb.md": "---\ntitle: Ebb\ndate: 2025-03-08\nconcepts: [tide]\n---\n",
    "episodes/002-ebb.mp3": audio(4),
    "episodes/002-ebb.txt": "Ada Reef:\n\nThe spring tide again.\n",
    "concepts/spring-tide.md": text_of("concepts/spring-tide.md").replace(
        "originator", f"aliases: [Springer tide, {json.dumps(f'Alias {CODE}')}]\n"
        "misheard: [sprang tide, Springer tide]\n"
        "sameAs: ['https://www.wikidata.org/wiki/Q1355110', 'https://tides.example/s?a=1&b=2|3']\n"
        "history: [{date: 2020-01-01, definition: A tide that springs.}]\n"
        "dissent: [{passage: 'episodes/001-low-water.md#p-3224d1d0', side: against, note: Says who?}]\n"
        "narrower: [king-tide]\noriginator"
    ),
    "concepts/king-tide.md": "---\ntitle: King tide\ndefinition: The highest of all.\nrelated: [neap-tide]\n"
    "retired: {date: 2025-01-02, reason: Nobody says it any more.}\n---\n",
    "concepts/neap-tide.md": f"---\ntitle: Neap tide\ndefinition: {json.dumps(f'The lowest. {CODE}')}\n---\n",
    "concepts/tide.md": "---\ntitle: Tide\ndefinition: The sea moves.\nnarrower: [spring-tide, neap-tide]\n---\n",
    "concepts/nip-tide.md": "---\ntitle: Nip tide\ndefinition: Old.\nmergedInto: neap-tide\n---\n",
    "people/ben-tarn.md": "---\nname: Ben Tarn\nsameAs: [https://ben.example/]\n---\n",
}  # fmt: skip
Pages = Mapping[str, HtmlElement]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    show = make_show(tmp_path_factory.mktemp("data") / "show", SHOW)
    done = build(show)
    assert done.exit_code == 0, done.output
    return show / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    return pages_of(site)


@pytest.fixture(scope="module")
def skos(site: Path) -> Graph:
    return turtle(site / "concepts/concepts.ttl")


def name(id_: str) -> URIRef:
    return URIRef(f"https://tides.example/concepts/{id_}/#concept")


# SKOS


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own
def test_turtle_and_json_ld_are_one_graph(site: Path, skos: Graph) -> None:
    told = json.loads((site / "concepts/concepts.jsonld").read_text("utf-8"))
    assert isomorphic(graph(told), skos)
    assert isomorphic(Graph().parse(site / "concepts/concepts.jsonld", format="json-ld"), skos)
    assert len(skos) > 40


def test_scheme_holds_every_concept_that_has_a_page(skos: Graph, pages: Pages) -> None:
    with_page = {f"https://tides.example/{a}#concept" for a in pages if a.count("/") == 2 and a.startswith("concepts/")}
    schemed = {str(concept) for concept in skos.subjects(SKOS.inScheme)}
    assert schemed == {name for name in with_page if "nip-tide" not in name} != set()


def test_concept_says_what_its_page_says(skos: Graph, pages: Pages) -> None:
    for concept in skos.subjects(SKOS.inScheme):
        address = str(concept).removeprefix("https://tides.example/").removesuffix("#concept")
        found = pages[address]
        (label,), (definition,) = skos.objects(concept, SKOS.prefLabel), skos.objects(concept, SKOS.definition)
        assert seen(found.xpath("//h1")[0]) == str(label)
        assert words(str(definition)) in seen(found)
        assert all(words(str(alias)) in seen(found) for alias in skos.objects(concept, SKOS.altLabel))
        assert not any(words(str(wrong)) in seen(found) for wrong in skos.objects(concept, SKOS.hiddenLabel))
        links = {target(str(a), address)[0] for a in found.xpath("//aside//@href")}
        for tie in (SKOS.broader, SKOS.narrower, SKOS.related):
            for other in skos.objects(concept, tie):
                assert str(other).removeprefix("https://tides.example/").removesuffix("#concept") in links, (
                    concept,
                    tie,
                )


def test_integrity_rules_of_skos_hold(skos: Graph) -> None:
    schemes, concepts = set(skos.subjects(RDF.type, SKOS.ConceptScheme)), set(skos.subjects(RDF.type, SKOS.Concept))
    assert schemes and concepts and not schemes & concepts  # S9
    labels = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
    for concept in concepts:
        for one, other in combinations(labels, 2):
            assert not set(skos.objects(concept, one)) & set(skos.objects(concept, other))  # S13
        assert len(list(skos.objects(concept, SKOS.prefLabel))) == 1  # S14, of one language
        above, around = (
            set(skos.transitive_objects(concept, SKOS.broader)) - {concept},
            set(skos.objects(concept, SKOS.related)),
        )
        below = set(skos.transitive_subjects(SKOS.broader, concept)) - {concept}
        assert not around & (above | below)  # S27
        assert all((other, SKOS.related, concept) in skos for other in around)  # S23
        assert {(b, concept) for b in skos.objects(concept, SKOS.broader)} == {
            (b, concept) for b in skos.subjects(SKOS.narrower, concept)
        }  # S25
        matched = set(skos.objects(concept, SKOS.exactMatch))
        assert not matched & set(skos.objects(concept, SKOS.closeMatch))
    preferred = list(skos.objects(None, SKOS.prefLabel))
    assert len(preferred) == len(set(preferred))


def test_names_ties_and_former_lives_are_told(skos: Graph) -> None:
    spring, king, neap = name("spring-tide"), name("king-tide"), name("neap-tide")
    assert set(skos.objects(spring, SKOS.altLabel)) == {Literal("Springer tide", "en"), Literal(f"Alias {CODE}", "en")}
    assert set(skos.objects(spring, SKOS.hiddenLabel)) == {Literal("sprang tide", "en")}
    assert (spring, SKOS.exactMatch, URIRef("http://www.wikidata.org/entity/Q1355110")) in skos
    (close,) = skos.objects(spring, SKOS.closeMatch)
    assert str(close) == "https://tides.example/s?a=1&b=2%7C3"
    assert (spring, DCTERMS.creator, URIRef("https://tides.example/people/ada-reef/#person")) in skos
    assert (spring, SKOS.historyNote, Literal("2020-01-01: A tide that springs.", "en")) in skos
    assert (king, SKOS.broader, spring) in skos
    assert (neap, SKOS.related, king) in skos
    assert (king, OWL.deprecated, Literal(True)) in skos
    assert (name("nip-tide"), DCTERMS.isReplacedBy, neap) in skos
    assert set(skos.subjects(SKOS.topConceptOf)) == {name("tide")}


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(TEXTS, st.text(st.characters(codec="ascii"), max_size=30))
def test_any_text_and_address_is_written_whole(text: str, rest: str) -> None:
    facts = (Fact("skos:note", (Text(text, "de"),)), Fact("skos:closeMatch", (Iri(f"https://sea.example/?{rest}"),)))
    nodes = [Node("https://tides.example/#a", "skos:Concept", facts)]
    written = Graph().parse(data=as_turtle(nodes), format="turtle")
    (note,) = written.objects(None, SKOS.note)
    assert (str(note), note.language) == (text, "de")  # type: ignore[attr-defined]
    assert isomorphic(written, graph(json.loads(graph_json(nodes))))


# In the pages


def of_kind(data: Any, kind: str) -> Iterator[dict[str, Any]]:
    """Every node of a kind, wherever it stands."""
    if isinstance(data, list):
        for one in data:
            yield from of_kind(one, kind)
    elif isinstance(data, dict):
        if kind in (data.get("@type", ""), *data.get("@type", ())):
            yield data
        yield from of_kind(list(data.values()), kind)


def test_pages_tell_what_they_are(pages: Pages) -> None:
    kinds = {"": "PodcastSeries", "episodes/low-water/": "PodcastEpisode", "people/ada-reef/": "Person",
             "concepts/spring-tide/": "DefinedTerm", "concepts/": "DefinedTermSet"}  # fmt: skip
    for address, kind in kinds.items():
        (told,) = scripts(pages[address])
        node = told.get("@graph", [told])[0]
        assert (node["@type"], node["url"]) == (kind, f"https://tides.example/{address}")
        title = node["name"] if kind != "DefinedTermSet" else "Concepts"
        assert seen(pages[address].xpath("//h1")[0]) == title
        assert f"{SCHEMA}{kind}" in expanded(told)[0]["@type"]


def test_no_term_is_lost_when_data_are_read(pages: Pages) -> None:
    for address, found in pages.items():
        for told in scripts(found):
            assert len(graph(told)) > 2, address
            assert all(key.startswith(SCHEMA) or key.startswith("@") for node in expanded(told) for key in node)


def test_episode_is_told_with_audio_people_chapters_and_concepts(pages: Pages, site: Path) -> None:
    (told,) = scripts(pages["episodes/low-water/"])
    media = told["associatedMedia"]
    assert (site / media["contentUrl"].removeprefix("https://tides.example/")).stat().st_size == int(
        media["contentSize"][:-2]
    )
    assert (site / media["transcript"].removeprefix("https://tides.example/")).is_file()
    assert (told["datePublished"], told["episodeNumber"], told["partOfSeason"]["seasonNumber"]) == (
        "2025-03-01T07:00:00+00:00",
        1,
        2,
    )
    assert told["partOfSeries"]["@id"] == scripts(pages[""])[0]["@id"]
    assert (told["timeRequired"], told["license"], told["contentLocation"]) == (
        "PT5S",
        "cc-by-4.0",
        [{"@type": "Place", "name": "Whitby"}],
    )
    assert [person["name"] for person in told["actor"]] == ["Ada Reef"]
    assert [[clip["name"], clip["startOffset"], clip["endOffset"]] for clip in told["hasPart"]] == [
        ["Low", 0, 2],
        ["High", 2, 4],
        ["End", 4, 5],
    ]
    assert [term["@id"] for term in told["about"]] == [str(name("spring-tide"))]
    assert [term["@id"] for term in told["mentions"]] == [str(name("king-tide"))]


def test_quotations_are_those_of_the_page_word_for_word(pages: Pages) -> None:
    found = pages["concepts/spring-tide/"]
    (told,) = scripts(found)
    quoted = list(of_kind(told, "Quotation"))
    shown = found.xpath("//*[@aria-labelledby='cast-heard']//*[contains(@class, 'cast-passage ')]")
    assert len(quoted) == len(shown) == 3
    people = {person["@id"]: person["name"] for person in of_kind(told, "Person") if "name" in person}
    for quotation, passage in zip(quoted, shown, strict=True):
        path, anchor = target(quotation["url"].removeprefix("https://tides.example"), "")
        (place,) = pages[path].xpath(f'//*[@id="{anchor}"]')
        assert words(quotation["text"]) == seen(place) == seen(passage.find_class("cast-named")[0])
        assert people[quotation["spokenByCharacter"]["@id"]] == seen(passage.find_class("cast-who")[0])
        times = place.xpath("./@data-ms | .//@data-ms")
        assert ("startOffset" in quotation) == ("Clip" in quotation["@type"]) == bool(times)
        assert quotation.get("startOffset", 0) == int((times or [0])[0]) / 1000
        assert quotation["isPartOf"]["@id"] == f"https://tides.example/{path}#episode"


@given(TEXTS)
def test_nothing_ends_the_script(text: str) -> None:
    written = script({"@type": "Person", "name": text + CODE})
    assert json.loads(written)["name"] == text + CODE
    assert not {"<", ">", "&"} & set(written)


# Mentions


def test_mentions_of_the_reference_show_are_told_apart(reference_show: Path) -> None:
    told = json.loads((reference_show / "site/concepts/human-debt.json").read_text("utf-8"))
    states = [mention["state"] for mention in told["mentions"]]
    assert (states.count("spoken"), states.count("misheard"), len(states)) == (4, 3, 7)
    assert told["episodes"]["how-ai-deepens-human-debt"]["declared"] is True
    for id_ in ("execution-debt", "empathy-architecture"):
        told = json.loads((reference_show / f"site/concepts/{id_}.json").read_text("utf-8"))
        assert told["mentions"] == [{"episode": "how-ai-deepens-human-debt", "state": "declared"}]


def test_mentions_lead_to_their_words(site: Path, pages: Pages) -> None:
    told = json.loads((site / "concepts/spring-tide.json").read_text("utf-8"))
    assert [mention["state"] for mention in told["mentions"]] == ["spoken", "spoken", "misheard"]
    for mention in told["mentions"]:
        path, anchor = target(mention["url"].removeprefix("https://tides.example"), "")
        (place,) = pages[path].xpath(f'//*[@id="{anchor}"]')
        assert (seen(place), anchor) == (words(mention["text"]), mention["address"])
        assert path == told["episodes"][mention["episode"]]["url"].removeprefix("https://tides.example/")


def test_counts_of_the_show_are_those_of_its_concepts(site: Path) -> None:
    told = json.loads((site / "mentions.json").read_text("utf-8"))
    files = sorted(path for path in (site / "concepts").glob("*.json"))
    assert [path.stem for path in files] == sorted(told["concepts"])
    for path in files:
        concept = json.loads(path.read_text("utf-8"))
        rows = [row for row in told["mentions"] if row["concept"] == path.stem]
        assert [row["episode"] for row in rows] == list(concept["episodes"])
        for row in rows:
            episode = concept["episodes"][row["episode"]]
            assert {key: row[key] for key in ("spoken", "misheard", "implied", "declared")}.items() <= episode.items()
            here = [
                m["address"] for m in concept["mentions"] if m["episode"] == row["episode"] and m["state"] != "declared"
            ]
            assert row["passages"] == here


def test_ties_of_a_concept_are_told_by_both(site: Path) -> None:
    told = {path.stem: json.loads(path.read_text("utf-8")) for path in (site / "concepts").glob("*.json")}
    assert [other["id"] for other in told["king-tide"]["broader"]] == ["spring-tide"]
    assert [other["id"] for other in told["neap-tide"]["related"]] == ["king-tide"]
    assert told["king-tide"]["retired"] == {"date": "2025-01-02", "reason": "Nobody says it any more."}
    assert told["neap-tide"]["replaces"] == ["nip-tide"]
    (stance,) = told["spring-tide"]["dissent"]
    assert (stance["side"], stance["person"], stance["note"]) == ("against", "ada-reef", "Says who?")
    assert stance["text"] == "A spring tide comes twice in every month."


def test_twin_of_a_concept_has_what_became_of_it(site: Path) -> None:
    spring, king = ((site / f"concepts/{id_}-tide/index.md").read_text("utf-8") for id_ in ("spring", "king"))
    quoted = "### Against\n\n> A spring tide comes twice in every month.\n>\n> — Ada Reef, Low, 0:00, <https://"
    assert quoted in spring
    assert "\n\nSays who?\n" in spring
    assert "- 1 January 2020: A tide that springs." in spring
    assert "- First heard: [Low water](https://tides.example/episodes/low-water/?t=0#p-3224d1d0)" in spring
    assert "- Retired: 2 January 2025: Nobody says it any more." in king
