"""The nightly check: what expires, grows old, is gone or has known holes; written as the text of one issue."""

from __future__ import annotations

from catalogue.nightly.audit import AuditError, read_audit
from catalogue.nightly.issue import render_issue
from catalogue.nightly.links import CheckedLink, Link, check_links, find_links
from catalogue.nightly.upkeep import Section, find_upkeep

__all__ = [
    "AuditError",
    "CheckedLink",
    "Link",
    "Section",
    "check_links",
    "find_links",
    "find_upkeep",
    "read_audit",
    "render_issue",
]
