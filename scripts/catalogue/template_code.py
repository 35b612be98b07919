"""What our templates compile to: Jinja's own code with six shortcuts on its hottest paths.

A product page writes 240 values, reads 450 attributes and calls 15 macros; a catalogue has 30,000 product pages. Jinja
asks of each value, attribute, entry and call what it is at the time of rendering, and imports macros anew for each
page. Our templates need none of that: they read typed view models, whose attributes are attributes, and call functions
and macros that want no context.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable
from functools import partial
from typing import Final

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from markupsafe import Markup

#: Escapes a `str` and gives a `str`. Jinja's `escape` makes a Markup object of every value, which is then joined and
#: thrown away; here only what is no text at all (numbers) takes that way.
_IMPORTS: Final = ("from markupsafe import _escape_inner", f"from {__name__} import as_function, as_html")


#: Says of a text that it is HTML; Markup's own way there asks first what the text is.
as_html: Final = partial(str.__new__, Markup)


def as_function(body: Callable[..., str], wrapped: Macro) -> Callable[..., str]:
    """The function behind a macro, for calls by place; for those by name it knows Jinja's wrapper."""
    body.by_name = wrapped  # type: ignore[attr-defined]
    return body


class CatalogueCode(CodeGenerator):
    """Jinja's code generator for autoescaped templates over typed view models."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's naming
        """The module of a template, with what the shortcuts need in front."""
        for line in _IMPORTS:
            self.writeline(line)
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("(_escape_inner(said) if (kind := (said := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(").__class__) is str else said if kind is Markup else escape(said))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """`view.name` is the attribute, never an entry of a mapping."""
        if keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """`words["key"]` is the entry, never an attribute."""
        if isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Calls what stands there; only a call with a body in it needs Jinja's context."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("getattr(called := " if node.kwargs else "(")
        self.visit(node.node, frame)
        self.write(", 'by_name', called)(" if node.kwargs else ")(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(")")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """Our macros use nothing of the page that imports them, so they are defined once for all pages."""
        self.write("environment.macros_of(")
        self.visit(node.template, frame)
        self.write(")")

    def macro_body(self, node: nodes.Macro | nodes.CallBlock, frame: Frame) -> tuple[Frame, MacroRef]:
        """The function behind a macro, which Jinja's own wrapper calls with every argument."""
        body = super().macro_body(node, frame)
        self.writeline(f"macro.__defaults__ = (missing,) * {len(node.args)}")
        return body

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro is its function; only one that takes a body or arguments of any name needs Jinja's wrapper."""
        plain = not (macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs)
        if plain:
            self.write("as_function(macro, ")
        super().macro_def(macro_ref, frame)
        if plain:
            self.write(")")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """What a macro returns is HTML already."""
        self.writeline(f"return as_html(concat({frame.buffer}))")
