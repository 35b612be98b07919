"""What a first search costs with 10,000 products: bytes by file from a cold start, then time from a key to its answer.

Generates the catalogue of `catalogue bench`, builds it without photos and asks it in a real browser as a visitor does:
by an address and by typing into the boxes of the home page and of the header. Bytes are those that cross the wire, with
headers, as the browser's protocol counts them; the host compresses as free hosts do. Run by `make search-weight`.
"""

import argparse
import os
import shutil
import statistics
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from catalogue.bench.generate import generate
from catalogue.build import Options, build
from catalogue.settings import Settings
from lighthouse import serving
from playwright.sync_api import Browser, Page, sync_playwright

REPO = Path(__file__).resolve().parent.parent
PRODUCTS: Final = 10_000
DAY: Final = date(2026, 11, 21)
#: What is promised: everything of a first search, pictures of the goods aside; and one letter's answer.
PROMISED_BYTES: Final = 250_000
PROMISED_MS: Final = 100
PHONE: Final = {"width": 360, "height": 740}

#: Language, text: names, another language's word, a slip, a code, several words.
QUERIES: Final = (
    ("en", "batik"),
    ("en", "hand-drawn batik cloth"),
    ("en", "keropok"),
    ("en", "0901.21"),
    ("id", "kopi rempah"),
    ("id", "krupuk ikan"),
    ("id", "garam laut"),
    ("ms", "halia"),
    ("ms", "selendang sutera"),
    ("ms", "anyamn mengkuang"),
)
TYPED: Final = (
    ("en", "hand-drawn batik stole"),
    ("en", "spiced coffee"),
    ("en", "palm sugar"),
    ("en", "madura salt"),
    ("id", "kerupuk ikan"),
    ("id", "batik tulis"),
    ("id", "gula semut siwalan"),
    ("id", "pengiriman anyaman"),
    ("ms", "minuman halia"),
    ("ms", "keropok udang"),
    ("ms", "tikar mengkuang"),
    ("ms", "sabun"),
)
FOLDERS: Final = {"en": "", "id": "id/", "ms": "ms/"}
READY: Final = "#results[data-state=ready]"

_TYPE: Final = """async ([text, box, answered, changed]) => {
  const input = document.querySelector(box);
  const answer = new Promise((done) => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector(changed)) return;
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(done));
    });
    seen.observe(document.querySelector(answered), { subtree: true, childList: true, attributes: true });
  });
  input.focus();
  input.value = text;
  const start = performance.now();
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await answer;
  return performance.now() - start;
}"""


@dataclass(frozen=True)
class Letter:
    """What one letter took until its answer was on the screen, in milliseconds: by the clock, and of the processor.

    On a machine that others use too the clock also counts their work; the processor's time does not.
    """

    text: str
    clock: float
    processor: float


@dataclass(frozen=True)
class Way:
    """How a visitor comes to the first answer: its name, the page's path, the box to type into or nothing."""

    name: str
    path: str
    box: str = ""


WAYS: Final = (
    Way("address", "products/?q={text}"),
    Way("home", "", ".bigfind input"),
    Way("header", "producers/", "form.find input"),
)


def large_site(work: Path) -> Path:
    """The bench's catalogue as a finished site; what it is made of is kept in the work folder for the next time."""
    content = work / "content"
    if not content.exists():
        generate(REPO, content, PRODUCTS)
    settings = Settings(REPO, content, work / "site", "https://example.org/", work / "cache", DAY)
    build(settings, options=Options(photos=False))
    return settings.site_dir


def first_search(browser: Browser, address: str, way: Way, language: str, text: str) -> dict[str, int]:
    """Bytes by file of one visit that ends with the first answer."""
    wide = {"width": 1280, "height": 800} if way.name == "header" else PHONE
    context = browser.new_context(viewport=wide)  # type: ignore[arg-type]
    page = context.new_page()
    bytes_of = _listen(page)
    page.goto(address + FOLDERS[language] + way.path.format(text=text), wait_until="networkidle")
    if way.box:
        page.locator(way.box).first.press_sequentially(text, delay=120)
        page.wait_for_selector(".found:not([hidden]) [role=option]")
    else:
        page.wait_for_selector(READY, state="attached")
    page.wait_for_load_state("networkidle")
    context.close()
    return bytes_of


def _listen(page: Page) -> dict[str, int]:
    """Fills, while the page loads, a table of bytes by file."""
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    names: dict[str, str] = {}
    bytes_of: defaultdict[str, int] = defaultdict(int)

    def finished(event: dict[str, Any]) -> None:
        bytes_of[names[event["requestId"]]] += int(event["encodedDataLength"])

    def asked(event: dict[str, Any]) -> None:
        names[event["requestId"]] = event["request"]["url"].partition("?")[0].split("/", 3)[3] or "/"

    client.on("Network.requestWillBeSent", asked)
    client.on("Network.loadingFinished", finished)
    return bytes_of


def grouped(bytes_of: dict[str, int]) -> dict[str, int]:
    """Bytes by what they are for."""
    groups: defaultdict[str, int] = defaultdict(int)
    for name, size in bytes_of.items():
        groups[_group(name)] += size
    return dict(sorted(groups.items(), key=lambda pair: -pair[1]))


def _group(name: str) -> str:
    suffix = name.rpartition(".")[2]
    known = {"css": "styles", "js": "scripts", "woff2": "typeface", "svg": "ornaments", "png": "ornaments"}
    if name.startswith("pagefind/index/"):
        return "files of words"
    if name.startswith(("pagefind/", "search/")):
        language, _, pack = name.removeprefix("search/").partition("/")
        return "cards" if pack and language in FOLDERS else name.rpartition("/")[2].partition(".")[0]
    return known.get(suffix, "page and icons")


def letters(page: Page, address: str, language: str, text: str, *, box: bool) -> list[Letter]:
    """What every letter takes, the engine being there."""
    page.goto(f"{address}{FOLDERS[language]}{'producers/' if box else 'products/?q=zz'}", wait_until="networkidle")
    if box:
        page.locator("form.find input").press_sequentially("zz")
        page.wait_for_selector(".found:not([hidden]) [role=option]")
        where = ["form.find input", "form.find .found", "form.find .found:not([hidden])"]
    else:
        page.wait_for_selector(READY, state="attached")
        where = [".browse .bigfind input", "form.browse", READY]
    page.wait_for_load_state("networkidle")
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        metrics = client.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))

    found = []
    # A space asks for nothing new.
    for begun in (text[:size] for size in range(2, len(text) + 1) if text[size - 1] != " "):
        before = worked()
        clock = page.evaluate(_TYPE, [begun, *where])
        found.append(Letter(begun, clock, worked() - before))
    return found


def weigh(browser: Browser, address: str) -> list[int]:
    """Prints bytes of every first search; returns the totals."""
    totals = []
    sys.stdout.write("first search, cold: bytes\n")
    for way in WAYS:
        for language, text in QUERIES:
            bytes_of = first_search(browser, address, way, language, text)
            totals.append(sum(bytes_of.values()))
            parts = ", ".join(f"{name} {size}" for name, size in grouped(bytes_of).items())
            sys.stdout.write(f"{totals[-1]:8} {way.name:8} {language} {text!r}: {len(bytes_of)} files: {parts}\n")
    return totals


def time_letters(browser: Browser, address: str) -> list[Letter]:
    """Prints what letters take; returns them all."""
    every: list[Letter] = []
    sys.stdout.write("a letter's answer, loaded: median and worst ms by the clock, then of the processor\n")
    for box in (False, True):
        for language, text in TYPED:
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            found = letters(context.new_page(), address, language, text, box=box)
            context.close()
            every += found
            worst = max(found, key=lambda letter: letter.processor)
            place = "header" if box else "browse"
            sys.stdout.write(f"{_figures(found)} {place} {language} {text!r} (worst at {worst.text!r})\n")
    return every


def _figures(found: Sequence[Letter]) -> str:
    figures = [[letter.clock for letter in found], [letter.processor for letter in found]]
    return " ".join(f"{statistics.median(times):6.0f} {max(times):6.0f}" for times in figures)


def verdict(totals: Sequence[int], found: Sequence[Letter]) -> list[str]:
    """What is promised and not kept; a letter is judged by the processor's time, which other programs do not change."""
    broken = []
    if max(totals) > PROMISED_BYTES:
        broken.append(f"a first search takes {max(totals)} bytes; {PROMISED_BYTES} are promised")
    worst = max(found, key=lambda letter: letter.processor)
    if worst.processor > PROMISED_MS:
        broken.append(f"a letter takes {worst.processor:.0f} ms ({worst.text!r}); {PROMISED_MS} are promised")
    return broken


def main() -> int:
    """Measures and prints; fails where a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="a built site to measure instead of the generated one")
    parser.add_argument("--work", type=Path, default=REPO / ".cache" / "search-weight", help="kept between runs")
    options = parser.parse_args()
    program = os.environ.get("CATALOGUE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with serving(options.site or large_site(options.work)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        totals, found = weigh(browser, address), time_letters(browser, address)
        browser.close()
    sys.stdout.write(f"bytes: median {statistics.median(totals):.0f}, worst {max(totals)}\n")
    sys.stdout.write(f"milliseconds: {_figures(found)}\n")
    broken = verdict(totals, found)
    sys.stderr.writelines(f"{line}\n" for line in broken)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
