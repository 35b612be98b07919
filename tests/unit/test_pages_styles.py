"""What templates and styles must agree on."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from catalogue.pages.pictures import TONES, tone_of

OVERRIDES = Path(__file__).parents[2] / "overrides"


def test_every_tone_has_its_ground_in_the_style_sheet() -> None:
    tokens = (OVERRIDES / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    assert dict(re.findall(r'\[data-tone="(\w+)"\] \{ --ground: (#\w{6}); \}', tokens)) == dict(TONES)


def test_a_tone_is_the_nearest() -> None:
    assert tone_of("#efebe4") == "chalk"
    assert tone_of("#000000") == "soot"
    assert tone_of("#ffffff") == "chalk"


def test_hand_written_pages_load_the_style_sheet_of_the_installed_theme() -> None:
    main = (OVERRIDES / "main.html").read_text(encoding="utf-8")
    name = re.search(r"assets/stylesheets/(main\.\w+\.min\.css)", main)
    assert name is not None
    assert (files("material") / "templates" / "assets" / "stylesheets" / name[1]).is_file()


def test_no_template_has_inline_style_or_script() -> None:
    for path in OVERRIDES.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=", text), path
        for script in re.findall(r"<script[^>]*>", text):
            assert "src=" in script or "application/json" in script, path
