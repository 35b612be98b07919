"""The form editor at `/admin/`: Sveltia CMS served from the site itself, configured from the field table."""
