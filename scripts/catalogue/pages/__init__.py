"""Pages made of records: what each one shows, in every language, and what it depends on."""

from catalogue.pages.plan import plan_pages

__all__ = ["plan_pages"]
