"""Words that say nothing about a product. Documents leave them out and queries drop them, by the same list.

A sixth of a document is such words, and the index grows with every one of them. Words that also name goods or
their properties in one of the three languages (`can`, `made`, `buatan`, `baru`) are not in here.
"""

from __future__ import annotations

import re
from typing import Final

from catalogue.search.stems import plain_word

_ENGLISH: Final = """
a an and are as at be been both but by do each for from has have he her his if in into is it its more most no nor
not of on only or our over she so some such than that the their them then there these they this those to too under
until up very was we were what when where which while who will with without you your
"""

_INDONESIAN: Final = """
ada adalah agar akan antara atau bagi bahwa banyak belum bisa cara dalam dan dapat dari dengan di hingga ia ialah
ini itu jadi juga karena ke kepada kini lagi lain lebih maka masih maupun menjadi mereka namun oleh pada paling para
pula pun saat saja sambil sampai sangat sebagai sebelum sebuah secara sehingga sejak selama semua seperti serta
setelah setiap sudah suatu supaya tanpa telah tersebut tetap tetapi tidak untuk yaitu yakni yang
"""

_MALAY: Final = """
bahawa boleh daripada ialah iaitu kerana ketika manakala melalui sahaja selepas semasa tiada
"""

#: All of them, sorted: the browser gets the same list with the manifest.
STOPWORDS: Final = tuple(sorted({*_ENGLISH.split(), *_INDONESIAN.split(), *_MALAY.split()}))

_ASKING: Final = """
beli borong buy buyer cheap company eksportir export exporter find grosir harga indonesia indonesian jual looking
madura madurese manufacturer membeli mencari murah need order pemasok pembekal pengeksport price product products
produk sale sell seller supplier suppliers want wholesale
"""

#: Words buyers put around what they look for, and words that are true of everything here: a query drops them where
#: others remain.
ASKING: Final = tuple(_ASKING.split())

# Letters and digits; everything else parts words.
_WORD: Final = re.compile(r"[^\W_]+")
_APOSTROPHES: Final = re.compile(r"['’](s\b)?")


def words_of(text: str) -> list[str]:
    """The plain words of a text in reading order: hyphens and other signs part them, apostrophes do not."""
    return _WORD.findall(plain_word(_APOSTROPHES.sub("", text)))
