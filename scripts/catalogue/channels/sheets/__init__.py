"""Officials' inventories as they are: from any spreadsheet to rows, from rows to drafts."""
