"""The ways in: kits of the form page, issues and spreadsheets become draft records that pass the same check as all."""
