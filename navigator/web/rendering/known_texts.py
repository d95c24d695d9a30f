"""Texts of a template that the language alone decides: put in when the template is loaded, not again for each page.

A template is compiled once for all languages. Where it says `{{ _("…") }}` or `{{ root }}` a mark is left among the constants
of its code, and each language puts its own text there.
"""

import re
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import escape

UNMARKED = "staff/"  # the pages of officers
_TEXT, _VALUE, _END = "\ue000", "\ue001", "\ue002"  # letters of nobody's language
_MARK = re.compile(f"([{_TEXT}{_VALUE}])(.*?){_END}", re.S)


class MarkingGenerator(CodeGenerator):
    """Compiles a template with marks for what its language decides. Officers' pages show other languages than their own."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        mark = "" if str(self.name).startswith(UNMARKED) else _mark(node, frame)
        return mark or super()._output_child_to_const(node, frame, finalize)


def in_language(code: CodeType, known: Mapping[str, Any]) -> CodeType:
    """The code of a template with the texts of a language; `known` holds `_` and `root`."""
    return code.replace(co_consts=tuple(_put_in(const, known) for const in code.co_consts))


def _mark(node: nodes.Node, frame: Frame) -> str:
    """The mark of what is printed, "" where that is decided later, or its name is another's here."""
    match node:
        case nodes.Call(node=nodes.Name(name="_" as name), args=[nodes.Const(value=str(text))], kwargs=[], dyn_args=None, dyn_kwargs=None):
            begin = _TEXT
        case nodes.Name(name="root" as name):
            begin, text = _VALUE, name
        case _:
            return ""
    return "" if name in frame.symbols.dump_stores() else f"{begin}{text}{_END}"


def _put_in(const: Any, known: Mapping[str, Any]) -> Any:
    match const:
        case CodeType():
            return in_language(const, known)
        case tuple():
            return tuple(_put_in(part, known) for part in const)
        case str():
            return _MARK.sub(_text_of(known), const)
    return const


def _text_of(known: Mapping[str, Any]) -> Callable[[re.Match[str]], str]:
    def text_of(mark: re.Match[str]) -> str:
        begin, text = mark.groups()
        return str(escape(known["_"](text) if begin == _TEXT else known[text]))

    return text_of
