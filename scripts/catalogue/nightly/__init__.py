"""The nightly check: what expires, what grows old, which sources are gone; written as the text of one issue."""

from __future__ import annotations

from catalogue.nightly.issue import render_issue
from catalogue.nightly.links import CheckedLink, Link, check_links, find_links
from catalogue.nightly.upkeep import Section, find_upkeep

__all__ = ["CheckedLink", "Link", "Section", "check_links", "find_links", "find_upkeep", "render_issue"]
