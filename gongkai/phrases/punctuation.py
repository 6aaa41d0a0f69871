"""Half-width marks inside Chinese text, and the full-width ones that belong there (GB/T 15834-2011)."""

from itertools import cycle

from gongkai.patterns import pattern

# [^\x00-\xff] for what is Chinese: a class of Han takes longer to compile than all plans to read.
HALF_WIDTH = pattern(
    r"(?=[,;:?!.()\"'])(?:(?<=[^\x00-\xff])(?:[,;:?!](?!//)|\.(?=[^\x00-\xff]|\s|$|\d{1,2}月\d)|\((?!0\d{2,3}\))|[)\"'])"
    r"|(?<=\d)[,;](?=[^\x00-\xff])|(?<![\da-zA-Z])[)\"'](?=[^\x00-\xff])|\((?=[^\x00-\xff]))"
)
_NUMERAL = pattern(r"^([\u3000 ]{0,8}[一二三四五六七八九十]{1,3})[.,](?=\D)")
FULL_WIDTH = dict(zip(",;:?!.()", "，；：？！。（）", strict=True))


def full_width(text: str) -> str:
    """The text with full-width marks where Chinese stands beside them; straight quotation marks open and close.

    The number of a chapter, 一. or 一, before it, is 一、 (GB/T 9704-2012 clause 7.3.3), and its mark ends no sentence.
    """
    text = _NUMERAL.sub(r"\1、", text)
    marks = {'"': cycle("“”"), "'": cycle("‘’")}
    while (changed := HALF_WIDTH.sub(lambda mark: FULL_WIDTH.get(mark[0]) or next(marks[mark[0]]), text)) != text:
        text = changed  # a mark beside one that has become Chinese is Chinese too
    return text
