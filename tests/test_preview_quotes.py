"""What one page quotes of another is held against it in every build of a preview, though no word of it changed."""

import re
from pathlib import Path

import pytest

from tests.previews import Preview
from tests.shows import Content, audio, lay_over, make_show

SAID = "episodes/002-tides.vtt"
QUOTER = "episodes/003-ebb.md"
SENTENCE = "A neap tide is the lowest tide."
SHOW: dict[str, Content] = {
    "episodes/002-tides.md": "---\ntitle: Tides\ndate: 2025-03-08\n---\n\nOn tides.\n",
    "episodes/002-tides.mp3": audio(4),
    SAID: f"WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ben Tarn>{SENTENCE}</v>\n",
    QUOTER: "---\ntitle: Ebb\ndate: 2025-03-15\n---\n\nShort.\n",
    "episodes/003-ebb.mp3": audio(6),
}


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """A preview of a show one of whose episodes quotes another."""
    preview = Preview(make_show(tmp_path, SHOW))
    page = (preview.build() / "episodes/tides/index.html").read_text("utf-8")
    address = re.findall(r'id="(p-[^"]+)"', page)[0]
    quotation = f"> {SENTENCE}\n>\n> — [Ben](002-tides.md#{address})\n"
    lay_over(preview.show, {QUOTER: f"{SHOW[QUOTER]!s}\n{quotation}"})
    preview.build()
    return preview


def told(preview: Preview, caplog: pytest.LogCaptureFixture) -> str:
    caplog.clear()
    with pytest.raises(SystemExit):
        preview.build()
    return caplog.text


def test_words_that_drift_are_told(preview: Preview, caplog: pytest.LogCaptureFixture) -> None:
    ledger = "episodes/002-tides.corrections.yml"
    lay_over(preview.show, {ledger: "- {heard: lowest, meant: smallest}\n"})
    for _ in range(2):
        assert f"{QUOTER}:8: the quotation of #p-" in told(preview, caplog)
    (preview.show / ledger).unlink()
    preview.build()


def test_a_passage_that_is_gone_is_told(preview: Preview, caplog: pytest.LogCaptureFixture) -> None:
    before = SHOW[SAID]
    lay_over(preview.show, {SAID: str(before).replace("neap", "low").replace("the lowest", "a flat")})
    assert "leads to no passage of episodes/002-tides.md" in told(preview, caplog)
    lay_over(preview.show, {SAID: before})
    preview.build()
