"""A piece of a paragraph by itself, outside the sentence that it was cut from."""

_CLOSING = {"）": "（", "〕": "〔", "】": "【", "]": "[", ")": "("}
_MOST_BRACKETS = 10


def uncut(text: str) -> str:
    """A piece as the notice has it, without the marks at which it was cut from the rest of its sentence."""
    return text.strip().lstrip("、，；：。,;: ").rstrip("、，, ")


def headed(heading: str, text: str) -> str:
    """A text with the heading that it stands under, unless it says that itself."""
    return f"{heading}：{text}" if heading and heading not in text else text


def bare(text: str) -> str:
    """A piece by itself: without its final ；，。 and without the brackets around it, or half of a pair."""
    text = uncut(" ".join(text.split("\n")))
    for _ in range(_MOST_BRACKETS):
        trimmed = text.rstrip("；，。、;, ")
        last, first = trimmed[-1:], trimmed[:1]
        if last in _CLOSING and (
            (first == _CLOSING[last] and _encloses(trimmed)) or trimmed.count(_CLOSING[last]) < trimmed.count(last)
        ):
            trimmed = trimmed[1:-1] if first == _CLOSING[last] and _encloses(trimmed) else trimmed[:-1]
        elif first in _CLOSING.values() and trimmed.count(first) > sum(
            trimmed.count(close) for close, start in _CLOSING.items() if start == first
        ):
            trimmed = trimmed[1:]
        if trimmed == text:
            break
        text = trimmed
    return text


def _encloses(text: str) -> bool:
    """Whether the first bracket is closed by the last character and not before."""
    depth = 0
    for index, character in enumerate(text):
        depth += (character in _CLOSING.values()) - (character in _CLOSING)
        if depth == 0:
            return index == len(text) - 1
    return False
