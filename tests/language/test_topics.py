"""The closed list of topics, shared by heads, files and interface."""

import yaml

from navigator.language.topics import TOPICS
from tests.conftest import ROOT


def test_each_topic_stands_once():
    assert len(TOPICS) == len(set(TOPICS)) == 39


def test_the_files_of_a_region_name_no_other_topic():
    for file in ("content/topics.yaml", "content/language/general/topics.yaml", "content/language/general/follows.yaml"):
        named = yaml.load((ROOT / file).read_text(encoding="utf-8"), yaml.BaseLoader)
        topics = {name for name in named if name not in ("words",)}
        assert topics, file
        assert topics <= set(TOPICS) | {"danger", "calm"}, (file, topics - set(TOPICS))
