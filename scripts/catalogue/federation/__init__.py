"""Several sites, one portal: the list of members, what each of them publishes of itself, and what was last heard."""
