"""What a change touches and how it is told: the check of pull requests, their comment, and issues made into drafts.

`report`, `github`, `comment`, `parcel` and `proposal` run in jobs that may write to the repository. They use nothing
but Python's own library, so that such a job installs nothing.
"""
