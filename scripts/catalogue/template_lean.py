"""A parsed template without what its pages need not say: `lean` over its text, once, when it is compiled.

The template becomes one text in its order, with signs where it prints a value or forks; what `lean` leaves of each
stretch goes back to its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jinja2 import nodes
from markupsafe import escape

from catalogue.lean import ATTRIBUTE, FORK, PLAIN, SIGNS, VALUE, lean

#: Names that hold a path from the page to the site's root: dots and slashes, and a language.
_PREFIXES: Final = frozenset({"root", "base"})
#: Attributes of view models that hold an id (a checked record's, or one of `reference/`), a whole number or a name of
#: our own: none can hold a space, a quote or an angle bracket, and none is ever empty where it is an attribute's value.
#: `attr` is that of `Said` and `Told`: the attribute ` lang=…`, or nothing.
_SIGNS: Final = {
    **dict.fromkeys(("id", "code", "category", "regency", "width", "height", "tone", "sign"), PLAIN),
    "attr": ATTRIBUTE,
}
#: Functions and methods that give the site path of a file.
_PATHS: Final = frozenset({"asset", "plain", "large"})


def lean_template(tree: nodes.Template) -> None:
    """Takes out of a template's text what HTML lets an author leave out."""
    outputs = list(tree.find_all(nodes.Output))
    for output in outputs:
        output.nodes = [_said(node) for node in output.nodes]
    text = "".join(_signed(tree))
    kept = lean(text)
    if SIGNS.findall(kept) != SIGNS.findall(text):
        raise ValueError("values of a template got lost")
    stretches = iter(SIGNS.split(kept))
    _give_back(tree, stretches, next(stretches))


def _said(node: nodes.Expr) -> nodes.Expr:
    """A constant, such as a translated word, as the text it prints."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return nodes.TemplateData(str(escape(node.value)), lineno=node.lineno)
    return node


def _signed(node: nodes.Node) -> Iterator[str]:
    """The text of a node: what it prints as it is, a sign for each value, forks around the branches of a statement."""
    if isinstance(node, nodes.Output):
        for said in node.nodes:
            yield said.data if isinstance(said, nodes.TemplateData) else _sign(said)
        return
    for branch in _branches(node):
        yield FORK
        for child in branch:
            yield from _signed(child)
    if not isinstance(node, nodes.Template):
        yield FORK


def _branches(node: nodes.Node) -> list[list[nodes.Node]]:
    """The lists of statements in a statement, in the order of the source."""
    lists = [value for _, value in node.iter_fields() if isinstance(value, list)]
    return [value for value in lists if all(isinstance(child, nodes.Stmt) for child in value)]


def _sign(node: nodes.Expr) -> str:
    if isinstance(node, nodes.Name):
        return PLAIN if node.name in _PREFIXES else VALUE
    if isinstance(node, nodes.Getattr):
        return _SIGNS.get(node.attr, VALUE)
    if isinstance(node, nodes.Call):
        called = node.node
        name = called.attr if isinstance(called, nodes.Getattr) else getattr(called, "name", "")
        return PLAIN if name in _PATHS else VALUE
    return VALUE


def _give_back(node: nodes.Node, stretches: Iterator[str], text: str) -> str:
    """Puts what is left of the text back where it stood; returns the stretch behind the node's last sign."""
    if isinstance(node, nodes.Output):
        found: list[nodes.Expr] = []
        for said in node.nodes:
            if not isinstance(said, nodes.TemplateData):
                found += [*_data(text, node.lineno), said]
                text = next(stretches)
        node.nodes = [*found, *_data(text, node.lineno)]
        return ""
    for branch in _branches(node):
        text = _expect_nothing(text, stretches)
        for child in branch:
            text = _give_back(child, stretches, text)
    return text if isinstance(node, nodes.Template) else _expect_nothing(text, stretches)


def _expect_nothing(text: str, stretches: Iterator[str]) -> str:
    """Goes on behind a fork; the text before it has been given to an output."""
    if text:
        raise ValueError(f"text of a template has no place: {text!r}")
    return next(stretches)


def _data(text: str, line: int) -> list[nodes.Expr]:
    return [nodes.TemplateData(text, lineno=line)] if text else []
