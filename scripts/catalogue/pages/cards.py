"""A product's card: picture, name, where it is from, price and minimum order. The same wherever it stands."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar

from markupsafe import Markup

from catalogue.catalogue import Catalogue
from catalogue.pages.pictures import PictureView
from catalogue.pages.terms import Terms
from catalogue.pages.text import Said, Speaker
from catalogue.pages.trade import price_view
from catalogue.pages.view_model import view_model
from catalogue.records import Product

#: The certificate whose badge stands on cards: the first thing buyers of food ask for.
BADGE = "halal_bpjph"


@view_model
class Card:
    """What a card shows.

    Attributes:
        id: of the product; its address is `products/<id>/`.
        name: of the product.
        category: label.
        regency: short name.
        badge: short name of a certificate that is held and worth a badge, or empty.
        price: `USD 22–48`, or empty where it is on request.
        per: `per piece`, or empty.
        moq: minimum order as words, with the unit where the price counts in another; or empty.
        paused: whether it cannot be ordered now.
        picture: its cover, or None.
        sample: whether it is fictitious.
        made: the card's HTML by kind of place. A card stands on a dozen pages; the template keeps here what it made
            for the first of them, with `anywhere` for the page's prefix to the site's root and `at_home` for that to
            its language's. Product pages all have the same prefixes.
    """

    #: No text of a record holds these: control characters are refused.
    anywhere: ClassVar[str] = "\x02"
    at_home: ClassVar[str] = "\x03"

    id: str
    name: Said
    category: str
    regency: str
    badge: str
    price: str
    per: str
    moq: str
    paused: bool
    picture: PictureView | None
    sample: bool
    made: dict[str, Markup] = field(default_factory=dict, compare=False, repr=False)

    def placed(self, kind: str, root: str, base: str) -> Markup:
        """What was made, on a page with these prefixes to the site's root and its language's."""
        return Markup(str.replace(self.made[kind], self.anywhere, root).replace(self.at_home, base))  # noqa: S704 - escaped when it was made


def make_card(
    product: Product, catalogue: Catalogue, terms: Terms, speaker: Speaker, picture: PictureView | None
) -> Card:
    """The card of a product in one language."""
    price = price_view(product.price, terms, catalogue.today)
    held = {certificate.type for certificate in catalogue.held(product)}
    return Card(
        id=product.id,
        name=speaker.say(product.name) if product.name else Said(product.id),
        category=terms.categories[product.category] if product.category else "",
        regency=terms.short_regencies.get(catalogue.regency_of(product), ""),
        badge=terms.badges[BADGE] if BADGE in held else "",
        price=price.amount,
        per=price.per if price.amount else "",
        moq=_minimum(product, terms, price.amount != ""),
        paused=product.status == "paused",
        picture=picture,
        sample=product.sample_data,
    )


def _minimum(product: Product, terms: Terms, priced: bool) -> str:
    if product.moq is None:
        return ""
    same_unit = priced and product.price is not None and product.price.per == product.moq.unit
    value, unit = product.moq.value, product.moq.unit
    return terms.text("MOQ %(quantity)s") % {
        "quantity": terms.number(value) if same_unit else terms.quantity(value, unit)
    }
