"""Translations that stay right: the ledger of each record, what is to do, files for translators and back."""
