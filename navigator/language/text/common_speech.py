"""A line as it would stand in common speech: 働きてえ is 働きたい, だいね is だね, でs is です. For the classifiers alone."""

from .expression import expression

_END = r"(?=$|[、。 !?])"
_SPELLINGS = (
    (r"でs$", "です"),
    (r"まs$", "ます"),
    (r"(?<=[ぁ-ん])(?:ねえ|ねぁ|ねー)(?=$|[、。 !?よかしわけなもんっさだでや])", "ない"),
    (r"(?<=[きちにみりしびぎ])(?:てえ|てー)", "たい"),
    (r"らねん", "らない"),
    (r"(?<=[えけせてねべめれげぜでへ])ねん(?=だ|です|$|[、。])", "ないん"),
    (r"ら(?:んない|んね(?=$|[、。])|んねぇ)", "られない"),
    (r"(?<=[つわ分見])かんない", "からない"),
    (r"(?<=やめ|とめ|止め|辞め|食べ|たべ)れ(?=ない|ませ|な[くか]|ん)", "られ"),
    (r"(?<=[ぁ-ん一-龥])んなっ(?=た|て|ち)", "になっ"),
    (r"だいね(?:え|ー)?", "だね"),
    (rf"(?:なんさ|んさ)(?:あ|ー)?{_END}", "んだ"),
    (r"だがね", "だよ"),
    (r"だんべ(?:え|ー)?", "だろう"),
    (r"べえ?(?=$|[、。 ])", "だろう"),
    (rf"(?<=[ぁ-ん])いね(?:え|ー)?{_END}", "よ"),
    (r"ぐれ(?:え|ー)", "ぐらい"),
    (r"や(?:い)ね?(?=$|[、。 ])", "よ"),
    (r"ちまっ", "てしまっ"),
    (r"ちゃっ", "てしまっ"),
    (r"(?<![a-z])[w草]+(?=$|[、。 ])", ""),
    (r"[ー〜~]{2,}", "ー"),
)
_COMMON = tuple((expression(written), common) for written, common in _SPELLINGS)


def in_common_speech(text: str) -> str:
    """The folded text with endings of dialect and slips of the keyboard as most people write them."""
    for written, common in _COMMON:
        text = written.sub(common, text)
    return text
