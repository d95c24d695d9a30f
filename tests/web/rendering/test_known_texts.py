"""What the language of a page decides alone stands in the code of its templates."""

import pytest
from jinja2 import DictLoader, nodes

from navigator.dialogue.wording.translation import Translator
from navigator.paths import TEMPLATES
from navigator.web.rendering import known_texts
from navigator.web.rendering.templating import Templates, environment

ENGLISH = Translator("en", {"はい": "Yes & <no>", "次へ": "Next"})
PAGE = """
{% from "part.html" import part %}
{% macro own(root) %}<i>{{ root }}</i>{% endmacro %}
<a href="{{ root }}/talk" lang="{{ lang }}">{{ _("はい") }}{{ _("次へ") }}</a>
{% for lang in ("x", "y") %}<b>{{ lang }}{{ _("次へ") }}</b>{% endfor %}
{{ own("z") }}{{ part(_("はい")) }}{{ _("はい")|upper }}{{ _("はい") if asked else _("次へ") }}
{% set root = "set" %}{{ root }}
"""
PART = """{% macro part(text) %}<u title="{{ _("はい") }}">{{ text }}{{ root }}</u>{% endmacro %}"""


def rendered(env):
    env.loader = DictLoader({"page.html": PAGE, "part.html": PART})
    env.globals |= {"_": ENGLISH, "lang": "en", "root": "/en"}
    return env.get_template("page.html").render(asked=True)


def marking():
    env = environment()
    env.code_generator_class = known_texts.MarkingGenerator
    return env


def test_a_page_reads_as_if_each_text_were_asked_for():
    assert rendered(marking()) == rendered(environment())


def test_a_known_text_is_asked_for_once_and_not_for_each_page():
    asked = []

    class Asked(Translator):
        def __call__(self, text):
            asked.append(text)
            return super().__call__(text)

    env = marking()
    env.loader = DictLoader({"page.html": "<p>{{ _('次へ') }}</p>"})
    env.globals |= {"_": Asked("en", ENGLISH.texts), "lang": "en", "root": "/en"}
    page = env.get_template("page.html")
    assert [page.render(), page.render()] == ["<p>Next</p>"] * 2
    assert asked == ["次へ"]


def test_each_language_has_its_own_texts():
    templates = Templates()
    values = {"app": "-", "title": "-", "text": "-"}
    names = {lang: templates.get("citizen/error.html", Translator(lang, {"本文へ進む": lang})) for lang in ("en", "pt")}
    shared = dict.fromkeys(("personal", "phrased", "danger", "operator", "has_questions", "has_towns", "public_url", "reviewed"), "")
    for lang, template in names.items():
        page = template.render(shared | values, css_url="", icon_url="", tongues=(), here=None)
        assert f'href="#main">{lang}</a>' in page
        assert f'href="/{lang}/"' in page


MARKED = [path for path in sorted(TEMPLATES.rglob("*.html")) if not str(path.relative_to(TEMPLATES)).startswith(known_texts.UNMARKED)]


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.name)
def test_no_template_holds_the_letters_of_a_mark_or_gives_another_value_these_names(path):
    source = path.read_text(encoding="utf-8")
    assert not set("\ue000\ue001\ue002") & set(source)
    names = environment().parse(source).find_all(nodes.Name)
    assert not {name.name for name in names if name.ctx != "load"} & {"_", "root"}
