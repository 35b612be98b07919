"""What a portal over four sites of 2,500 products each costs: its builds, and searches in a real browser.

Sites are generated, built without photos and served on ports of their own by a host that compresses pages, scripts and
JSON and lets others read, as free hosts do. Bytes are those that cross the wire, with headers. At the end one site goes
down: it must be named, and the rest must answer. Run by `make federation-bench`.
"""

import argparse
import os
import shutil
import sys
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from catalogue.bench.federation import MEMBERS, Federation
from lighthouse import serving
from playwright.sync_api import Browser, Page, sync_playwright

REPO = Path(__file__).resolve().parent.parent
PRODUCTS: Final = 2_500
QUERIES: Final = (("", "batik"), ("id/", "kopi rempah"), ("ms/", "halia"), ("", "keropk"))
SETTLED: Final = ".joint-found[data-state=ready]"
LOST: Final = "sampang"


def say(text: str) -> None:
    """Prints a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def listen(page: Page) -> Counter[str]:
    """Fills, while the page works, a table of bytes by origin."""
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    origins: dict[str, str] = {}
    bytes_of: Counter[str] = Counter()

    def asked(event: dict[str, Any]) -> None:
        origins[event["requestId"]] = "/".join(event["request"]["url"].split("/")[:3]) + "/"

    def finished(event: dict[str, Any]) -> None:
        bytes_of[origins[event["requestId"]]] += int(event["encodedDataLength"])

    client.on("Network.requestWillBeSent", asked)
    client.on("Network.loadingFinished", finished)
    return bytes_of


def search(page: Page, text: str) -> float:
    """Milliseconds from pressing the button to the merged list."""
    page.locator(".joint input").fill(text)
    start = time.perf_counter()
    page.locator(".joint button").click()
    page.wait_for_selector(SETTLED)
    return 1000 * (time.perf_counter() - start)


def first_searches(browser: Browser, portal: str) -> None:
    """Prints a first search from a cold start for each query, and the same once more."""
    for folder, text in QUERIES:
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        bytes_of = listen(page)
        page.goto(f"{portal}{folder}members/", wait_until="networkidle")
        own = bytes_of.total()
        first = search(page, text)
        page.wait_for_load_state("networkidle")
        members = bytes_of.total() - own
        page.goto(f"{portal}{folder}members/", wait_until="networkidle")
        again = search(page, text)
        found = page.locator("#joint-count").inner_text()
        say(
            f"{text!r} ({folder or 'en/'}): {found}; page {own:,} bytes, members {members:,} bytes "
            f"({members // len(MEMBERS):,} each), {first:.0f} ms; kept by the browser {again:.0f} ms"
        )
        context.close()


def without_one(browser: Browser, portal: str, down: ExitStack) -> bool:
    """Takes a member off the network; whether it is named and the rest answer."""
    down.close()
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{portal}members/")
    took = search(page, "batik")
    notes = page.locator(".joint-notes li").all_inner_texts()
    others = page.eval_on_selector_all("#joint-results > .card", "cards => cards.map((card) => card.dataset.site)")
    say(f"{LOST} down: {took:.0f} ms, {len(set(others))} sites answered; {notes}")
    context.close()
    return len(notes) == 1 and LOST.title() in notes[0] and set(others) == set(MEMBERS) - {LOST}


def main() -> int:
    """Measures and prints; fails where a site that is down is not named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=PRODUCTS, help="products of each member")
    parser.add_argument("--work", type=Path, default=REPO / ".cache" / "federation-bench", help="kept between runs")
    options = parser.parse_args()
    made = Federation(REPO, options.work, options.work / "cache")
    with ExitStack() as stack, sync_playwright() as playwright:
        stops = {member: stack.enter_context(ExitStack()) for member in MEMBERS}
        addresses = {}
        for member in MEMBERS:
            start = time.perf_counter()
            site = made.build_member(member, options.products)
            say(f"{member}: {options.products:,} products, generated and built in {time.perf_counter() - start:.1f} s")
            addresses[member] = stops[member].enter_context(serving(site))
        start = time.perf_counter()
        portal = stack.enter_context(serving(made.build_portal(addresses)))
        say(f"portal: built in {time.perf_counter() - start:.1f} s")
        program = os.environ.get("CATALOGUE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        first_searches(browser, portal)
        named = without_one(browser, portal, stops[LOST])
        browser.close()
    return 0 if named else 1


if __name__ == "__main__":
    sys.exit(main())
