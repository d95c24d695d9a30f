"""What goes out to a folder and comes in again is the same, byte for byte."""

import pytest

from navigator.editions import draft_texts
from navigator.editions.drafts import EditionError
from navigator.editions.edition_files import file_names
from navigator.editions.exchange import export_edition, import_folder
from tests.editions.conftest import ANN, BOB, FILE


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}


def test_out_and_in_again_is_the_same(published, connection, files, tmp_path):
    odd = "a: 1\r\nb: \u3000「改行」 # 注\n\n\n"
    (files.folder / "content/odd.yaml").write_bytes(odd.encode())
    names = export_edition(connection, published.id, files, tmp_path / "out")
    assert set(names) == set(tree(tmp_path / "out"))
    assert tree(tmp_path / "out") == {
        FILE: b"a: 2\n", "content/c.yaml": b"content/c.yaml: 1\n", "content/odd.yaml": odd.encode(), "rules/b.yaml": b"rules/b.yaml: 1\n",
    }  # fmt: skip
    with pytest.raises(EditionError, match=r"^empty$"):
        import_folder(connection, tmp_path / "out", "同じもの", files, BOB)


def test_what_the_folder_holds_otherwise_becomes_a_draft(published, connection, files, tmp_path):
    export_edition(connection, published.id, files, tmp_path / "out")
    (tmp_path / "out/rules/b.yaml").write_bytes(b"b: \xe6\x94\xb9\r\n")
    (tmp_path / "out/rules/new.yaml").write_bytes(b"n: 1")
    (tmp_path / "out/content/confirmed.yaml").write_bytes(b"no\n")
    id, names = import_folder(connection, tmp_path / "out", "直したもの", files, ANN)
    assert names == ["rules/b.yaml", "rules/new.yaml"]
    texts = draft_texts.texts_of(draft_texts.rows(connection, id))
    assert texts == {FILE: "a: 2\n", "rules/b.yaml": "b: 改\r\n", "rules/new.yaml": "n: 1"}
    export_edition(connection, id, files, tmp_path / "again")
    assert tree(tmp_path / "again") == {name: data for name, data in tree(tmp_path / "out").items() if "confirmed" not in name}


def test_the_region_s_own_files_alone_go_out_too(desk, connection, files, tmp_path):
    desk.save("a: 9\n")
    export_edition(connection, 0, files, tmp_path / "out")
    assert tree(tmp_path / "out")[FILE] == f"{FILE}: 1\n".encode()
    assert "content/confirmed.yaml" not in file_names(files)
