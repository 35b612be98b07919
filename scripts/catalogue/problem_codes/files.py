"""Codes for files, YAML, forbidden characters and personal numbers."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error

FILE_CODES: Final[tuple[Code, ...]] = (
    error(
        "file-unreadable",
        ("Berkas tidak dapat dibaca: {reason_id}.", "The file cannot be read: {reason}."),
        ("periksa izin dan nama berkas", "check the file's permissions and name"),
    ),
    error(
        "file-symlink",
        ("Berkas atau folder ini tautan simbolis.", "The file or folder is a symbolic link."),
        ("simpan aslinya di tempat ini", "put the original itself in this place"),
    ),
    error(
        "file-too-big",
        (
            "Berkas lebih besar dari 256 KB.",
            "The file is bigger than 256 KB.",
        ),
        (
            "hapus isi yang bukan data produk atau produsen; foto disimpan sebagai berkas tersendiri",
            "remove whatever is not part of the record; photos are files of their own",
        ),
    ),
    error(
        "file-empty",
        ("Berkas tidak berisi data.", "The file contains no data."),
        (
            "buat draf dengan: catalogue new product <id> --producer <id>",
            "make a draft with: catalogue new product <id> --producer <id>",
        ),
    ),
    error(
        "record-file-missing",
        ("Folder ini tidak berisi {name}.", "The folder has no {name}."),
        (
            "simpan data sebagai {name}, atau hapus folder ini",
            "save the record as {name}, or remove the folder",
        ),
    ),
    error(
        "record-too-deep",
        (
            "Data ini terletak satu folder terlalu dalam.",
            "This record lies one folder too deep.",
        ),
        ('pindahkan foldernya menjadi "{place}"', 'move its folder to "{place}"'),
    ),
    error(
        "record-misplaced",
        (
            "Berkas YAML tidak boleh langsung di {folder}.",
            "A YAML file must not be directly in {folder}.",
        ),
        (
            "pindahkan ke folder sendiri: {folder}/<id>/{name}",
            "move it into a folder of its own: {folder}/<id>/{name}",
        ),
    ),
    error(
        "not-utf8",
        ("Berkas tidak disimpan sebagai UTF-8.", "The file is not saved as UTF-8."),
        (
            'simpan ulang dengan pengodean "UTF-8" di penyunting teks',
            'save it again with the encoding "UTF-8" in your text editor',
        ),
    ),
    error(
        "yaml-syntax",
        ("Penulisan YAML salah: {reason_id}.", "The YAML is not well formed: {reason}."),
        (
            "periksa indentasi, titik dua, dan tanda kutip di baris ini dan baris sebelumnya",
            "check indentation, colons and quotes on this line and the one before",
        ),
    ),
    error(
        "yaml-too-deep",
        ("Data bersarang terlalu dalam.", "The data is nested too deeply."),
        ("periksa indentasi; paling banyak 8 tingkat", "check the indentation; at most 8 levels are allowed"),
    ),
    error(
        "tab-indentation",
        ("Indentasi memakai tab.", "The indentation uses a tab."),
        ("gunakan spasi, dua untuk setiap tingkat", "use spaces, two for each level"),
    ),
    error(
        "duplicate-key",
        ('"{key}" sudah ditulis di baris {first}.', '"{key}" is already written on line {first}.'),
        ("simpan satu saja", "keep only one of them"),
    ),
    error(
        "yaml-anchor",
        ('Jangkar YAML "&{name}" tidak boleh dipakai di sini.', 'YAML anchors such as "&{name}" are not allowed.'),
        (
            "tulis nilainya langsung; teks yang diawali & perlu tanda kutip",
            "write the value itself; a text that begins with & needs quotes",
        ),
    ),
    error(
        "yaml-alias",
        ('Alias YAML "*{name}" tidak boleh dipakai di sini.', 'YAML aliases such as "*{name}" are not allowed.'),
        (
            "tulis nilainya langsung; teks yang diawali * perlu tanda kutip",
            "write the value itself; a text that begins with * needs quotes",
        ),
    ),
    error(
        "yaml-tag",
        ('Tag YAML "{tag}" tidak boleh dipakai di sini.', 'YAML tags such as "{tag}" are not allowed.'),
        (
            "hapus tag; teks yang diawali ! perlu tanda kutip",
            "remove the tag; a text that begins with ! needs quotes",
        ),
    ),
    error(
        "second-document",
        ('Dokumen kedua dimulai di sini ("---").', 'A second document starts here ("---").'),
        ("satu berkas untuk satu data; hapus garis ini", "one file holds one record; remove this line"),
    ),
    error(
        "root-not-mapping",
        (
            'Isi berkas harus berupa baris "nama: nilai".',
            'The file must consist of lines of the form "name: value".',
        ),
        ("mulai dengan: id: nama-folder", "begin with: id: folder-name"),
    ),
    error(
        "complex-key",
        ("Nama kolom harus berupa teks.", "The name of a field must be text."),
        ("tulis nama: nilai", "write name: value"),
    ),
    error(
        "control-character",
        ("Ada karakter kendali {codepoint}.", "There is a control character {codepoint}."),
        (
            "hapus dan ketik ulang bagian ini; biasanya ikut tersalin dari dokumen lain",
            "delete this part and type it again; such characters usually come with copied text",
        ),
    ),
    error(
        "bidi-character",
        (
            "Ada karakter pengubah arah tulisan {codepoint}.",
            "There is a character that changes the direction of text, {codepoint}.",
        ),
        ("hapus dan ketik ulang bagian ini", "delete this part and type it again"),
    ),
    error(
        "invisible-character",
        ("Ada karakter tak terlihat {codepoint}.", "There is an invisible character {codepoint}."),
        ("hapus dan ketik ulang bagian ini", "delete this part and type it again"),
    ),
    error(
        "more-problems",
        (
            "Masalah lain dalam data ini: {count}.",
            "More problems in this record: {count}.",
        ),
        (
            "perbaiki yang di atas dahulu, lalu periksa lagi",
            "fix the ones above first, then check again",
        ),
    ),
    error(
        "reference-broken",
        ("Berkas acuan tidak dapat dipakai: {reason}.", "The reference file cannot be used: {reason}."),
        (
            "berkas di reference/ diurus oleh pengelola katalog",
            "files in reference/ are looked after by the maintainers",
        ),
    ),
    error(
        "nik",
        (
            "Ada nomor yang berbentuk NIK. Nomor pribadi tidak boleh disimpan di katalog.",
            "There is a number in the form of a NIK (national identity number). "
            "Personal numbers must not be kept in the catalogue.",
        ),
        (
            "hapus nomor itu, juga dari komentar dan nama foto",
            "remove the number, also from comments and photo names",
        ),
    ),
    error(
        "npwp",
        (
            "Ada nomor yang berbentuk NPWP. Nomor pajak tidak boleh disimpan di katalog.",
            "There is a number in the form of an NPWP (tax number). Tax numbers must not be kept in the catalogue.",
        ),
        (
            "hapus nomor itu, juga dari komentar dan nama foto",
            "remove the number, also from comments and photo names",
        ),
    ),
    error(
        "npwp-certificate",
        (
            "NPWP bukan sertifikat yang dicatat di katalog.",
            "An NPWP is not one of the certificates kept in the catalogue.",
        ),
        ("hapus entri ini beserta nomornya", "remove this entry and its number"),
    ),
    error(
        "private-field",
        (
            '"{key}" tidak dicatat di katalog: data pribadi tidak disimpan.',
            '"{key}" is not recorded in the catalogue: personal data is not kept.',
        ),
        ("hapus baris ini beserta isinya", "remove this line and what it contains"),
    ),
)
