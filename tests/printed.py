"""Finished prints, opened by programs that did not make them.

PDFium for text and pictures, pypdf for the structure, Poppler for what most readers on Linux see.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text on a page: its left and top edge and width in mm, from the page's top left."""

    x: float
    y: float
    width: float
    text: str


class Pdf:
    """A PDF file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document = pypdfium2.PdfDocument(str(path))
        self.reader = pypdf.PdfReader(str(path))

    def __len__(self) -> int:
        return len(self.document)

    @property
    def sizes_mm(self) -> list[tuple[int, int]]:
        """Width and height of each page."""
        sizes = (page.get_size() for page in self.document)
        return [(round(width * MM_PER_POINT), round(height * MM_PER_POINT)) for width, height in sizes]

    def text(self, page: int | None = None) -> str:
        """The text of a page, or of all, as somebody copies it."""
        numbers = range(len(self)) if page is None else [page]
        found = "\n".join(self.document[number].get_textpage().get_text_range() for number in numbers)
        return found.replace("\r\n", "\n").replace("\ufffe", "").replace("\u00a0", " ")

    def lines(self, page: int) -> Iterator[Line]:
        """The pieces of text of a page in its own order."""
        height = self.document[page].get_height()
        text = self.document[page].get_textpage()
        for number in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(number)
            words = text.get_text_bounded(left, bottom, right, top).strip().replace("\u00a0", " ")
            if words:
                scale = MM_PER_POINT
                yield Line(left * scale, (height - top) * scale, (right - left) * scale, words)

    def picture(self, page: int, dpi: int = 150) -> Image.Image:
        """A page as it comes out of a printer."""
        return self.document[page].render(scale=dpi / 72).to_pil()

    def codes(self, page: int, dpi: int = 150) -> list[str]:
        """What the QR codes of a printed page say."""
        return [code.text for code in zxingcpp.read_barcodes(self.picture(page, dpi))]

    @property
    def fonts(self) -> dict[str, bool]:
        """Every font of the file, and whether its shapes are in it."""
        found = {}
        for page in self.reader.pages:
            for font in (page["/Resources"].get("/Font") or {}).values():
                inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
                name = str(inner["/FontName"]).partition("+")[2]
                found[name] = any(key in inner for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        return found

    @property
    def root(self) -> Any:
        """The catalogue dictionary of the file."""
        return self.reader.trailer["/Root"]

    def tags(self) -> list[str]:
        """Names of the structure elements in reading order, and of figures whether they have an alternative."""
        found: list[str] = []

        def visit(node: Any) -> None:
            node = node.get_object()
            if isinstance(node, pypdf.generic.ArrayObject):
                for child in node:
                    visit(child)
            elif isinstance(node, pypdf.generic.DictionaryObject):
                if node.get("/S"):
                    name = str(node["/S"])[1:]
                    found.append(f"{name} without alternative" if name == "Figure" and not node.get("/Alt") else name)
                if "/K" in node:
                    visit(node["/K"])

        visit(self.root["/StructTreeRoot"]["/K"])
        return found


def outline(pdf: Pdf) -> str:
    """Text and geometry of a print for comparing: each piece of text with its place in whole millimetres."""
    pages = []
    for number, size in enumerate(pdf.sizes_mm):
        lines = [f"{line.x:4.0f} {line.y:4.0f} {line.width:4.0f}  {line.text}" for line in pdf.lines(number)]
        pages.append("\n".join((f"page {number + 1}: {size[0]} x {size[1]} mm", *lines)))
    return "\n\n".join(pages) + "\n"


def poppler(program: str, path: Path, *words: str) -> str:
    """What one of Poppler's programs says of a file: `pdfinfo`, `pdffonts`, `pdftotext`."""
    found = shutil.which(program)
    if found is None:
        pytest.fail(f"{program} is missing; scripts/bootstrap.sh pdfinfo brings it")
    output = ["-"] if program == "pdftotext" else []
    # Its complaints are not held against us: 22.12 takes MarkInfo's `Suspects`, a boolean by ISO 32000, for an error.
    done = subprocess.run([found, *words, str(path), *output], capture_output=True, check=True, text=True)
    return done.stdout
