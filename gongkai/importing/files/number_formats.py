"""Every format of automatic numbers that Office Open XML knows (ST_NumberFormat), as Word shows it on the page."""

import unicodedata
from collections.abc import Callable
from functools import partial

from gongkai import numbering

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ONES = ("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
_TEENS = ("Thir", "Four", "Fif", "Six", "Seven", "Eigh", "Nine")
_TENS = ("Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_ORDINALS = {
    "One": "First", "Two": "Second", "Three": "Third", "Five": "Fifth", "Eight": "Eighth", "Nine": "Ninth",
    "Twelve": "Twelfth",
}  # fmt: skip
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_CHINESE = (
    "chineseCounting chineseCountingThousand japaneseCounting taiwaneseCounting taiwaneseCountingThousand "
    "vietnameseCounting"
)
# Digits and, where there are any, what stands for ten, hundred and thousand.
_LEGAL = {
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    "japaneseLegal": ("零壱弐参四五六七八九", "拾百阡"),
}
_DIGITS = {
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九",
    "koreanDigital": "영일이삼사오육칠팔구",
    "koreanDigital2": "零一二三四五六七八九",
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "decimalHalfWidth": "0123456789",
    "hindiNumbers": "०१२३४५६७८९",
    "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙",
}
# Signs that are counted through, and doubled, trebled after the last.
_LETTERS = {
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "aiueo": "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "iroha": "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ",
    "irohaFullWidth": (
        "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
    ),
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
    "chicago": "*†‡§",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
    "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    "hindiConsonants": "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
}


def shown(format: str, count: int) -> str | None:
    """The count-th number in a format; None for a format that nobody can tell."""
    if count < 1 and format not in _NONE:
        return str(count)
    if format[:1] == "0" and format.isdecimal():  # 01 or 001, as the writer has asked for
        return f"{count:0{len(format)}}"
    made = _FORMATS.get(format)
    return made(count) if made else None


def roman(count: int) -> str:
    """The number in Roman numerals: IV."""
    written = ""
    for size, letters in _ROMAN:
        while count >= size and len(written) < 20:
            written, count = written + letters, count - size
    return written


def letter(count: int) -> str:
    """A to Z, then AA."""
    return _lettered("ABCDEFGHIJKLMNOPQRSTUVWXYZ", count)


def _lettered(letters: str, count: int) -> str:
    round_, power = divmod(count - 1, len(letters))
    return letters[power] * (round_ % 10 + 1)


def _digits(digits: str, count: int) -> str:
    return "".join(digits[int(digit)] for digit in str(count))


def _legal(digits: str, sizes: str, count: int) -> str:
    """壹拾贰: unlike in 十二 the one before ten is written."""
    if count > 9999:
        return str(count)
    written, gap = "", False
    for power in (3, 2, 1, 0):
        digit = count // 10**power % 10
        if digit:
            written += (digits[0] if gap and written else "") + digits[digit] + (sizes[power - 1] if power else "")
        gap = not digit
    return written


def _cardinal(count: int) -> str:
    if count < 20:
        return _ONES[count] if count < 13 else f"{_TEENS[count - 13]}teen"
    if count < 100:
        ten, one = divmod(count, 10)
        return _TENS[ten - 2] + (f"-{_ONES[one].lower()}" if one else "")
    if count < 1000:
        hundred, rest = divmod(count, 100)
        return f"{_ONES[hundred]} Hundred" + (f" {_cardinal(rest)}" if rest else "")
    return str(count)


def _ordinal_text(count: int) -> str:
    head, dash, last = _cardinal(count).rpartition("-")
    capital = last.capitalize()
    ordinal = _ORDINALS.get(capital) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{head}{dash}{ordinal.lower() if dash else ordinal}"


def _ordinal(count: int) -> str:
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def _zodiac(count: int) -> str:
    """甲子 to 癸亥."""
    return _STEMS[(count - 1) % 10] + _BRANCHES[(count - 1) % 12]


def _enclosed(count: int) -> str:
    """㊀ to ㊉, then the number as it is."""
    return chr(0x3280 + count - 1) if count <= 10 else numbering.chinese(count)


def _in_brackets(count: int) -> str:
    return unicodedata.normalize("NFC", chr(0x2474 + count - 1)) if count <= 20 else f"({count})"


def _full_stop(count: int) -> str:
    return chr(0x2488 + count - 1) if count <= 20 else f"{count}."


_NONE = ("none", "bullet")
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    **dict.fromkeys(_NONE, lambda _: ""),
    **dict.fromkeys(_CHINESE.split(), numbering.chinese),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), lambda count: numbering.nth("①", count)),
    **{format: partial(_digits, digits) for format, digits in _DIGITS.items()},
    **{format: partial(_lettered, letters) for format, letters in _LETTERS.items()},
    **{format: partial(_legal, *legal) for format, legal in _LEGAL.items()},
    "decimalEnclosedParen": _in_brackets,
    "decimalEnclosedFullstop": _full_stop,
    "decimalZero": lambda count: f"{count:02}",
    "ideographEnclosedCircle": _enclosed,
    "ideographZodiacTraditional": _zodiac,
    "numberInDash": lambda count: f"- {count} -",
    "hex": lambda count: f"{count:X}",
    "ordinal": _ordinal,
    "cardinalText": _cardinal,
    "ordinalText": _ordinal_text,
    "upperRoman": roman,
    "lowerRoman": lambda count: roman(count).lower(),
}
