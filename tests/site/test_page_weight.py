"""How much HTML a product page is: the shell is multiplied by every product and language."""

from __future__ import annotations

from statistics import mean

from built_site import BuiltSite

#: 10 KB on average, head included, over all products of the samples in all languages.
MEAN_BYTES = 10 * 1024
#: The longest of them says more than others: price steps, certificates, markets.
MOST_BYTES = 12 * 1024


def test_a_product_page_is_ten_kilobytes_on_average(sample_site: BuiltSite) -> None:
    pages = sorted(sample_site.folder.glob("**/products/*/index.html"))
    sizes = {page.relative_to(sample_site.folder).as_posix(): page.stat().st_size for page in pages}
    assert len(sizes) == 72
    assert mean(sizes.values()) <= MEAN_BYTES
    assert max(sizes.values()) <= MOST_BYTES, max(sizes, key=sizes.__getitem__)
