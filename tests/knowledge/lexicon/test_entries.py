"""What stands in each file of a lexicon folder, read alone."""

from types import SimpleNamespace

import pytest

from navigator.engine.decide.fact import Fact
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import YamlNode, read_yaml
from navigator.knowledge.lexicon.entries import ENTRY_READERS, LEVELS
from navigator.knowledge.rules.facts import FactSpec
from navigator.language.text.words import Sense
from navigator.language.topics import TOPICS


@pytest.fixture
def read(tmp_path):
    def reader(name, text, context=None):
        """The entries of a file and its problems."""
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        report = Report()
        tree = read_yaml(f"{name}.yaml", RegionFiles(tmp_path), report)
        entries = [(entry.text, entry.sense) for entry in ENTRY_READERS[name](tree, context)]
        return entries, [(problem.line, problem.text) for problem in report.problems]

    return reader


@pytest.mark.parametrize(
    ("name", "text", "entries"),
    [
        ("danger", "violence:\n  - {level: likely, why: w, words: [殴る, 蹴る]}\n", [("殴る", Sense("danger", "violence", "likely")), ("蹴る", Sense("danger", "violence", "likely"))]),
        ("calm", "denial:\n  - {why: w, words: [違う]}\n", [("違う", Sense("calm", "denial"))]),
        ("answers", "work:\n  seeking: [求職]\n", [("求職", Sense("fact", "work", "seeking"))]),
        ("asked", "work:\n  seeking|regular: [探す]\n", [("探す", Sense("asked", "work", "seeking|regular"))]),
        ("bare", "work:\n  seeking: [無職]\n", [("無職", Sense("bare", "work", "seeking"))]),
        ("follows", "job_search: {needs: find_job}\n", [("job_search", Sense("follows", "needs", "find_job"))]),
        ("people", "family:\n  relative: [息子]\n", [("息子", Sense("who", "family", "relative"))]),
        ("signs", "employer:\n  company: [うちの店]\n", [("うちの店", Sense("sign", "employer", "company"))]),
        ("names", "windows:\n  desk: [机]\nschemes:\n  tea: [茶]\n", [("机", Sense("window", "desk")), ("茶", Sense("scheme", "tea"))]),
        ("replies", "yes|no: [まあ]\n", [("まあ", Sense("reply", "yes|no"))]),
        ("settings", "partner: [夫に]\n", [("夫に", Sense("setting", "partner"))]),
        ("topics", "hikikomori: [こもる]\n", [("こもる", Sense("topic", "hikikomori"))]),
        ("questions", "whatever: [何時]\n", [("何時", Sense("ask", "whatever"))]),
        ("places", "not: [太田胃散]\n", [("太田胃散", Sense("place", "not"))]),
        ("compounds", "word: [就職先]\n", [("就職先", Sense("compound", "word"))]),
        ("numbers", "half: [半]\n", [("半", Sense("number", "half"))]),
    ],
    ids=str,
)  # fmt: skip
def test_each_file_gives_its_words_their_sense(read, name, text, entries):
    assert read(name, text) == (entries, [])


def test_every_reader_is_tried_above():
    assert set(ENTRY_READERS) == {
        "danger", "calm", "settings", "answers", "people", "signs", "follows", "replies", "compounds", "asked", "bare", "names", "topics", "questions",
        "numbers", "places",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("danger", "violence:\n  - {level: sure, why: w, words: [殴る]}\n", 2, "level `sure` is not known"),
        ("danger", "violence:\n  - {level: likely, why: '', words: [殴る]}\n", 2, "`why` is empty"),
        ("replies", "maybe: [たぶん]\n", 1, "`maybe` is not known here"),
        ("replies", "yes|maybe: [たぶん]\n", 1, "`maybe` is not known here"),
        ("settings", "patner: [夫に]\n", 1, "Did you mean `partner`?"),
        ("follows", "job_serch: {needs: find_job}\n", 1, "Did you mean `job_search`?"),
        ("topics", "hikikomory: [こもる]\n", 1, "Did you mean `hikikomori`?"),
        ("places", "nowhere: [どこか]\n", 1, "`nowhere` is not known here"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_line(read, name, text, line, message):
    _, problems = read(name, text)
    assert [told for told, _ in problems] == [line]
    assert message in problems[0][1]


def test_each_value_that_a_word_leaves_open_is_one_of_the_fact(read):
    work = Fact("work", "choice", ("seeking", "regular"), (0.5, 0.5))
    context = SimpleNamespace(facts={"work": FactSpec(work, (), (), (), YamlNode("facts.yaml", 1, {}, Report()))})
    assert read("asked", "work:\n  seeking|regular: [探す]\n", context)[1] == []
    ((_, message),) = read("asked", "work:\n  seeking|regulr: [探す]\n", context)[1]
    assert message.startswith("`regulr` is no value of `work`. Did you mean `regular`?")


def test_a_general_file_may_name_what_one_region_lacks(read):
    """Without a region's context no fact, window or scheme is unknown."""
    assert read("answers", "nothing_of_ours:\n  some: [word]\n")[1] == []
    assert read("names", "windows:\n  none_of_ours: [name]\n")[1] == []


def test_levels_and_topics_are_closed_lists(read):
    assert LEVELS == ("certain", "likely", "possible")
    assert read("topics", "".join(f"{topic}: [w]\n" for topic in TOPICS))[1] == []
