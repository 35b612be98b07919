"""The inquiry list as a buyer uses it: gather, change, write, keep; on any screen, by keyboard, without storage."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from test_walk import LANGUAGES, Watched, axe_violations, opened

SCREENS = [(360, "light"), (1280, "dark")]


def fill_list(page: Page, url: str, *ids: str) -> None:
    """Puts products on the list by the buttons of their own pages."""
    for key in ids:
        page.goto(f"{url}products/{key}/")
        page.locator(f"[data-list-add='{key}']").first.click()


def open_list(page: Page, url: str) -> None:
    page.goto(f"{url}inquiry/")
    expect(page.locator("#ask[data-state=ready]")).to_have_count(1)


def faults(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*axe_violations(page), *([f"{wide} px too wide"] if wide > 0 else [])]


def settled(context: BrowserContext) -> Page:
    """A page without animations, so that what is measured stands still."""
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    return page


@pytest.mark.browser
def test_cards_and_pages_add_and_the_header_counts(browser: Browser, sample_url: str) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        page.goto(f"{sample_url}products/")
        button = page.locator("#results [data-list-add='kopi-rempah']")
        expect(button).to_have_accessible_name("Add to inquiry list: Madura Spiced Coffee")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        assert page.url == f"{sample_url}products/"
        link = page.get_by_role("link", name="Inquiry list 1")
        expect(link).to_be_visible()
        page.goto(f"{sample_url}products/kain-batik-gentongan/")
        page.locator("[data-list-add='kain-batik-gentongan']").first.click()
        expect(page.locator(".call > button")).to_have_text("On the inquiry list")
        page.reload()
        expect(page.locator(".call > button")).to_have_text("On the inquiry list")
        expect(page.get_by_role("link", name="Inquiry list 2")).to_be_visible()
        expect(page.locator("[data-list-add='kain-batik-gentongan']").first).to_have_attribute("aria-pressed", "true")
        page.goto(f"{sample_url}about/")
        expect(page.get_by_role("link", name="Inquiry list 2")).to_be_visible()


@pytest.mark.browser
def test_a_double_click_adds_once_and_takes_nothing_back(browser: Browser, sample_url: str) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        page.goto(f"{sample_url}products/kopi-rempah/")
        add = page.locator("[data-list-add='kopi-rempah']").first
        expect(add).to_have_attribute("aria-pressed", "false")
        add.dblclick()
        expect(add).to_have_attribute("aria-pressed", "true")
        add.press("Enter")
        expect(add).to_have_attribute("aria-pressed", "false")
        expect(add).to_have_text("Add to inquiry list")


@pytest.mark.browser
def test_cards_that_search_brings_later_have_live_buttons(browser: Browser, sample_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        fill_list(page, sample_url, "kopi-rempah")
        page.goto(f"{sample_url}products/?category=coffee")
        page.wait_for_selector("#results[data-state=ready]")
        expect(page.locator("#results [data-list-add='kopi-rempah']")).to_have_attribute("aria-pressed", "true")
        other = page.locator("#results [data-list-add='kopi-sangrai-bukit']")
        other.focus()
        other.press("Enter")
        expect(other).to_have_attribute("aria-pressed", "true")
        other.press("Enter")
        expect(other).to_have_attribute("aria-pressed", "false")


@pytest.mark.browser
def test_a_paused_product_has_no_button(browser: Browser, sample_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        page.goto(f"{sample_url}categories/pottery/")
        expect(page.locator("[data-product='vas-gerabah-kerapan']")).to_have_count(1)
        expect(page.locator("[data-list-add='vas-gerabah-kerapan']")).to_have_count(0)


@pytest.mark.browser
def test_two_producers_get_two_messages_with_what_was_filled_in(browser: Browser, sample_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        watched = Watched(page, sample_url)
        fill_list(page, sample_url, "kopi-rempah", "kain-batik-gentongan")
        open_list(page, sample_url)
        line = page.locator("li[data-product='kopi-rempah']")
        expect(line.get_by_label("Quantity, Madura Spiced Coffee")).to_have_value("200")
        line.get_by_label("Quantity, Madura Spiced Coffee").fill("120")
        expect(line).to_contain_text("The minimum order is 200\u00a0packs. You may still ask.")
        line.get_by_label("Note").fill("Label in Malay")
        line.get_by_label("Product sample").check()
        page.get_by_label("Your name").fill("Aisyah Rahman")
        page.get_by_label("Country").select_option("MY")
        page.get_by_label("Incoterm wanted").select_option("CIF")
        page.get_by_label("Port wanted").fill("Port Klang")
        texts = page.locator(".letter").all_inner_texts()
        assert len(texts) == 2
        assert "1. Madura Spiced Coffee (kopi-rempah)\n   Quantity: 120 packs\n   A product sample first" in texts[0]
        assert "Note: Label in Malay" in texts[0]
        assert "Jumlah: 120 bungkus" in texts[0]
        assert "Please quote CIF Port Klang" in texts[1]
        assert "Aisyah Rahman\nMalaysia" in texts[1]
        assert "Madura Spiced Coffee" not in texts[1]
        link = page.locator(".message").first.get_by_role("link", name="Send by WhatsApp")
        address = urlsplit(link.get_attribute("href") or "")
        assert address.netloc == "wa.me"
        assert parse_qs(address.query)["text"] == [texts[0]]
        page.get_by_label("The programme, one message for all").check()
        expect(page.locator(".letter")).to_have_count(1)
        assert watched.foreign == []
        page.reload()
        expect(page.get_by_label("Your name")).to_have_value("Aisyah Rahman")
        expect(page.get_by_label("Quantity, Madura Spiced Coffee")).to_have_value("120")
        assert watched.errors == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "hello", "again"), [("id", "Yth. Contoh Kopi", 0), ("ms", "Kepada Contoh Kopi", 1)]
)
def test_the_message_is_in_the_page_s_language(
    browser: Browser, sample_url: str, language: str, hello: str, again: int
) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        fill_list(page, f"{sample_url}{language}/", "kopi-rempah")
        open_list(page, f"{sample_url}{language}/")
        text = page.locator(".letter").inner_text()
        assert text.startswith(hello)
        assert text.count("— Dalam bahasa Indonesia —") == again


@pytest.mark.browser
def test_two_producers_of_one_name_get_their_own_messages(browser: Browser, sample_url: str) -> None:
    def renamed(route: Route) -> None:
        facts = route.fetch().json()
        for product in facts.values():
            if "maker" in product:
                product["maker"]["name"] = "UD Barokah"
        route.fulfill(json=facts)

    with opened(browser, 1280) as context:
        page = context.new_page()
        fill_list(page, sample_url, "kopi-rempah", "kain-batik-gentongan")
        page.route("**/trade/0.json?*", renamed)
        open_list(page, sample_url)
        letters = page.locator(".letter")
        expect(letters).to_have_count(2)
        expect(letters.nth(0)).to_contain_text("(kopi-rempah)")
        expect(letters.nth(1)).to_contain_text("(kain-batik-gentongan)")


@pytest.mark.browser
def test_nobody_writes_without_a_name(browser: Browser, sample_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        fill_list(page, sample_url, "kopi-rempah")
        open_list(page, sample_url)
        page.get_by_label("Email").fill("buyer@example")
        page.get_by_role("link", name="Send by email").click()
        name = page.get_by_label("Your name")
        expect(name).to_be_focused()
        expect(name).to_have_attribute("aria-invalid", "true")
        expect(name).to_have_accessible_description("Write your name, so that the producer knows who is asking.")
        expect(page.get_by_label("Email")).to_have_accessible_description(re.compile("Write the whole address"))
        assert axe_violations(page) == []
        name.fill("Aisyah")
        expect(name).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.browser
def test_a_long_message_is_copied_instead(browser: Browser, sample_url: str) -> None:
    with opened(browser, 1280, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        fill_list(page, sample_url, "kopi-rempah")
        open_list(page, sample_url)
        page.get_by_label("Your name").fill("Aisyah")
        expect(page.locator(".long")).to_be_hidden()
        page.get_by_label("Message (optional)", exact=True).fill("Very long. " * 90)
        expect(page.locator(".long")).to_contain_text("too long to hand over")
        link = page.get_by_role("link", name="Send by email")
        assert "body=" not in (link.get_attribute("href") or "")
        link.click()
        expect(page.locator(".sent")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator(".letter").inner_text()


@pytest.mark.browser
def test_a_refused_clipboard_selects_the_text(browser: Browser, sample_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        fill_list(page, sample_url, "kopi-rempah")
        open_list(page, sample_url)
        page.get_by_role("button", name="Copy text").click()
        expect(page.locator(".sent")).to_contain_text("Copying is not allowed here")
        assert "kopi-rempah" in page.evaluate("getSelection().toString()")


@pytest.mark.browser
def test_gone_and_paused_products_are_named_and_not_sent(browser: Browser, sample_url: str) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        page.goto(f"{sample_url}inquiry/#list=kopi-rempah:300,vas-gerabah-kerapan:50,kain-hilang:2")
        expect(page.locator("#ask[data-state=ready]")).to_have_count(1)
        assert page.url == f"{sample_url}inquiry/"
        expect(page.locator("li[data-product='kain-hilang']")).to_contain_text("No longer in the catalogue")
        expect(page.locator("li[data-product='vas-gerabah-kerapan']")).to_contain_text("Not taking orders now")
        letters = "".join(page.locator(".letter").all_inner_texts())
        assert "300 packs" in letters
        assert "kain-hilang" not in letters
        assert "vas-gerabah" not in letters
        assert faults(page) == []


@pytest.mark.browser
def test_removing_the_last_line_leaves_an_empty_list_and_the_focus_on_the_way_on(
    browser: Browser, sample_url: str
) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        fill_list(page, sample_url, "kopi-rempah", "kain-batik-gentongan")
        open_list(page, sample_url)
        page.get_by_role("button", name="Remove Madura Spiced Coffee").press("Enter")
        expect(page.get_by_role("button", name=re.compile("Remove Gentongan"))).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Your inquiry list is empty.")).to_be_visible()
        expect(page.get_by_role("link", name="All products")).to_be_focused()
        expect(page.locator("#ask-who")).to_be_hidden()


@pytest.mark.browser
def test_the_table_to_keep(browser: Browser, sample_url: str, tmp_path: Path) -> None:
    with opened(browser, 1280, accept_downloads=True) as context:
        page = context.new_page()
        fill_list(page, sample_url, "kopi-rempah")
        open_list(page, sample_url)
        page.locator("li[data-product='kopi-rempah']").get_by_label("Note").fill("=1+1")
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Download list").click()
        assert waiting.value.suggested_filename == "inquiry-list.csv"
        waiting.value.save_as(tmp_path / "list.csv")
        head, row = csv.reader(io.StringIO((tmp_path / "list.csv").read_text(encoding="utf-8-sig")))
        table = dict(zip(head, row, strict=True))
        assert (table["Product ID"], table["Quantity"], table["Unit"]) == ("kopi-rempah", "200", "packs")
        assert table["Note"] == "'=1+1"
        assert table["Link"].endswith("/p/kopi-rempah/")


@pytest.mark.browser
def test_the_open_page_goes_on_without_a_connection(browser: Browser, sample_url: str) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        fill_list(page, sample_url, "kopi-rempah", "kain-batik-gentongan")
        open_list(page, sample_url)
        context.set_offline(True)
        page.get_by_label("Quantity, Madura Spiced Coffee").fill("700")
        page.get_by_role("button", name=re.compile("Remove Gentongan")).click()
        expect(page.locator(".letter")).to_have_count(1)
        expect(page.locator(".letter")).to_contain_text("700 packs")
        context.set_offline(False)
        page.reload()
        expect(page.get_by_label("Quantity, Madura Spiced Coffee")).to_have_value("700")


@pytest.mark.browser
def test_without_the_facts_the_list_is_still_there(browser: Browser, sample_url: str) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        fill_list(page, sample_url, "kopi-rempah")
        page.route("**/trade/*.json*", lambda route: route.abort())
        page.goto(f"{sample_url}inquiry/")
        expect(page.locator("#ask[data-state=failed]")).to_have_count(1)
        expect(page.locator("#ask-notices")).to_contain_text("Details could not be loaded.")
        expect(page.locator("#lines")).to_contain_text("Madura Spiced Coffee")
        assert faults(page) == []


@pytest.mark.browser
def test_without_scripts_the_page_says_what_to_do(browser: Browser, sample_url: str) -> None:
    with opened(browser, 360, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{sample_url}ms/inquiry/")
        expect(page.locator("noscript .notice")).to_contain_text("Senarai ini memerlukan JavaScript.")
        expect(page.get_by_role("heading", name="Siapa yang bertanya")).to_be_hidden()
        ways = page.locator("noscript a:visible").evaluate_all("links => links.map(link => link.pathname)")
        assert ways == ["/ms/contact/", "/ms/products/", "/ms/how-to-order/"]
        page.goto(f"{sample_url}ms/categories/coffee/")
        expect(page.locator("[data-list-add]").first).to_be_hidden()


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_every_state_is_clean(browser: Browser, sample_url: str, language: str, width: int, scheme: str) -> None:
    url = f"{sample_url}{LANGUAGES[language]}"
    locale = {"en": "en-GB", "id": "id-ID", "ms": "ms-MY"}[language]
    with opened(browser, width, scheme, locale=locale) as context:
        page = settled(context)
        watched = Watched(page, sample_url)
        open_list(page, url)
        assert faults(page) == []
        page.goto(
            f"{url}inquiry/#list=kopi-rempah:120,kain-batik-gentongan:100,kacang-mete-daun-jeruk,sambal-cumi-pulau"
        )
        page.reload()
        expect(page.locator("#ask[data-state=ready]")).to_have_count(1)
        expect(page.locator(".under").first).to_be_visible()
        page.locator("[data-pool]").click()
        expect(page.locator(".lines .pooling table")).to_be_visible()
        page.locator("[name=name]").fill("Aisyah Rahman binti Abdullah")
        assert faults(page) == []
        assert watched.errors == []


@pytest.mark.browser
def test_a_screen_reader_finds_list_form_and_messages(browser: Browser, sample_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        fill_list(page, sample_url, "kopi-rempah")
        open_list(page, sample_url)
        tree = page.locator("#ask").aria_snapshot()
        for part in (
            'heading "Inquiry list" [level=1]',
            "status: 1 product. The list is kept on this device only.",
            'heading "Products and quantities" [level=2]',
            'heading "Madura Spiced Coffee" [level=4]',
            'spinbutton "Quantity, Madura Spiced Coffee packs"',
            'button "Remove Madura Spiced Coffee"',
            'textbox "Your name"',
            'heading "To Contoh Kopi Rempah Pakong" [level=3]',
            'region "Message to Contoh Kopi Rempah Pakong"',
            'link "Send by WhatsApp"',
        ):
            assert part in tree, tree


@pytest.mark.browser
def test_below_a_sub_path(browser: Browser, fixture_url: str) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        watched = Watched(page, fixture_url)
        fill_list(page, f"{fixture_url}id/", "kain-laut", "sambal-sunyi")
        open_list(page, f"{fixture_url}id/")
        texts = page.locator(".letter").all_inner_texts()
        assert texts[0].startswith("Yth. Tenun Utara,")
        assert "https://example.org/repo/p/kain-laut/" in texts[0]
        assert texts[1].startswith("Yth. Program ekspor IKM Madura (contoh),")
        assert "Rahasia" not in page.content()
        assert watched.errors == []
        assert watched.foreign == []
