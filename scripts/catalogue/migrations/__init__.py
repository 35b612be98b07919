"""Brings the records of a content root to the form that this generator reads."""

from catalogue.migrations.run import FileChange, Migrated, migrate
from catalogue.migrations.steps import Migration, Renamed, Replaced
from catalogue.migrations.table import MIGRATIONS

__all__ = ["MIGRATIONS", "FileChange", "Migrated", "Migration", "Renamed", "Replaced", "migrate"]
