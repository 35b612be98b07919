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
        ("Berkas ini tautan simbolis.", "The file is a symbolic link."),
        ("simpan berkas aslinya di folder ini", "put the real file into this folder"),
    ),
    error(
        "file-too-big",
        (
            "Berkas lebih besar dari 256 KB.",
            "The file is bigger than 256 KB.",
        ),
        (
            "hapus isi yang bukan bagian data; foto disimpan sebagai berkas tersendiri",
            "remove what is not data; photos are files of their own",
        ),
    ),
    error(
        "file-empty",
        ("Berkas tidak berisi data.", "The file holds no data."),
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
        "record-misplaced",
        (
            "Berkas YAML tidak boleh langsung di {folder}.",
            "A YAML file cannot stand directly in {folder}.",
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
        ("tidak ada kolom yang bersarang lebih dari 8 tingkat", "no field is nested more than 8 levels"),
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
        ('Jangkar YAML "&{name}" tidak dipakai di sini.', 'YAML anchors such as "&{name}" are not allowed.'),
        (
            "tulis nilainya langsung; teks yang diawali & perlu tanda kutip",
            "write the value itself; a text that begins with & needs quotes",
        ),
    ),
    error(
        "yaml-alias",
        ('Alias YAML "*{name}" tidak dipakai di sini.', 'YAML aliases such as "*{name}" are not allowed.'),
        (
            "tulis nilainya langsung; teks yang diawali * perlu tanda kutip",
            "write the value itself; a text that begins with * needs quotes",
        ),
    ),
    error(
        "yaml-tag",
        ('Tag YAML "{tag}" tidak dipakai di sini.', 'YAML tags such as "{tag}" are not allowed.'),
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
            'The file must consist of lines "name: value".',
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
            "delete it and type this part again; it usually comes with copied text",
        ),
    ),
    error(
        "bidi-character",
        (
            "Ada karakter pengubah arah tulisan {codepoint}.",
            "There is a character that changes the direction of text, {codepoint}.",
        ),
        ("hapus dan ketik ulang bagian ini", "delete it and type this part again"),
    ),
    error(
        "invisible-character",
        ("Ada karakter tak terlihat {codepoint}.", "There is an invisible character {codepoint}."),
        ("hapus dan ketik ulang bagian ini", "delete it and type this part again"),
    ),
    error(
        "more-problems",
        (
            "Masih ada {count} masalah lain dalam data ini.",
            "There are {count} more problems in this record.",
        ),
        (
            "perbaiki yang di atas dahulu, lalu periksa lagi",
            "put the ones above right first, then check again",
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
            "remove the number, from comments and names of photos too",
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
            "remove the number, from comments and names of photos too",
        ),
    ),
    error(
        "npwp-certificate",
        (
            "NPWP bukan sertifikat yang dicatat di katalog.",
            "An NPWP is not a certificate that the catalogue records.",
        ),
        ("hapus entri ini beserta nomornya", "remove this entry with its number"),
    ),
    error(
        "private-field",
        (
            '"{key}" tidak dicatat di katalog: data pribadi tidak disimpan.',
            '"{key}" is not recorded in the catalogue: personal data is not kept.',
        ),
        ("hapus baris ini beserta isinya", "remove this line with its content"),
    ),
)
