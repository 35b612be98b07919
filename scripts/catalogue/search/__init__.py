"""Search: lean documents for Pagefind, the table of facets, packs of cards (see docs/dev/decisions/0004)."""

from catalogue.search.engine import SearchError, pagefind_program
from catalogue.search.index import build_index

__all__ = ["SearchError", "build_index", "pagefind_program"]
