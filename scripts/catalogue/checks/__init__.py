"""The rules of `records.md`: within a record, on its photos, and between records; one small function each."""
