"""The pictures in docs are what the program draws now, and need nothing from anywhere."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from pictures import DOCS, differences, main, terminal_picture

NAMESPACE = "{http://www.w3.org/2000/svg}"


def test_every_picture_shows_what_the_program_draws() -> None:
    assert differences() == []


@pytest.mark.parametrize("name", ["timeline.svg", "answer.svg"])
def test_a_picture_needs_nothing_from_anywhere(name: str) -> None:
    text = (DOCS / name).read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    for outside in ("http", "url(", "@import", "@font-face", "href", "<script"):
        assert outside not in text


def test_an_answer_is_shown_as_a_terminal_shows_it() -> None:
    printed = "plain  \x1b[2mquiet \x1b[0m x\n\x1b[2m╭──╮\x1b[0m\n\x1b[1;35m<b> 10\x1b[0m\n"
    root = ET.fromstring(terminal_picture(["handover", "ask"], printed))  # noqa: S314 - our own
    texts = [
        (element.get("class"), element.get("x"), element.get("y"), element.text)
        for element in root.iter(f"{NAMESPACE}text")
    ]
    assert texts == [
        ("ink", "20", "34.5", "$ handover ask"),
        ("ink", "20", "74.5", "plain"),
        ("quiet", "78.8", "74.5", "quiet"),
        ("ink", "137.6", "74.5", "x"),
        ("span bold", "20", "114.5", "<b> 10"),
    ]
    assert len(list(root.iter(f"{NAMESPACE}path"))) == 4


def test_a_picture_that_differs_is_named_and_drawn_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pictures.DOCS", tmp_path / "docs")
    (tmp_path / "docs").mkdir()
    assert main(["--check"]) == 1
    named = "docs/timeline.svg differs\ndocs/answer.svg differs\n"
    assert capsys.readouterr().out == named
    assert list((tmp_path / "docs").iterdir()) == []
    assert main([]) == 0
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == named
