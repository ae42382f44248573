"""The lock: written and read back, whose record is whose, and guids that no edit changes."""

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from castloom.derive.keeping import kept_guids, records_of
from castloom.door.cli import main
from castloom.driver.looking import look_as_public, look_at_audio
from castloom.model.lock import LOCK, Lock, Locked
from castloom.model.problem import Problems
from castloom.render.lock_lines import lock_text
from castloom.source.lock import read_lock
from tests.shows import EPISODE, audio, build, lay_over, make_show, text_of

FAULTY = Path(__file__).parent / "faulty"
_DAY = datetime(2025, 3, 1, 7, tzinfo=UTC)


def locked(number: int, **facts: object) -> Locked:
    """An episode that has nothing in common with one of another number."""
    record = Locked(
        guid=f"guid-of-{number}",
        path=f"episodes/{number:03}-tide-{number}.md",
        url=f"https://tides.example/episodes/tide-{number}/tide-{number}.mp3",
        length=1000 + number,
        type="audio/mpeg",
        duration=60 + number,
        digest=f"sha256-{number:064x}",
        date=_DAY + timedelta(days=number),
    )
    return replace(record, **facts)  # type: ignore[arg-type]


def guids(present: Sequence[Locked], before: Sequence[Locked], written: Iterable[str] = ()) -> dict[str, str]:
    return guids_after(present, before, (), written)


def guids_after(
    present: Sequence[Locked], before: Sequence[Locked], gone: Sequence[Locked], written: Iterable[str] = ()
) -> dict[str, str]:
    names = frozenset(written)
    records = records_of(present, before, names, gone)
    return kept_guids(present, records, names, [record.guid for record in (*before, *gone)])


# Whose record is whose.


def test_two_files_that_change_names_are_two_episodes_that_move() -> None:
    one, two = locked(1), locked(2)
    moved = [replace(one, path=two.path, guid=two.guid), replace(two, path=one.path, guid=one.guid)]
    assert guids(moved, [one, two]) == {two.path: one.guid, one.path: two.guid}


def test_two_files_that_change_their_audio_stay_what_they_are() -> None:
    one, two = locked(1), locked(2)
    mended = [replace(one, digest=two.digest), replace(two, digest=one.digest)]
    assert guids(mended, [one, two]) == {one.path: one.guid, two.path: two.guid}


def test_new_episode_under_the_name_of_one_that_moved_gets_a_guid_of_its_own() -> None:
    one = locked(1)
    moved = replace(one, path="episodes/001-ebb.md", guid="guid-of-ebb")
    newcomer = locked(9, path=one.path, guid=one.guid)
    found = guids([moved, newcomer], [one])
    assert found[moved.path] == one.guid
    assert found[newcomer.path] not in (one.guid, moved.guid, newcomer.guid)
    assert guids([newcomer, moved], [one]) == found


def test_evidence_that_two_have_in_common_speaks_for_neither() -> None:
    same_day = [locked(number, date=_DAY) for number in (1, 2)]
    renewed = [locked(number, date=_DAY) for number in (3, 4)]
    assert records_of(renewed, same_day) == {}


def test_what_is_left_over_is_told_apart_by_what_the_others_no_longer_have() -> None:
    one, two = locked(1, date=_DAY), locked(2, date=_DAY)
    renewed = locked(3, date=_DAY)
    assert records_of([one, renewed], [one, two]) == {one.path: one, renewed.path: two}


@pytest.mark.parametrize("left", ["path", "digest", "date", "guid"])
def test_each_piece_of_evidence_is_enough(left: str) -> None:
    before, other = locked(1), locked(2)
    now = replace(other, **{left: getattr(before, left)})
    assert records_of([now], [before]) == {now.path: before}
    assert guids([now], [before]) == {now.path: before.guid}


def test_guid_that_is_written_decides() -> None:
    one, two = locked(1), locked(2)
    assert guids([replace(two, guid=one.guid)], [one, two], [two.path]) == {two.path: one.guid}


def test_guid_that_was_copied_into_another_file_decides_nothing() -> None:
    one, two = locked(1), locked(2)
    copied = [one, replace(two, guid=one.guid)]
    records = records_of(copied, [one, two], frozenset((one.path, two.path)))
    assert records == {one.path: one, two.path: two}


def test_guid_that_is_written_and_unknown_stays_and_the_record_is_found() -> None:
    one = locked(1)
    renamed = replace(one, guid="another")
    assert records_of([renamed], [one], frozenset([one.path])) == {one.path: one}
    assert guids([renamed], [one], [one.path]) == {one.path: "another"}


@pytest.mark.parametrize("left", ["path", "digest", "guid"])
def test_episode_that_returns_is_known_by_each_piece_of_lasting_evidence(left: str) -> None:
    gone, other = locked(1), locked(2)
    back = replace(other, **{left: getattr(gone, left)})
    assert guids_after([back], [], [gone]) == {back.path: gone.guid}
    assert guids_after([replace(back, guid=gone.guid)], [], [gone], [back.path]) == {back.path: gone.guid}


def test_new_episode_of_the_day_of_one_that_is_gone_is_another_one() -> None:
    gone, new = locked(1), locked(2, date=locked(1).date)
    assert records_of([new], [], gone=[gone]) == {}
    assert records_of([new], [gone]) == {new.path: gone}


def test_episode_that_stayed_comes_before_one_that_is_gone() -> None:
    stayed, gone = locked(1), locked(2)
    renamed = replace(stayed, path=gone.path, guid="guid-of-the-new-name")
    assert records_of([renamed], [stayed], gone=[gone]) == {renamed.path: stayed}
    draft = replace(gone, path="episodes/draft.md")
    assert records_of([renamed, draft], [stayed], gone=[gone]) == {renamed.path: stayed, draft.path: gone}
    same_audio = replace(gone, digest=stayed.digest)
    assert records_of([replace(locked(3), digest=stayed.digest)], [stayed], gone=[same_audio]) == {
        locked(3).path: stayed
    }


def test_new_episode_never_gets_the_guid_of_one_that_is_gone() -> None:
    gone = locked(1)
    back = replace(gone, path="episodes/ebb.md", guid="guid-of-ebb")
    newcomer = locked(9, path=gone.path, guid=gone.guid)
    found = guids_after([newcomer, back], [], [gone])
    assert found[back.path] == gone.guid
    assert found[newcomer.path] not in (gone.guid, back.guid)


def test_audio_elsewhere_is_known_by_its_address() -> None:
    before = locked(1, url="https://audio.example/1.mp3", digest=f"ends-sha256-{1:064x}")
    now = locked(2, url=before.url, digest="")
    assert records_of([now], [before]) == {now.path: before}


def test_ten_thousand_episodes_of_one_day_and_one_audio_are_matched_by_their_names() -> None:
    many = [locked(number, date=_DAY, digest=f"sha256-{0:064x}") for number in range(10_000)]
    assert len(records_of(many, many)) == 10_000


_EDITS = st.lists(st.sampled_from(["move", "audio", "date"]), max_size=2, unique=True)


@given(edits=st.lists(_EDITS, min_size=1, max_size=8), data=st.data())
def test_no_two_edits_at_once_change_a_locked_guid(edits: list[list[str]], data: st.DataObject) -> None:
    before = [locked(number) for number in range(len(edits))]
    present = []
    for number, record in enumerate(before):
        changed, new = record, locked(number + 100)
        if "move" in edits[number]:
            changed = replace(changed, path=new.path, guid=new.guid)
        if "audio" in edits[number]:
            changed = replace(changed, digest=new.digest, length=new.length)
        if "date" in edits[number]:
            changed = replace(changed, date=new.date)
        present.append(changed)
    newcomers = [locked(number + 200) for number in range(data.draw(st.integers(0, 3)))]
    order = data.draw(st.permutations([*present, *newcomers]))
    found = guids(order, before)
    assert [found[one.path] for one in present] == [record.guid for record in before]
    assert len(set(found.values())) == len(found)


@given(names=st.permutations(range(6)), newcomers=st.sets(st.integers(0, 5)))
def test_files_in_any_order_keep_their_guids(names: list[int], newcomers: set[int]) -> None:
    before = [locked(number) for number in range(6)]
    present = [
        replace(record, path=locked(name).path, guid=locked(name).guid)
        for record, name in zip(before, names, strict=True)
    ]
    found = guids(present, before)
    assert [found[one.path] for one in present] == [record.guid for record in before]
    free = [replace(one, path=f"episodes/moved-{n}.md", guid=f"moved-{n}") for n, one in enumerate(before)]
    new = [locked(number, digest=f"sha256-{number + 50:064x}", date=_DAY - timedelta(days=number + 1))
           for number in newcomers]  # fmt: skip
    found = guids([*free, *new], before)
    assert [found[one.path] for one in free] == [record.guid for record in before]
    assert len(set(found.values())) == len(found)


# Written and read back.

_SIGNS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp", "Cn"], exclude_characters="\ufffd"
)
_TEXT = st.text(_SIGNS, max_size=40).map(lambda text: f"{text}g")
_SLUG = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True)
_MOMENT = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(timezone(timedelta(hours=-3.5))))
_RECORD = st.builds(
    Locked,
    guid=_TEXT,
    path=_SLUG.map(lambda slug: f"episodes/{slug}.md"),
    url=_SLUG.map(lambda slug: f"https://tides.example/{slug}.mp3?of=1&x=%20#:"),
    length=st.integers(1, 10**12),
    type=st.sampled_from(["audio/mpeg", "audio/x-m4a"]),
    duration=st.integers(0, 10**6),
    digest=st.sampled_from([f"sha256-{7:064x}", f"ends-sha256-{8:064x}"]),
    date=_MOMENT.map(lambda moment: moment.replace(microsecond=0)),
)


def _unique(records: list[Locked], gone: list[Locked], new_feed_url: str) -> Lock:
    by_key = {("guid", r.guid): r for r in {r.url: r for r in {r.path: r for r in records}.values()}.values()}
    taken = {record.guid for record in by_key.values()}
    return Lock(
        "8f5bd033-800f-54f8-a166-44ac79f062f4",
        "https://tides.example/feed.xml",
        tuple(by_key.values()),
        tuple({record.guid: record for record in gone if record.guid not in taken}.values()),
        new_feed_url,
    )


def _in_order(records: Iterable[Locked]) -> list[Locked]:
    """The records as a lock has them: oldest first, in UTC."""
    return sorted((replace(one, date=one.date.astimezone(UTC)) for one in records), key=lambda one: one.order)


_RECORDS = st.lists(_RECORD, max_size=5)


@given(lock=st.builds(_unique, _RECORDS, _RECORDS, st.sampled_from(["", "https://feeds.host.example/tides#1"])))
def test_lock_reads_back_as_it_was_written(lock: Lock) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, LOCK).write_text(lock_text(lock), "utf-8")
        problems = Problems()
        found = read_lock(Path(folder), problems)
    assert problems.all == []
    assert found and found.whole
    assert [replace(record, line=0) for record in found.episodes] == _in_order(lock.episodes)
    assert [replace(record, line=0) for record in found.gone] == _in_order(lock.gone)
    assert (found.guid, found.feed, found.new_feed_url) == (lock.guid, lock.feed, lock.new_feed_url)
    assert lock_text(found) == lock_text(lock)


@pytest.mark.parametrize("content", [b"\xff\xfe\0", b"\x07", b"- \t[", b"version: 1\nepisodes: {}\n", b"&a [*a]"])
def test_lock_of_any_bytes_is_no_traceback(content: bytes, tmp_path: Path) -> None:
    (tmp_path / LOCK).write_bytes(content)
    problems = Problems()
    lock = read_lock(tmp_path, problems)
    assert lock and not lock.whole
    assert all(problem.path == LOCK and problem.hint for problem in problems.errors)
    assert problems.errors


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_lock_that_is_no_file_is_an_error(kind: str, tmp_path: Path) -> None:
    if kind == "folder":
        (tmp_path / LOCK).mkdir()
    else:
        (tmp_path / LOCK).symlink_to(tmp_path / "gone.lock")
    problems = Problems()
    lock = read_lock(tmp_path, problems)
    assert lock is not None
    assert not lock.whole
    assert [problem.path for problem in problems.errors] == [LOCK]


def test_show_without_a_lock_is_held_against_nothing(tmp_path: Path) -> None:
    assert read_lock(tmp_path, Problems()) is None


# A show, its files and its lock.


def _episode(number: int) -> dict[str, str | bytes]:
    stem = f"episodes/{number:03}-tide-{number}"
    text = f"---\ntitle: Tide {number}\ndate: 2025-04-{number:02}T07:00:00Z\npersons: ada-reef\n---\n\nThe tide.\n"
    return {f"{stem}.md": text, f"{stem}.mp3": audio(3 + number)}


@pytest.fixture(scope="module")
def locked_show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four episodes and their lock. To be copied."""
    files = {name: content for number in range(1, 5) for name, content in _episode(number).items()}
    bare = dict.fromkeys((EPISODE, "episodes/001-low-water.mp3", "episodes/001-low-water.vtt"))
    show = make_show(tmp_path_factory.mktemp("locked") / "show", {**bare, **files})
    assert main(["lock", "--show", str(show)]) == 0
    return show


def _move(show: Path, old: str, new: str) -> None:
    for path in sorted((show / "episodes").glob(f"{old}.*")):
        path.rename(path.with_name(new + path.suffix))


def _edited(show: Path, number: int, edit: str, rename: str) -> None:
    stem = f"{number:03}-tide-{number}"
    path = show / "episodes" / f"{stem}.md"
    if edit == "title":
        path.write_text(path.read_text().replace("title: Tide", "title: Current"))
    elif edit == "date":
        path.write_text(path.read_text().replace("2025-04", "2025-05"))
    elif edit == "audio":
        path.with_suffix(".mp3").write_bytes(audio(20 + number))
    elif edit == "elsewhere":
        path.with_suffix(".mp3").unlink()
        address = f"enclosure: {{url: https://audio.example/{number}.mp3, length: 9}}\nduration: 9\n"
        path.write_text(path.read_text().replace("persons:", address + "persons:"))
    elif edit == "move":
        _move(show, stem, rename)


_ORDER = {"title": 0, "date": 1, "audio": 2, "elsewhere": 2, "move": 3}


@settings(max_examples=30, deadline=None)
@given(
    edits=st.dictionaries(
        st.integers(1, 4), st.lists(st.sampled_from(sorted(_ORDER)), min_size=1, max_size=2, unique=True), max_size=4
    ),
    site=st.sampled_from(["https://tides.example/", "https://moved.example/sea/"]),
    names=st.permutations(range(1, 5)),
)
def test_edits_of_files_change_no_locked_guid(
    locked_show: Path, edits: dict[int, list[str]], site: str, names: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        show = Path(shutil.copytree(locked_show, Path(folder) / "show"))
        before = read_lock(show, Problems())
        for number, several in edits.items():
            for edit in sorted({_ORDER[e]: e for e in several}.items()):
                _edited(show, number, edit[1], f"{names[number - 1]:03}-moved-{number}")
        settings_ = show / "mkdocs.yml"
        settings_.write_text(settings_.read_text().replace("https://tides.example/", site))
        kept = look_at_audio(settings_, Problems())
    assert kept and before
    assert {e.guid for e in kept.catalog.episodes} == {record.guid for record in before.episodes}
    by_title = {int(e.title.split()[1]): e.guid for e in kept.catalog.episodes}
    assert [by_title[number] for number in range(1, 5)] == [record.guid for record in before.episodes]
    assert kept.catalog.show.guid == before.guid


def test_feed_carries_the_locked_guid_after_everything_but_the_date_changed(locked_show: Path, tmp_path: Path) -> None:
    show = Path(shutil.copytree(locked_show, tmp_path / "show"))
    before = read_lock(show, Problems())
    _edited(show, 2, "audio", "")
    _edited(show, 2, "move", "002-spring")
    assert main(["lock", "--show", str(show), "--allow", "spring"]) == 0
    assert build(show, "--strict").exit_code == 0
    assert before
    assert f">{before.episodes[1].guid}</guid>" in (show / "site/feed.xml").read_text("utf-8")


@pytest.mark.parametrize("edits", [[], ["title", "audio"], ["move"], ["audio", "date"]], ids=str)
def test_episode_that_was_a_draft_for_a_while_gets_its_guid_back(
    locked_show: Path, edits: list[str], tmp_path: Path
) -> None:
    show = Path(shutil.copytree(locked_show, tmp_path / "show"))
    before = read_lock(show, Problems())
    path = show / "episodes/002-tide-2.md"
    path.write_text(path.read_text().replace("persons:", "draft: true\npersons:"))
    assert main(["lock", "--show", str(show), "--allow", "tide-2"]) == 0
    between = read_lock(show, Problems())
    for edit in edits:
        _edited(show, 2, edit, "002-spring")
    (now,) = (show / "episodes").glob("002-*.md")
    now.write_text(now.read_text().replace("draft: true\n", ""))
    assert main(["lock", "--show", str(show)]) == 0
    after = read_lock(show, Problems())
    assert before and between and after
    assert [record.guid for record in between.gone] == [before.episodes[1].guid]
    assert {record.guid for record in after.episodes} == {record.guid for record in before.episodes}
    assert after.gone == ()
    assert build(show, "--strict").messages == ""


def test_guid_of_the_show_stays_when_its_address_changes(tmp_path: Path) -> None:
    show = make_show(tmp_path)
    main(["lock", "--show", str(show)])
    moved = text_of("mkdocs.yml").replace("tides.example/", "sea.example/")
    lay_over(show, {"mkdocs.yml": moved + "      newFeedUrl: https://sea.example/feed.xml\n"})
    assert build(show, "--strict").exit_code == 0
    feed = (show / "site/feed.xml").read_text("utf-8")
    lock = read_lock(show, Problems())
    assert lock and lock.feed == "https://tides.example/feed.xml"
    assert f"<podcast:guid>{lock.guid}<" in feed


def test_while_somebody_is_editing_nothing_is_stopped(tmp_path: Path) -> None:
    show = make_show(tmp_path)
    main(["lock", "--show", str(show)])
    lay_over(show, {"episodes/001-low-water.mp3": audio(9)})
    problems = Problems()
    edition = look_as_public(show / "mkdocs.yml", problems)
    assert edition
    assert problems.errors == []
    (warning,) = problems.warnings
    assert "the audio changed, but not its address" in warning.message


def test_audio_under_another_name_has_another_address(tmp_path: Path) -> None:
    named = text_of(EPISODE).replace("concepts:", "enclosure: Second take.mp3\nconcepts:")
    show = make_show(tmp_path, {EPISODE: named, "episodes/Second take.mp3": audio(6)})
    assert build(show, "--strict").messages == ""
    assert (show / "site/episodes/low-water/second-take.mp3").is_file()
    feed = (show / "site/feed.xml").read_text("utf-8")
    assert 'url="https://tides.example/episodes/low-water/second-take.mp3"' in feed


def test_remedies_for_other_audio_work(tmp_path: Path) -> None:
    show = make_show(tmp_path)
    main(["lock", "--show", str(show)])
    named = text_of(EPISODE).replace("concepts:", "enclosure: 001-low-water-new.mp3\nconcepts:")
    lay_over(show, {"episodes/001-low-water-new.mp3": audio(6), EPISODE: named})
    assert "the audio's address changed" in build(show).messages
    assert main(["lock", "--show", str(show), "--allow", "1"]) == 0
    assert build(show, "--strict").messages == ""
    # The old file is still beside the episode.
    assert [path.name for path in (show / "site").rglob("*.mp3")] == ["001-low-water-new.mp3"]


def test_audio_is_not_hashed_again_and_no_lock_means_no_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show = make_show(tmp_path)
    hashed: list[object] = []
    monkeypatch.setattr("castloom.driver.measure.hashlib.file_digest", lambda *what: hashed.append(what))
    build(show)
    assert hashed == []
    monkeypatch.undo()
    main(["lock", "--show", str(show)])
    monkeypatch.setattr("castloom.driver.measure.hashlib.file_digest", lambda *what: hashed.append(what))
    assert build(show, "--strict").exit_code == 0
    assert hashed == []


def test_lock_is_the_same_whatever_the_order_of_files(locked_show: Path, tmp_path: Path) -> None:
    text = (locked_show / LOCK).read_text("utf-8")
    show = Path(shutil.copytree(locked_show, tmp_path / "show"))
    (show / LOCK).unlink()
    shutil.rmtree(show / ".cache")
    assert main(["lock", "--show", str(show)]) == 0
    assert (show / LOCK).read_text("utf-8") == text
    dates = [record.date for record in (read_lock(show, Problems()) or Lock("", "")).episodes]
    assert dates == sorted(dates) and len(dates) == 4


def test_serve_goes_on_while_the_lock_would_stop_a_build(tmp_path: Path) -> None:
    show = make_show(tmp_path)
    main(["lock", "--show", str(show)])
    elsewhere = text_of(EPISODE).replace("concepts:", 'enclosure: "https://audio.example/1.mp3"\nconcepts:')
    lay_over(show, {EPISODE: elsewhere})
    assert build(show).exit_code == 1
    config = load_config(str(show / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config)
    assert (show / "site/episodes/low-water/index.html").is_file()
    assert str(show / LOCK) in config.watch
