"""What an officer sends and no page can take says why."""

from navigator.web.staff.errors import FILE_PROBLEMS, EntryRefused, UnreadableTable


def test_a_refusal_carries_the_words_that_stand_beside_the_field():
    refused = EntryRefused("空です。")
    assert (refused.text, str(refused)) == ("空です。", "空です。")


def test_a_table_that_cannot_be_read_says_how_it_fails():
    unreadable = UnreadableTable("old_excel")
    assert (unreadable.kind, str(unreadable)) == ("old_excel", "old_excel")
    assert FILE_PROBLEMS[unreadable.kind].startswith("古い形のExcel")
    assert set(FILE_PROBLEMS) == {"encoding", "excel", "old_excel", "none"}
