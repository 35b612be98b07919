"""How a buyer asks: deep links to WhatsApp and e-mail with a first message written, in the page's language.

Those of a product hold its address, and by e-mail its name; the message around them is written by the page's script
(`js/lib/asking.js`), because a sentence said twice in every product page is a tenth of a catalogue's weight.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final
from urllib.parse import quote

from catalogue.pages.terms import Terms
from catalogue.pages.view_model import view_model
from catalogue.records import Producer

#: Characters that may stand in a query as they are (RFC 3986, section 3.4) and mean nothing in it.
_SAFE: Final = "/:,()"


@view_model
class Call:
    """The ways to ask about something.

    Attributes:
        whatsapp: address that opens WhatsApp with the message, or empty.
        email: address that opens a letter with the message, or empty.
        programme: whether the programme answers, not the producer.
    """

    whatsapp: str
    email: str
    programme: bool


@view_model
class Reach:
    """Whom a message goes to.

    Attributes:
        whatsapp: number in E.164, or empty.
        email: address, or empty.
        programme: whether it is the programme's.
    """

    whatsapp: str
    email: str
    programme: bool


def programme_reach(site: Mapping[str, Any]) -> Reach:
    """The programme's own contact."""
    contact = site.get("contact") or {}
    return Reach(contact.get("whatsapp") or "", contact.get("email") or "", programme=True)


def reach_of(producer: Producer, programme: Reach) -> Reach:
    """Whom to ask about a producer's goods.

    The programme answers for a producer who has not agreed to be shown, who chose so, or who gave no way to answer.
    """
    contact = producer.contact
    if not producer.may_be_shown or contact is None or contact.channel == "programme":
        return programme
    if not contact.whatsapp and not contact.email:
        return programme
    return Reach(contact.whatsapp or "", contact.email or "", programme=False)


def product_call(reach: Reach, name: str, address: str) -> Call:
    """Asks about a product; the message holds its short address, with its id in it, and by e-mail its name."""
    return _letter(reach, quote(name, safe=_SAFE), _quoted_address(address))


def producer_call(reach: Reach, terms: Terms, name: str, address: str) -> Call:
    """Asks a producer about what they make."""
    message = terms.text("Hello, I would like to know more about %(name)s: products and current prices.")
    return _call(reach, name, message, address)


def collection_call(reach: Reach, terms: Terms, name: str, address: str) -> Call:
    """Asks about a promotion: a meeting, trial pieces."""
    message = terms.text("Hello, I would like to arrange a meeting or ask for product samples: %(name)s.")
    return _call(reach, name, message, address)


def suggestion(programme: Reach, repo_url: str, terms: Terms, page: str) -> str:
    """Address for suggesting a better translation of a page: an issue on GitHub, else a message to the programme.

    Args:
        programme: the programme's contact.
        repo_url: of the catalogue's repository, or empty.
        terms: words of the page's language.
        page: the page's absolute address.
    """
    title = terms.text("A better translation")
    lines = (title, page, "", terms.text("What the page says:"), "", terms.text("What it should say:"), "")
    body = quote("\n".join(lines), safe=_SAFE)
    if repo_url.startswith("https://github.com/"):
        return f"{repo_url}/issues/new?title={quote(title, safe=_SAFE)}&body={body}"
    call = _letter(programme, quote(title, safe=_SAFE), body)
    return call.whatsapp or call.email


def _call(reach: Reach, subject: str, message: str, address: str) -> Call:
    before, _, after = message.partition("%(name)s")
    named = quote(subject, safe=_SAFE)
    return _letter(reach, named, f"{_quoted(before)}{named}{_quoted(after)}%0A{_quoted_address(address)}")


def _quoted_address(address: str) -> str:
    # An id needs no quoting, and the rest is the same for every record.
    folder, _, record_id = address.rstrip("/").rpartition("/")
    return f"{_quoted(folder)}/{record_id}/"


def _letter(reach: Reach, subject: str, body: str) -> Call:
    """A message, quoted already, as links to whoever answers."""
    whatsapp = f"https://wa.me/{reach.whatsapp.lstrip('+')}?text={body}" if reach.whatsapp else ""
    email = f"mailto:{reach.email}?subject={subject}&body={body}" if reach.email else ""
    return Call(whatsapp, email, reach.programme)


@lru_cache(maxsize=64)
def _quoted(text: str) -> str:
    return quote(text, safe=_SAFE)
