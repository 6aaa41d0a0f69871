"""Half-width marks inside Chinese text, and the full-width ones that belong there (GB/T 15834-2011)."""

from itertools import cycle

from gongkai.patterns import pattern

# [^\x00-\xff] for what is Chinese: a class of Han takes longer to compile than all plans to read.
HALF_WIDTH = pattern(
    r"(?=[,;:?!.()\"'])(?:(?<=[^\x00-\xff])(?:[,;:?!](?!//)|\.(?=[^\x00-\xff]|\s|$)|\((?!0\d{2,3}\))|[)\"'])"
    r"|(?<![\da-zA-Z])[)\"'](?=[^\x00-\xff])|\((?=[^\x00-\xff]))"
)
FULL_WIDTH = dict(zip(",;:?!.()", "，；：？！。（）", strict=True))


def full_width(text: str) -> str:
    """The text with full-width marks where Chinese stands beside them; straight quotation marks open and close."""
    marks = {'"': cycle("“”"), "'": cycle("‘’")}
    while (changed := HALF_WIDTH.sub(lambda mark: FULL_WIDTH.get(mark[0]) or next(marks[mark[0]]), text)) != text:
        text = changed  # a mark beside one that has become Chinese is Chinese too
    return text
