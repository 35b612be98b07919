"""Words that the script of the search box needs; they come with the manifest, not with every page."""

from __future__ import annotations

from collections.abc import Callable


def header_words(text: Callable[[str], str]) -> dict[str, str]:
    """By the names `search.js` knows them. `%(num)s` is filled by the script.

    Args:
        text: translation of an interface text.
    """
    return {
        "all": text("See all results"),
        "none": text("No matching products. Try another word or clear the filters."),
        "results": text("Results"),
        "meant": text("Showing results for %(meant)s."),
    }
