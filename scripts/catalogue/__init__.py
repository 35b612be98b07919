"""From YAML records and photos to a searchable export catalogue in three languages.

Modules import only from stages before their own; `docs/dev/README.md` has the order and a test holds it.
"""
