"""Templates: in each language, and without the white space of their source."""

import re
from collections.abc import Callable, Iterator, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from markupsafe import Markup

from navigator.dialogue.wording.translation import Translator
from navigator.paths import TEMPLATES

from .assets import door_opening
from .kept_parts import MOST_LINES, Finish, part_maker
from .known_texts import UNMARKED, MarkingGenerator, in_language

_PIECE = re.compile(r"""<(?=[/!\w]|\Z)|/?>|["']|[ \t\n]+|[^<>"' \t\n/]+|.""", re.S)


class Templates:
    """The templates in each language: `_`, `lang` and `root` are known in every part, without being handed on.

    `phrased`: the language whose lines break between phrases, "" for none.
    """

    def __init__(self, phrased: str = "") -> None:
        self._compiled, self._phrased = _Compiled(), phrased
        self._environments: dict[str, Environment] = {}

    def get(self, name: str, t: Translator) -> Template:
        """A template by its path below `templates/`."""
        if t.lang not in self._environments:
            self._environments[t.lang] = self._environment(t)
        return self._environments[t.lang].get_template(name)

    def finish(self, t: Translator, name: str = "") -> Finish:
        """What is done to a page after its template. Officers' pages break where browsers break."""
        return Finish(t, phrased=t.lang == self._phrased and not name.startswith(UNMARKED))

    def _environment(self, t: Translator) -> Environment:
        env = environment(self._compiled)
        env.code_generator_class = MarkingGenerator
        made_once = part_maker(self.finish(t))
        env.globals |= {"_": t, "lang": t.tag, "root": f"/{t.lang}", "made_once": made_once}
        env.globals["line_made_once"] = part_maker(self.finish(t), MOST_LINES)
        env.globals["language_menu"] = _language_menu(env, made_once)
        return env


def _language_menu(env: Environment, made_once: Callable[..., Markup]) -> Callable[..., Markup]:
    """The choice of language, the same for everybody on a page."""

    def menu(tongues: tuple[tuple[str, str, str, bool], ...], here: str | None) -> Markup:
        return made_once(vars(env.get_template("parts/_language_menu.html").module)["language_menu"], tongues, here)

    return menu


class _Compiled(BytecodeCache):
    """Every template is compiled once for all languages, in memory."""

    def __init__(self) -> None:
        self._code: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was compiled before."""
        bucket.code = self._code.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was just compiled."""
        if bucket.code:
            self._code[bucket.key] = bucket.code


class _Template(Template):
    """One that keeps the macros that others import of it: all templates of an environment know the same globals."""

    @classmethod
    def from_code(
        cls, environment: Environment, code: CodeType, globals: MutableMapping[str, Any], uptodate: Callable[[], bool] | None = None
    ) -> Template:
        """With the texts of the language, where it has one."""
        return super().from_code(environment, in_language(code, globals) if "_" in globals else code, globals, uptodate)

    def _get_default_module(self, _ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


class _Environment(Environment):
    """One whose templates never change: each is found by its name alone, and knows what all of them know."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._found: dict[str, Template] = {}

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """The template of a name; no name is relative to another's."""
        if not isinstance(name, str):
            return name
        if name not in self._found:
            self._found[name] = super().get_template(name, parent, globals)
        return self._found[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template knows: what all of them know, where it is given nothing of its own."""
        return super().make_globals(d) if d else self.globals


def environment(compiled: BytecodeCache | None = None) -> Environment:
    """Escaped, strict, compiled once."""
    env = _Environment(
        loader=FileSystemLoader(TEMPLATES), extensions=[SourceWhitespace], autoescape=True, undefined=StrictUndefined,
        auto_reload=False, cache_size=200, bytecode_cache=compiled,
    )  # fmt: skip
    env.template_class = _Template
    env.filters["ajar"] = door_opening
    return env


class SourceWhitespace(Extension):
    """Drops line breaks and indentation when a template is loaded; a request costs nothing more.

    Between tags and texts a line break is nothing: a space that a reader shall see stands within a line, or is written
    `{{ " " }}`. Inside a tag, white space is one space before each attribute that is printed. Values are never touched.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of one template, with its HTML squeezed."""
        html = _Html()
        previous = ""
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", html.squeezed(token.value))
                continue
            if token.type == "variable_begin":
                yield Token(token.lineno, "data", html.space())
            elif previous == "block_begin":
                html.enter(token.value)
            yield token
            previous = token.type


class _Html:
    """The HTML of a template, read piece by piece between its statements."""

    def __init__(self) -> None:
        self._in_tag = False
        self._quote = ""  # of the attribute value that is open
        self._pending = False  # white space in a tag, printed with what follows it
        self._branches: list[bool] = []  # whether it was pending where each open statement began

    def squeezed(self, html: str) -> str:
        """The next piece."""
        return "".join(
            self._tag(piece) if self._in_tag else self._text(piece) for piece in _PIECE.findall(html)
        )

    def space(self) -> str:
        """The pending white space, now that something follows it."""
        pending, self._pending = self._pending, False
        return " " if pending else ""

    def enter(self, statement: str) -> None:
        """Each branch of an `if` begins with the white space before it."""
        if statement in ("if", "for"):
            self._branches.append(self._pending)
        elif statement in ("elif", "else"):
            self._pending = self._branches[-1]
        elif statement in ("endif", "endfor"):
            self._branches.pop()
            self._pending = False

    def _text(self, piece: str) -> str:
        self._in_tag = piece == "<"
        return "" if "\n" in piece else piece

    def _tag(self, piece: str) -> str:
        blank = piece[0] in " \t\n"
        if self._quote:
            self._quote = "" if piece == self._quote else self._quote
            return " " if blank else piece
        if blank:
            self._pending = True
            return ""
        if piece in (">", "/>"):
            self._in_tag = self._pending = False
            return piece
        if piece in ('"', "'"):
            self._quote = piece
        return self.space() + piece
