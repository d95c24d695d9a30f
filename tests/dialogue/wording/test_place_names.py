"""How municipalities are named in other languages' texts."""

from navigator.dialogue.wording.translation import translator

JAPANESE = "勢橋館渋岡東長場倉楽"
CHINESE = "势桥馆涩冈东长场仓乐"


def test_chinese_writes_a_town_as_its_signs_do(knowledge):
    letters = str.maketrans(JAPANESE, CHINESE)
    stems = {place.name[:-1] for place in knowledge.municipalities.values()}
    otherwise = {stem.translate(letters): stem for stem in stems if stem != stem.translate(letters) and len(stem) > 1}
    assert otherwise["伊势崎"] == "伊勢崎"
    texts = translator("zh").texts.values()
    assert not [(text, chinese) for text in texts for chinese in otherwise if chinese in text]
