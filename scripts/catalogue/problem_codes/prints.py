"""Codes for what does not come out on paper as it stands in the record."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, warning

PRINT_CODES: Final[tuple[Code, ...]] = (
    warning(
        "print-name-too-long",
        (
            '"{name}" tidak muat pada {print} walau dengan huruf terkecil, jadi dipotong dengan tanda elipsis.',
            '"{name}" does not fit {print} even in the smallest type, so it was cut with an ellipsis.',
        ),
        (
            "pembeli mengenali barang dari namanya: pendekkan nama dalam bahasa itu, misalnya "
            '"Kain Batik Sekar Jagad" tanpa ukuran dan bahan, yang sudah tercantum di tempat lain',
            "buyers know goods by their name: shorten it in that language, as in "
            '"Sekar Jagad Batik Cloth" without size and material, which stand elsewhere',
        ),
    ),
    warning(
        "print-page-full",
        (
            "Data produk ini tidak muat seluruhnya pada satu halaman {print}; bagian bawahnya tidak tercetak.",
            "The facts of this product do not all fit one page of {print}; the lowest are not printed.",
        ),
        (
            "lembar produk dibaca dalam beberapa detik: ringkaskan catatan yang panjang, seperti perawatan, "
            "penyimpanan, atau kemasan; semuanya tetap ada di halaman produk",
            "a product sheet is read in seconds: shorten long notes, such as care, storage or packaging; all of it "
            "stays on the product's page",
        ),
    ),
    warning(
        "print-unknown-character",
        (
            'Huruf cetak tidak memiliki tanda {signs}; pada {print} diganti dengan "?".',
            'The printing typeface has no {signs}; {print} shows "?" instead.',
        ),
        (
            "pembeli tidak dapat membaca tanda tanya: tulis dengan huruf Latin, misalnya nama dalam aksara lain "
            "ditulis menurut bunyinya",
            "a buyer cannot read a question mark: write it in Latin letters, for example a name in another script "
            "by its sound",
        ),
    ),
)
