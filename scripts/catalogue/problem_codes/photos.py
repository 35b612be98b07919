"""Codes for photos; the names of decoding faults are those of `catalogue.media.FaultReason`."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error, warning

PHOTO_CODES: Final[tuple[Code, ...]] = (
    error(
        "photo-missing",
        ('Foto "{value}" tidak ada di folder ini.', 'The photo "{value}" is not in this folder.'),
        (
            "simpan fotonya di folder yang sama dengan berkas datanya",
            "put the photo into the same folder as the record",
        ),
    ),
    error(
        "photo-subfolder",
        ('"{value}" bukan nama berkas di folder ini.', '"{value}" is not the name of a file in this folder.'),
        ("tulis nama berkas saja, misalnya main.jpg", "write the file's name only, for example main.jpg"),
    ),
    error(
        "photo-symlink",
        ('Foto "{value}" adalah tautan simbolis.', 'The photo "{value}" is a symbolic link.'),
        ("simpan berkas aslinya di folder ini", "put the file itself into this folder"),
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
            'The photo "{value}" is too small: its long edge has {edge} pixels; at least 600 are needed.',
        ),
        (
            "kirim foto asli dari kamera, bukan tangkapan layar",
            "use the camera's own picture, not a screenshot",
        ),
    ),
    warning(
        "photo-small",
        (
            'Foto "{value}" agak kecil: sisi panjang {edge} piksel, sebaiknya paling sedikit 1200.',
            'The photo "{value}" is rather small: its long edge has {edge} pixels; 1200 or more is better.',
        ),
        (
            "bila fotonya dikirim lewat WhatsApp, kirim sebagai dokumen supaya tidak diperkecil",
            "if it is sent by WhatsApp, send it as a document, so that it is not made smaller",
        ),
    ),
    warning(
        "photo-narrow",
        (
            'Foto "{value}" terlalu panjang dan sempit: {width} x {height} piksel.',
            'The photo "{value}" is too long and narrow: {width} x {height} pixels.',
        ),
        (
            "potong, sehingga sisi panjangnya paling banyak 5 kali sisi pendeknya",
            "crop it, so that its long edge is at most 5 times its short edge",
        ),
    ),
    warning(
        "photo-suffix",
        (
            'Nama foto "{value}" tidak sesuai dengan isinya ({format}).',
            'The name of the photo "{value}" does not match its content ({format}).',
        ),
        ("ganti akhiran namanya menjadi .{suffix}", "change the end of its name to .{suffix}"),
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
            'The photo "{value}" is incomplete: part of the file is missing.',
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
        ('Berkas foto "{value}" lebih besar dari 25 MB.', 'The file of the photo "{value}" is bigger than 25 MB.'),
        ("simpan ulang sebagai JPEG", "save it again as JPEG"),
    ),
)
