"""Every form in which editors write a value: what is made of it, or what they are told."""

import io
import random
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.model.concept import Autolink
from castloom.model.link import Image, Link
from castloom.model.person import Credit
from castloom.model.problem import Problems, Unreadable
from castloom.model.show import Category, Release
from castloom.render.links import absolute
from castloom.source import yamltext
from castloom.source.enclosures import read_enclosure
from castloom.source.folder import Folder
from castloom.source.record import Record
from castloom.source.values import address, basic, length, moment, vocabulary
from castloom.source.values.ascii import in_ascii_at_best
from castloom.source.values.picture import check_whole
from castloom.source.yamltext import Fields, Items, Node, Text
from tests.shows import moving_picture, picture

HERE = Path(__file__).parent
BERLIN = ZoneInfo("Europe/Berlin")
RELEASE = Release(time(6), UTC)


def typed(yaml: str) -> Node:
    """The node of a value as it would stand behind a key."""
    problems = Problems()
    tree = yamltext.parse(f"key: {yaml}", "a.md", problems)
    assert isinstance(tree, Fields), problems.errors
    return tree.nodes["key"]


def refusal(convert: Callable[[Node], Any], yaml: str) -> str:
    with pytest.raises(Unreadable) as refused:
        convert(typed(yaml))
    return f"{refused.value.message}; {refused.value.hint}"


# Texts, numbers, yes and no


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("Low water", "Low water"),
        ("  Low water  ", "Low water"),
        ('"  Low water "', "Low water"),
        ("'010'", "010"),
        ("010", "010"),
        ("No", "No"),
        ("1:02:03", "1:02:03"),
        ("2025-01-14", "2025-01-14"),
        ("1e3", "1e3"),
        (">-\n  Low\n  water", "Low water"),
        ("|\n  Low\n  water", "Low\nwater"),
        ("“Low” – 潮 🌊", "“Low” – 潮 🌊"),
    ],
)
def test_text_is_as_typed(yaml: str, value: str) -> None:
    assert basic.text(typed(yaml)) == value


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ('""', "is empty; write the text, or remove the key"),
        ("[Low, water]", "is a list; write one text; put it in quotation marks if it begins with [ or -"),
        ("{low: water}", "is a group of keys; write one text; put it in quotation marks if it holds a colon"),
        (r'"a\ab"', "holds the control character U+0007; type the text again without it"),
        (r'"a\uFFFEb"', "holds the control character U+FFFE; type the text again without it"),
    ],
)
def test_text_that_is_none(yaml: str, message: str) -> None:
    assert refusal(basic.text, yaml) == message


def test_line_of_text_has_a_limit() -> None:
    assert basic.plain(9)(typed('"Low\\n  water"')) == "Low water"
    assert refusal(basic.plain(8), "Low water") == "has 9 characters; shorten it to at most 8"


@pytest.mark.parametrize("yaml", ["true", "True", "yes", "on", '"YES"'])
def test_yes(yaml: str) -> None:
    assert basic.flag(typed(yaml)) is True


@pytest.mark.parametrize("yaml", ["false", "FALSE", "no", "Off"])
def test_no(yaml: str) -> None:
    assert basic.flag(typed(yaml)) is False


def test_neither_yes_nor_no() -> None:
    assert refusal(basic.flag, "clean") == '"clean" is neither true nor false; write true or false'


@pytest.mark.parametrize(("yaml", "value"), [("7", 7), ("010", 10), ('"12"', 12), ("0", 0)])
def test_whole_number(yaml: str, value: int) -> None:
    assert basic.whole()(typed(yaml)) == value


@pytest.mark.parametrize("yaml", ["one", "-1", "1.5", "٣", "²", "1_000", "0x10", "9" * 5000])
def test_no_whole_number(yaml: str) -> None:
    assert refusal(basic.whole(), yaml) == f'"{yaml}" is not a whole number from 0 up; write a number such as 1'


def test_whole_number_has_a_least() -> None:
    assert refusal(basic.whole(1), "0") == '"0" is not a whole number from 1 up; write a number such as 1'


def test_name_out_of_a_closed_set() -> None:
    assert basic.one_of(Autolink)(typed("First-In-Page")) is Autolink.FIRST_IN_PAGE
    assert (
        refusal(basic.one_of(Autolink), "first-in-pages")
        == '"first-in-pages" is not known here; did you mean first-in-page?'
    )


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("sprig-tide", 'no concept "sprig-tide"; did you mean spring-tide?'),
        ("moon", 'no concept "moon"; add concepts/moon.md, or remove the name'),
        ("The moon!", 'no concept "The moon!"; write the name of a file in concepts/'),
    ],
)
def test_page_that_is_not_there(yaml: str, message: str) -> None:
    assert refusal(basic.reference(("spring-tide",), "concept", "concepts"), yaml) == message


# Dates, hours, zones


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("2025-01-14", datetime(2025, 1, 14, 6, tzinfo=BERLIN)),
        ("2025-1-4", datetime(2025, 1, 4, 6, tzinfo=BERLIN)),
        ("2025-01-14T07:00:00Z", datetime(2025, 1, 14, 7, tzinfo=UTC)),
        ("2025-01-14 07:00", datetime(2025, 1, 14, 7, tzinfo=BERLIN)),
        ("2025-01-14 7:00", datetime(2025, 1, 14, 7, tzinfo=BERLIN)),
        ("2025-01-14T07:00:30.250Z", datetime(2025, 1, 14, 7, 0, 30, tzinfo=UTC)),
        ("2025-01-14T07:00+05:30", datetime(2025, 1, 14, 7, tzinfo=timezone(timedelta(hours=5, minutes=30)))),
        ("2025-01-14T07:00-0800", datetime(2025, 1, 14, 7, tzinfo=timezone(timedelta(hours=-8)))),
        ("2025-01-14 07:00 UTC", datetime(2025, 1, 14, 7, tzinfo=UTC)),
        ("2025-01-14 07:00 America/New_York", datetime(2025, 1, 14, 7, tzinfo=ZoneInfo("America/New_York"))),
        ("2025-01-14 7:00 pm", datetime(2025, 1, 14, 19, tzinfo=BERLIN)),
        ("2025-01-14 12:00 a.m.", datetime(2025, 1, 14, 0, tzinfo=BERLIN)),
        ("14 January 2025", datetime(2025, 1, 14, 6, tzinfo=BERLIN)),
        ("14. Jan 2025", datetime(2025, 1, 14, 6, tzinfo=BERLIN)),
        ("January 14, 2025", datetime(2025, 1, 14, 6, tzinfo=BERLIN)),
        ("Jan 14th 2025 at 7:00", datetime(2025, 1, 14, 7, tzinfo=BERLIN)),
        ("Tue, 14 Jan 2025 07:00:00 GMT", datetime(2025, 1, 14, 7, tzinfo=UTC)),
        ("Tue, 14 Jan 2025 07:00:00 +0100", datetime(2025, 1, 14, 7, tzinfo=timezone(timedelta(hours=1)))),
    ],
)
def test_date(yaml: str, value: datetime) -> None:
    found = moment.date(Release(time(6), BERLIN))(typed(yaml))
    assert found == value
    assert found.utcoffset() == value.utcoffset()


EXAMPLE = "write it as 2025-01-14 or 2025-01-14T07:00:00Z"


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("tomorrow", f'"tomorrow" is not a date; {EXAMPLE}'),
        ("01/02/2025", f'"01/02/2025" is not a date; {EXAMPLE}'),
        ("14.01.2025", f'"14.01.2025" is not a date; {EXAMPLE}'),
        ("2025", f'"2025" is not a date; {EXAMPLE}'),
        ("2025-02-30", f'"2025-02-30" is no date of the calendar: day is out of range for month; {EXAMPLE}'),
        ("2025-13-01", f'"2025-13-01" is no date of the calendar: month must be in 1..12; {EXAMPLE}'),
        (
            "0205-01-14",
            f'"0205-01-14" is no date of the calendar: the year is not between 1900 and 2200; {EXAMPLE}',
        ),
        ("14 Januar 2025 early", f'"early" is not an hour of the day; {EXAMPLE}'),
        ("14 Brumaire 2025", f'"Brumaire" is not the English name of a month; {EXAMPLE}'),
        (
            "2025-01-14 13:00 pm",
            '"13:00 pm" is not an hour of the day: there is no 13 o\'clock pm; write it as "07:00"',
        ),
        ("2025-01-14 07:00 Europe/Belin", '"Europe/Belin" is not a time zone; did you mean Europe/Berlin?'),
        ("2025-01-14 07:00 +99:00", '"+99:00" is not a time zone; write an offset such as +01:00'),
        ("[2025-01-14]", "is a list; write one text; put it in quotation marks if it begins with [ or -"),
    ],
)
def test_no_date(yaml: str, message: str) -> None:
    assert refusal(moment.date(RELEASE), yaml) == message


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("7:00", time(7)),
        ('"07:00"', time(7)),
        ("07:00:30", time(7, 0, 30)),
        ("7:00 pm", time(19)),
        ("12:30 AM", time(0, 30)),
        ("12:30 p.m.", time(12, 30)),
    ],
)
def test_hour(yaml: str, value: time) -> None:
    assert moment.hour(typed(yaml)) == value


@pytest.mark.parametrize("yaml", ["24:30", "7", "noon", "7:60", "13:00 am", "7:00 xm", "7:00 CET"])
def test_no_hour(yaml: str) -> None:
    assert refusal(moment.hour, yaml).endswith('; write it as "07:00"')


@pytest.mark.parametrize(
    ("yaml", "offset"),
    [("UTC", 0), ("Z", 0), ("GMT", 0), ("+01:00", 60), ("-0330", -210), ("Asia/Kolkata", 330), ("+14:00", 840)],
)
def test_zone(yaml: str, offset: int) -> None:
    found = moment.zone(typed(yaml)).utcoffset(datetime(2025, 1, 14))
    assert found == timedelta(minutes=offset)


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("Europe/Belin", '"Europe/Belin" is not a time zone; did you mean Europe/Berlin?'),
        ("+15:00", '"+15:00" is not a time zone; write an offset such as +01:00'),
        ("+01:75", '"+01:75" is not a time zone; write an offset such as +01:00'),
        (
            "../../etc/passwd",
            '"../../etc/passwd" is not a time zone; write UTC, +01:00 or a name such as Europe/Berlin',
        ),
        ("Europe", '"Europe" is not a time zone; did you mean Europe/Rome?'),
    ],
)
def test_no_zone(yaml: str, message: str) -> None:
    assert refusal(moment.zone, yaml) == message


# Lengths of time


@pytest.mark.parametrize(
    ("yaml", "seconds"),
    [
        ("42:05", 2525),
        ("0:07", 7),
        ("1:02:03", 3723),
        ("01:02:03.5", 3723.5),
        ("90:00", 5400),
        ("2523", 2523),
        ("12.5", 12.5),
        ("12,5", 12.5),
        ("1h 2m 3s", 3723),
        ("1h2m", 3720),
        ("62 min", 3720),
        ("62 minutes", 3720),
        ("1 hour, 2 minutes", 3720),
        ("1.5 hrs", 5400),
        ("45 sec", 45),
        ("PT1H2M3S", 3723),
        ("0", 0),
    ],
)
def test_duration(yaml: str, seconds: float) -> None:
    assert length.duration(typed(yaml)) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("yaml", "fault"),
    [
        ("1:75:99", "has more than 59 minutes or seconds"),
        ("1:60:00", "has more than 59 minutes or seconds"),
        ("42:60", "has more than 59 minutes or seconds"),
        ("an hour", "is not a length of time"),
        ("-5", "is not a length of time"),
        ("42:5:5:5", "is not a length of time"),
        ("3 days", "is not a length of time"),
        ("PT", "is not a length of time"),
        ("9" * 400, "is not a length of time"),
        ("1000000:00:00", "is not a length of time"),
    ],
)
def test_no_duration(yaml: str, fault: str) -> None:
    assert refusal(length.duration, yaml) == f'"{yaml}" {fault}; write it as 42:05 or 1:02:03'


FORMS: tuple[Callable[[int, int, int], str], ...] = (
    lambda h, m, s: f"{h}:{m:02}:{s:02}",
    lambda h, m, s: f"{h:02}:{m:02}:{s:02}.000",
    lambda h, m, s: f"{h * 60 + m}:{s:02}",
    lambda h, m, s: f"{h * 3600 + m * 60 + s}",
    lambda h, m, s: f"{h}h {m}m {s}s",
    lambda h, m, s: f"{h} hours, {m} minutes, {s} seconds",
    lambda h, m, s: f"{h}h{m}min{s}sec",
    lambda h, m, s: f"PT{h}H{m}M{s}S",
)


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59), st.sampled_from(FORMS))
def test_duration_reads_back_from_every_form(h: int, m: int, s: int, form: Callable[[int, int, int], str]) -> None:
    assert length.duration(Text(form(h, m, s), 1)) == timedelta(hours=h, minutes=m, seconds=s)


# Addresses


@pytest.mark.parametrize(
    "typed_address",
    [
        "https://tides.example/",
        "https://tides.example/a?b=c#d",
        "https://tides.example:8443/a",
        "https://tides.example/%C3%BC/{guid}?a=%20",
    ],
)
def test_https_address(typed_address: str) -> None:
    assert address.https(Text(typed_address, 1)) == typed_address


@pytest.mark.parametrize(
    ("typed_address", "sent"),
    [
        ("https://a.example/ü.mp3", "https://a.example/%C3%BC.mp3"),
        ("https://a.example/%C3%BC/ü?q=ü#ü", "https://a.example/%C3%BC/%C3%BC?q=%C3%BC#%C3%BC"),
        ("https://tïdes.example/", "https://xn--tdes-5pa.example/"),
        ("https://Tïdes.example:8443/Ebb", "https://xn--tdes-5pa.example:8443/Ebb"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://潮.example/潮", "https://xn--ngx.example/%E6%BD%AE"),
    ],
)
def test_address_goes_out_in_ascii(typed_address: str, sent: str) -> None:
    assert address.https(Text(typed_address, 1)) == sent
    assert in_ascii_at_best(typed_address) == sent


def test_host_that_is_none_in_ascii_either() -> None:
    assert refusal(address.web, "https://ü..example/a") == (
        '"https://ü..example/a" is not an address; write it whole, as in https://example.com/page'
    )
    assert in_ascii_at_best("https://ü..example/a") == "https://ü..example/a"


def test_links_of_notes_go_out_in_ascii() -> None:
    notes = (
        '<a href="https://tïdes.example/ü?a=1&amp;b=ü">Ü</a> <img src="bäch.png"> <a href="https://ü..example/">?</a>'
    )
    assert absolute(notes, "https://tides.example/episodes/low-water/") == (
        '<a href="https://xn--tdes-5pa.example/%C3%BC?a=1&amp;b=%C3%BC">Ü</a>'
        ' <img src="https://tides.example/episodes/low-water/b%C3%A4ch.png"> <a href="https://ü..example/">?</a>'
    )


@pytest.mark.parametrize(
    ("url", "written", "type_"),
    [
        ("https://a.example/1.m4a", "audio/mp4", "audio/x-m4a"),
        ("https://a.example/1.M4A?b=c", "audio/m4a", "audio/x-m4a"),
        ("https://a.example/1.m4v", "video/m4v", "video/x-m4v"),
        ("https://a.example/1.mp3", "Audio/MPEG", "audio/mpeg"),
    ],
)
def test_type_goes_by_its_name_with_apple(url: str, written: str, type_: str) -> None:
    node = typed(f"{{enclosure: {{url: {url!r}, type: {written}}}}}")
    assert isinstance(node, Fields)
    record = Record(node, "a.md", Problems())
    found = read_enclosure(record, "a", Path(), Folder("episodes", ("a",), {}, ()))
    assert not record.problems.all
    assert found and found.type == type_


def test_bare_link_is_called_by_its_host_as_typed() -> None:
    assert address.link(typed("https://tïdes.example/a")) == Link("tïdes.example", "https://xn--tdes-5pa.example/a")


def test_address_with_a_blank() -> None:
    assert refusal(address.web, "https://a.example/low water.mp3") == (
        '"https://a.example/low water.mp3" holds a blank; write %20 for it: https://a.example/low%20water.mp3'
    )


def test_list_for_an_address() -> None:
    assert refusal(address.https, "[https://a.example/hub]") == (
        "is a list; write one address alone: https://a.example/hub"
    )


# Pictures that are damaged


def _without_end(picture_: bytes) -> bytes:
    return picture_[: len(picture_) * 2 // 3]


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("after", [b"", b"\0" * 5000])
def test_whole_jpeg(progressive: bool, after: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(_noise("JPEG", progressive=progressive) + after)
    check_whole(tmp_path, "a.jpg")


def test_whole_png(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(_noise("PNG"))
    check_whole(tmp_path, "a.png")


@pytest.mark.parametrize("cut", [_without_end, lambda data: _without_end(data) + bytes(9000)])
@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
def test_picture_that_is_cut_off(cut: Callable[[bytes], bytes], format_: str, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(cut(_noise(format_)))
    with pytest.raises(Unreadable, match=r"a\.jpg is damaged or cut off"):
        check_whole(tmp_path, "a.jpg")


def test_png_with_a_wrong_byte(tmp_path: Path) -> None:
    data = bytearray(_noise("PNG"))
    data[len(data) // 2] ^= 1
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(Unreadable, match="is damaged"):
        check_whole(tmp_path, "a.png")


def test_picture_that_moves(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(moving_picture())
    with pytest.raises(Unreadable, match=r"a\.png moves"):
        check_whole(tmp_path, "a.png")


def _noise(format_: str, **options: bool) -> bytes:
    written = io.BytesIO()
    PIL.Image.frombytes("RGB", (90, 90), random.Random(1).randbytes(90 * 90 * 3)).save(written, format_, **options)
    return written.getvalue()


@pytest.mark.parametrize(
    ("typed_address", "message"),
    [
        ("http://tides.example/a", "http://tides.example/a is not https; write https://tides.example/a"),
        ("HTTP://tides.example/a", "HTTP://tides.example/a is not https; write https://tides.example/a"),
        ("tides.example", '"tides.example" is not an address; write it whole, as in https://example.com/page'),
        ("//tides.example", '"//tides.example" is not an address; write it whole, as in https://example.com/page'),
        (
            "ftp://tides.example",
            '"ftp://tides.example" is not an address; write it whole, as in https://example.com/page',
        ),
        (
            "javascript:alert(1)",
            '"javascript:alert(1)" is not an address; write it whole, as in https://example.com/page',
        ),
        ("https://", '"https://" is not an address; write it whole, as in https://example.com/page'),
        ("https://[::1", '"https://[::1" is not an address; write it whole, as in https://example.com/page'),
        (
            "https://a.example/<b>",
            '"https://a.example/<b>" is not an address; write it whole, as in https://example.com/page',
        ),
    ],
)
def test_no_https_address(typed_address: str, message: str) -> None:
    assert refusal(address.https, f"'{typed_address}'") == message


def test_web_address_may_be_http() -> None:
    assert address.web(Text("http://tides.example/", 1)) == "http://tides.example/"


@pytest.mark.parametrize("typed_address", ["ada@tides.example", "a.b+c@tides.co.example"])
def test_mail_address(typed_address: str) -> None:
    assert address.mail(Text(typed_address, 1)) == typed_address


@pytest.mark.parametrize("typed_address", ["ada", "ada@tides", "Ada <ada@tides.example>", "a@b@c.example"])
def test_no_mail_address(typed_address: str) -> None:
    assert refusal(address.mail, typed_address).endswith("is not a mail address; write it as name@example.com")


def test_link() -> None:
    assert address.link(typed("https://tides.example/a")) == Link("tides.example", "https://tides.example/a")
    assert address.link(typed("{title: Almanac, url: 'https://a.example/', rel: canonical}")) == Link(
        "Almanac", "https://a.example/", "canonical"
    )
    assert refusal(address.link, "{titel: Almanac}") == 'has no key "titel"; did you mean title?'
    assert refusal(address.link, "{title: Almanac}") == "has no url; write {title: …, url: https://…}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "show"
    (root / "episodes/more").mkdir(parents=True)
    for name in ("show/cover.jpg", "show/episodes/beach.png", "show/episodes/more/Tide.JPEG", "outside.jpg"):
        (tmp_path / name).write_bytes(picture(4, 3))
    (root / "episodes/letter.jpg").write_text("This is a letter.")
    (root / "episodes/link.jpg").symlink_to(tmp_path / "outside.jpg")
    return root


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("beach.png", Image("episodes/beach.png")),
        ("./beach.png", Image("episodes/beach.png")),
        ("more/Tide.JPEG", Image("episodes/more/Tide.JPEG")),
        ("more\\Tide.JPEG", Image("episodes/more/Tide.JPEG")),
        ("../cover.jpg", Image("cover.jpg")),
        ("{src: beach.png, alt: The beach}", Image("episodes/beach.png", "The beach")),
        ("https://tides.example/a.jpg", Image("https://tides.example/a.jpg")),
    ],
)
def test_image(folder: Path, yaml: str, value: Image) -> None:
    assert address.image(folder, "episodes")(typed(yaml)) == value


@pytest.mark.parametrize(
    ("yaml", "fault"),
    [
        ("../../outside.jpg", "leaves the show's folder"),
        ("/etc/passwd.jpg", "leaves the show's folder"),
        ("//server/a.jpg", "leaves the show's folder"),
        ("..\\..\\outside.jpg", "leaves the show's folder"),
        ("C:\\a.jpg", "leaves the show's folder"),
        ("link.jpg", "leaves the show's folder"),
        ("file:///etc/a.jpg", "is not an address"),
        ("https://a b/c.jpg", "is not an address"),
        ("http://tides.example/a.jpg", "is not https"),
        ("beach.gif", "is neither .jpg nor .png"),
        ("beech.png", "no file episodes/beech.png; did you mean beach.png?"),
        ("more.png", "no file episodes/more.png"),
        ("a" * 300 + ".jpg", "no file episodes/a"),
        ("letter.jpg", "episodes/letter.jpg holds no picture; export it again as JPEG or PNG"),
        ("{alt: The beach}", "has no src; write {src: cover.jpg, alt: what it shows}"),
        ("[beach.png]", "is a list"),
    ],
)
def test_no_image(folder: Path, yaml: str, fault: str) -> None:
    assert fault in refusal(address.image(folder, "episodes"), yaml)


# Closed vocabularies


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("Science", Category("Science")),
        ("Science > Nature", Category("Science", "Nature")),
        ("Science>Nature", Category("Science", "Nature")),
        ("Health & Fitness > Mental Health", Category("Health & Fitness", "Mental Health")),
        ("{name: Science, sub: Nature}", Category("Science", "Nature")),
    ],
)
def test_category(yaml: str, value: Category) -> None:
    assert vocabulary.category(typed(yaml)) == value


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("Sciense", 'Apple has no category "Sciense"; did you mean Science?'),
        ("Nature", 'Apple has no category "Nature"; write Science > Nature'),
        ("Science > Natur", 'Apple has no subcategory "Natur" of Science; did you mean Nature?'),
        (
            "History > Nature",
            'Apple has no subcategory "Nature" of History; choose one of none: it has no subcategories',
        ),
        ("{sub: Nature}", "has no name; write {name: Business, sub: Management}"),
        ("{name: Science, subcategory: Nature}", 'has no key "subcategory"; write {name: Business, sub: Management}'),
    ],
)
def test_no_category(yaml: str, message: str) -> None:
    assert refusal(vocabulary.category, yaml) == message


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("en", "en"),
        ("DE-at", "de-at"),
        ("zh-Hant", "zh-Hant"),
        ("en_GB", "en-GB"),
        ("no", "no"),
        ("es-419", "es-419"),
        ("sr-Latn-RS", "sr-Latn-RS"),
        ("ca-ES-valencia", "ca-ES-valencia"),
        ("de-1996", "de-1996"),
    ],
)
def test_language(yaml: str, value: str) -> None:
    assert vocabulary.language(typed(yaml)) == value


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("english", '"english" is not a language code; write en'),
        ("German", '"German" is not a language code; write de'),
        ("xx", '"xx" is not a language code; write a code such as en or de-at'),
        ("en-UK", '"en-UK" is not a language code: there is no country or script "uk"; write en-gb'),
        (
            "en-banana",
            '"en-banana" is not a language code: there is no country or script "banana"; '
            "write en alone, or a country behind it, as in en-us",
        ),
        ("en-", '"en-" is not a language code; write a code such as en or de-at'),
    ],
)
def test_no_language(yaml: str, message: str) -> None:
    assert refusal(vocabulary.language, yaml) == message


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("ada-reef", ("host", "cast")),
        ("{id: ada-reef}", ("host", "cast")),
        ("{id: ada-reef, role: Guest}", ("guest", "cast")),
        ("{id: ada-reef, role: producer}", ("producer", "creative direction")),
        ("{id: ada-reef, role: host, group: CAST}", ("host", "cast")),
    ],
)
def test_credit(yaml: str, value: tuple[str, str]) -> None:
    found = vocabulary.credit(("ada-reef",))(typed(yaml))
    assert found == Credit("ada-reef", *value, 1)


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("ada-rief", 'no person "ada-rief"; did you mean ada-reef?'),
        ("{role: host}", "has no id; write {id: jane-doe, role: guest}"),
        ("{id: ada-reef, roll: host}", 'has no key "roll"; did you mean role?'),
        ("{id: ada-reef, role: hots}", 'the podcast taxonomy has no role "hots"; did you mean host?'),
        (
            "{id: ada-reef, role: host, group: writing}",
            'the group "writing" has no role "host"; write group: Cast, or leave the group out',
        ),
        ("[ada-reef]", "is a list; write one text; put it in quotation marks if it begins with [ or -"),
    ],
)
def test_no_credit(yaml: str, message: str) -> None:
    assert refusal(vocabulary.credit(("ada-reef",)), yaml) == message


# YAML


PRINTABLE = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"))


@given(PRINTABLE)
def test_quoted_text_is_read_as_typed(text: str) -> None:
    for quoted in (
        "'" + text.replace("'", "''") + "'",
        '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"',
    ):
        assert typed(quoted) == Text(text, 1, quoted=True)


@pytest.mark.parametrize(
    "plain", ["1:02:03", "010", "No", "~x", "1e3", "0x1F", "2025-01-14", ".inf", "1_000", "=", "null!"]
)
def test_plain_text_is_read_as_typed(plain: str) -> None:
    assert typed(plain) == Text(plain, 1)


@given(st.text())
def test_any_text_is_yaml_or_a_problem(text: str) -> None:
    problems = Problems()
    tree = yamltext.parse(text, "a.md", problems, first_line=2)
    assert (tree is None) == bool(problems.errors)
    last = text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + text.count("\u2029") + 3
    assert all(2 <= problem.line <= last and problem.hint for problem in problems.errors)


# Whatever an editor writes, a converter gives a value or says what is wrong


TEXTS = (
    st.text()
    | st.from_regex(r"[\d:., hmsPT+/-]{0,20}", fullmatch=True)
    | st.from_regex(
        r"(https?|file)://[\w.:@\[\]/?#%-]{0,12}|\d{1,4}-\d\d?-\d\d?[T ]\d\d?:\d\d( ?[+-]\d\d:?\d\d)?", fullmatch=True
    )
)
NODES: st.SearchStrategy[Node] = st.recursive(
    st.builds(Text, TEXTS, st.just(3), st.booleans()),
    lambda inner: (
        st.builds(Items, st.lists(inner, max_size=3).map(tuple), st.just(3))
        | st.dictionaries(
            st.sampled_from(["url", "src", "alt", "title", "id", "role", "group", "name", "sub", "x-own"]),
            inner,
            max_size=3,
        ).map(lambda nodes: Fields(nodes, dict.fromkeys(nodes, 3), 3))
    ),
    max_leaves=4,
)
CONVERTERS: dict[str, Callable[[Node], Any]] = {
    "text": basic.text,
    "plain": basic.plain(40),
    "flag": basic.flag,
    "whole": basic.whole(1),
    "one_of": basic.one_of(Autolink),
    "reference": basic.reference(("spring-tide",), "concept", "concepts"),
    "date": moment.date(RELEASE),
    "hour": moment.hour,
    "zone": moment.zone,
    "duration": length.duration,
    "https": address.https,
    "web": address.web,
    "mail": address.mail,
    "link": address.link,
    "image": address.image(HERE, "faulty"),
    "category": vocabulary.category,
    "language": vocabulary.language,
    "credit": vocabulary.credit(("ada-reef",)),
}


@pytest.mark.parametrize("name", CONVERTERS)
@given(node=NODES)
def test_converter_gives_a_value_or_a_remedy(name: str, node: Node) -> None:
    try:
        CONVERTERS[name](node)
    except Unreadable as refused:
        assert refused.message and refused.hint
