"""What reaches a template: plain values, descriptions as runs, characters that the typeface has."""

from __future__ import annotations

from catalogue.exports.prints.plain import first_blocks, plain, runs_of, settable
from catalogue.pages.text import Said, rich_text
from catalogue.pages.trade import Fact


def test_named_tuples_become_mappings() -> None:
    assert plain((Fact("a", "b"), Said("c"))) == [
        {"label": "a", "value": "b", "note": "", "lang": ""},
        {"text": "c", "lang": ""},
    ]


def test_a_description_becomes_runs() -> None:
    blocks = runs_of(rich_text("A **bold** and *slanted* <script>\n\n- one\n- two\n\nEnd & out"))
    assert [(block["kind"], "".join(run["text"] for run in block["runs"])) for block in blocks] == [
        ("p", "A bold and slanted <script>"),
        ("ul", "one"),
        ("ul", "two"),
        ("p", "End & out"),
    ]
    assert [(run["text"], run["bold"], run["slanted"]) for run in blocks[0]["runs"]] == [
        ("A ", False, False),
        ("bold", True, False),
        (" and ", False, False),
        ("slanted", False, True),
        (" <script>", False, False),
    ]


def test_blocks_are_left_out_whole() -> None:
    blocks = runs_of(rich_text("one\n\n" + "x" * 50 + "\n\nthree"))
    assert [block["runs"][0]["text"] for block in first_blocks(blocks, 20)] == ["one"]


def test_characters_without_a_picture_are_told_with_their_record() -> None:
    lacking: set[tuple[str, str]] = set()
    made = settable({"id": "kopi", "name": {"text": "Kopi 山 ʼayn ḍ"}, "list": ["é", "字"]}, lacking)
    assert made["name"]["text"] == "Kopi ? ’ayn ḍ"
    assert made["list"] == ["é", "?"]
    assert lacking == {("kopi", "山"), ("kopi", "字")}
