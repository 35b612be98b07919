"""Parts of the trade-show pack beside its prints: posts, lists for the desk, and the edition for memory sticks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from catalogue.cli.common import refuse
from catalogue.cli.export.social import collection_posts
from catalogue.exports.bundle import Content
from catalogue.languages import Language
from catalogue.offline import edition_files
from catalogue.pages.downloads import list_path
from catalogue.pages.shared import Shared
from catalogue.problems import BilingualError
from catalogue.records import Collection


def posts_part(shared: Shared, collection: Collection, languages: Sequence[Language]) -> dict[str, Content]:
    """Social pictures and captions, as `social/…`."""
    return {f"social/{name}": content for name, content in collection_posts(shared, collection, languages).items()}


def edition_part(shared: Shared, collection: Collection, languages: Sequence[Language]) -> dict[str, Content]:
    """The edition for memory sticks as `usb/…`, always in all languages, and the lists for the desk as `lists/…`.

    Raises:
        typer.Exit: the edition cannot be made on this computer.
    """
    try:
        files = edition_files(shared.site.settings, collection.id)
    except BilingualError as error:
        raise refuse(error.indonesian, error.english) from error
    wanted = [list_path(collection.id, "csv"), *(list_path(collection.id, "xlsx", language) for language in languages)]
    lists = {f"lists/{PurePosixPath(path).name}": files[path] for path in wanted if path in files}
    return lists | {f"usb/{path}": content for path, content in files.items()}
