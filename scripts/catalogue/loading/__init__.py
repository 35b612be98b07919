"""From a content root to the checked catalogue: finds, reads, checks and links every record, with a cache."""

from catalogue.loading.load import ContentError, Loaded, load

__all__ = ["ContentError", "Loaded", "load"]
