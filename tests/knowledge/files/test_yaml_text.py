"""The comments of a file, and nothing that only looks like one."""

from navigator.knowledge.files.yaml_text import comments_in

TEXT = """\
# 頭
moon:  # 月
  name: 'a # b'
  code: '#8008'
  page: https://www.example.org/#here
  say: [一, 二]  # 三 # 四
  note: |  # 段落
    # これは文
"""


def test_comments_are_what_stands_outside_of_values():
    assert comments_in(TEXT) == ["頭", "月", "三 # 四"]
    assert comments_in("") == []
