"""Texts of records: fallback with its language, and Markdown that can never become other HTML."""

from __future__ import annotations

import pytest
from catalogue.pages.text import Speaker, rich_text, shorten
from catalogue.records import L10n


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("One.", "<p>One.</p>"),
        ("", ""),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("One\ntwo", "<p>One<br>two</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        ("Before\n- a\n  goes on\n- b", "<p>Before</p>\n<ul><li>a goes on</li><li>b</li></ul>"),
        ("- a\n1. b", "<ul><li>a</li></ul>\n<ol><li>b</li></ol>"),
        ("**bold** and *soft* and _soft_", "<p><strong>bold</strong> and <em>soft</em> and <em>soft</em></p>"),
        ("2 * 3 * 4, snake_case_name, **", "<p>2 * 3 * 4, snake_case_name, **</p>"),
    ],
)
def test_the_allowed_marks(source: str, html: str) -> None:
    assert rich_text(source) == html


@pytest.mark.parametrize("source", ["<b>x</b>", "**<script>**", "- <img src=x>\n- &", '"quoted" & *<i>*'])
def test_html_of_a_record_stays_text(source: str) -> None:
    html = rich_text(source)
    for name in ("<b>", "<script", "<img", "<i>"):
        assert name not in html
    assert "&lt;" in html or "&#34;" in html


def test_a_borrowed_text_says_its_language_and_is_remembered() -> None:
    speaker = Speaker("ms")
    own = speaker.say(L10n(id="Kopi", ms="Kopi Malaysia"))
    assert (own.text, own.lang, own.attr, speaker.borrowed) == ("Kopi Malaysia", "", "", False)
    borrowed = speaker.say(L10n(id="Kopi", en="Coffee"))
    assert (borrowed.text, borrowed.lang, borrowed.attr) == ("Kopi", "id", " lang=id")
    assert speaker.borrowed


def test_only_a_short_first_paragraph_of_a_story_is_set_large() -> None:
    speaker = Speaker("en")
    short = speaker.tell_story(L10n(en="A start.\n\nThe rest."))
    assert (short.lead, short.html) == ("A start.", "<p>The rest.</p>")
    long = speaker.tell_story(L10n(en="word " * 80))
    assert long.lead == ""
    assert long.html.startswith("<p>word")


def test_shortened_text_ends_at_a_word() -> None:
    assert shorten("one two three", 20) == "one two three"
    assert shorten("one two, three four", 12) == "one two…"
