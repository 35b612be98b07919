"""Codes for photos; the names of decoding faults are those of `catalogue.media.FaultReason`."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error, warning

PHOTO_CODES: Final[tuple[Code, ...]] = (
    error(
        "photo-missing",
        ('Foto "{value}" tidak ada di folder ini.', 'The photo "{value}" is not in this folder.'),
        ("simpan fotonya di folder yang sama dengan data", "put the photo into the record's own folder"),
    ),
    error(
        "photo-subfolder",
        ('"{value}" bukan nama berkas di folder ini.', '"{value}" is not the name of a file in this folder.'),
        ("tulis nama berkas saja, misalnya main.jpg", "write the file's name only, for example main.jpg"),
    ),
    error(
        "photo-symlink",
        ('Foto "{value}" adalah tautan simbolis.', 'The photo "{value}" is a symbolic link.'),
        ("simpan berkas aslinya di folder ini", "put the real file into this folder"),
    ),
    error(
        "photo-twice",
        ('Foto "{value}" ditulis dua kali.', 'The photo "{value}" is listed twice.'),
        ("simpan satu saja", "keep only one of them"),
    ),
    error(
        "photo-too-small",
        (
            'Foto "{value}" terlalu kecil: sisi panjang {edge} piksel, paling sedikit 600.',
            'The photo "{value}" is too small: its long edge has {edge} pixels, at least 600 are needed.',
        ),
        (
            "kirim foto asli dari kamera, bukan tangkapan layar",
            "use the camera's own picture, not a screenshot",
        ),
    ),
    warning(
        "photo-small",
        (
            'Foto "{value}" agak kecil: sisi panjang {edge} piksel, sebaiknya 1200.',
            'The photo "{value}" is rather small: its long edge has {edge} pixels, 1200 are better.',
        ),
        (
            "kirim lewat WhatsApp sebagai dokumen supaya tidak diperkecil",
            "send it as a document in WhatsApp, so that it is not made smaller",
        ),
    ),
    warning(
        "photo-suffix",
        (
            'Nama foto "{value}" tidak sesuai isinya ({format}).',
            'The name of the photo "{value}" does not fit its content ({format}).',
        ),
        ("ganti akhiran namanya menjadi .{suffix}", "let its name end in .{suffix}"),
    ),
    error(
        "photo-unreadable",
        ('Foto "{value}" tidak dapat dibuka.', 'The photo "{value}" cannot be opened.'),
        ("simpan ulang sebagai JPEG atau ambil foto baru", "save it again as JPEG or take a new photo"),
    ),
    error(
        "photo-truncated",
        (
            'Foto "{value}" terpotong: berkasnya tidak utuh.',
            'The photo "{value}" is cut off: the file is not whole.',
        ),
        ("salin atau unduh lagi berkas aslinya", "copy or download the original again"),
    ),
    error(
        "photo-format",
        (
            'Isi foto "{value}" bukan JPEG, PNG, atau WebP ({detail}).',
            'The content of the photo "{value}" is not JPEG, PNG or WebP ({detail}).',
        ),
        ("ubah menjadi JPEG", "convert it to JPEG"),
    ),
    error(
        "photo-animated",
        ('Foto "{value}" adalah animasi.', 'The photo "{value}" is an animation.'),
        ("simpan satu gambar diam", "save a single still picture"),
    ),
    error(
        "photo-too-many-pixels",
        (
            'Foto "{value}" lebih dari 50 megapiksel.',
            'The photo "{value}" has more than 50 megapixels.',
        ),
        (
            "perkecil, misalnya menjadi 4000 piksel di sisi panjang",
            "make it smaller, for example 4000 pixels on the long edge",
        ),
    ),
    error(
        "photo-too-big",
        ('Berkas foto "{value}" lebih dari 25 MB.', 'The file of the photo "{value}" has more than 25 MB.'),
        ("simpan ulang sebagai JPEG", "save it again as JPEG"),
    ),
)
