"""The name of an office, written and read."""

from navigator.knowledge.content.office_ref import OfficeRef


def test_a_name_is_read_as_it_was_written():
    assert str(OfficeRef("moon-desk", "kasumi")) == "moon-desk/kasumi"
    assert OfficeRef.parse("moon-desk/kasumi") == OfficeRef("moon-desk", "kasumi")


def test_what_is_no_name_names_no_office():
    assert OfficeRef.parse("moon-desk") == OfficeRef("moon-desk", "")
    assert OfficeRef.parse("") == OfficeRef("", "")
