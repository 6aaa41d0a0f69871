"""The signs of the symbol fonts that Word uses for bullets and boxes, as the characters that look like them.

Of several look-alikes the one is taken that notices have in plain text and fonts for them know: ► and ◆, not ➢ and ❖.
"""

_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□",
    0x72: "□", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "◆", 0x77: "◆", 0x78: "☒", 0x9E: "•", 0x9F: "•",
    0xA1: "○", 0xA4: "●", 0xA5: "○", 0xA7: "▪", 0xA8: "□", 0xAA: "★", 0xAB: "★", 0xB2: "☆", 0xD8: "►", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "►", 0xF0: "►", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + nth: chr(ord("①") + nth) for nth in range(10)},
    **{0x8C + nth: chr(ord("❶") + nth) for nth in range(10)},
}  # fmt: skip
_SYMBOL = {
    0xB7: "•", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAE: "→", 0xDE: "⇒", 0xA3: "≤", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xD6: "√", 0x2D: "−", 0x61: "α", 0x62: "β", 0x6D: "μ", 0x70: "π",
    0x53: "Σ", 0x57: "Ω",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA2: "■", 0xA3: "□"},
    "webdings": {0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "☒"},
    "symbol": _SYMBOL,
}
_ANY = {0xB7: "•", **_WINGDINGS}  # where it is not said which font


def is_private(char: str) -> bool:
    """Whether a character has a look in one font alone."""
    return "\ue000" <= char <= "\uf8ff"


def is_known(font: str) -> bool:
    """Whether a font is one of those whose characters are signs."""
    return font.lower() in _FONTS


def seen(text: str, font: str) -> str:
    """A text in a font as it looks; a sign that nobody knows stays as it is."""
    signs = _FONTS.get(font.lower())
    return "".join(_seen(char, signs) for char in text) if signs or any(map(is_private, text)) else text


def _seen(char: str, signs: dict[int, str] | None) -> str:
    code = ord(char) - 0xF000 if "\uf000" <= char <= "\uf0ff" else ord(char)
    if signs is None:
        return _ANY.get(code, char) if is_private(char) else char
    return signs.get(code, char)
