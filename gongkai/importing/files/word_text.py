"""The characters of a Word paragraph, as they are on the page: without what is hidden, deleted or in a text box."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise
from xml.etree.ElementTree import Element

from gongkai.importing.files import symbols
from gongkai.importing.files.formulas import fraction, lowered, raised, root
from gongkai.importing.files.word_fields import Field
from gongkai.importing.files.word_parts import W
from gongkai.importing.files.word_styles import Styles, value
from gongkai.patterns import pattern

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
ANNOTATION = "{http://schemas.microsoft.com/aml/2001/core}annotation"  # of Word 2003: what was inserted, deleted, said
GONE = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "delText", "rPr", "pPr", "tcPr", "styles", "lists", "sectPr")
)
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_SOUND = "注音"
_NOTES = {
    "footnoteReference": "脚注", "endnoteReference": "尾注", "commentReference": "批注",
    "footnote": "脚注", "endnote": "尾注",  # Word 2003 writes them where they are referred to
    "rt": _SOUND,
}  # fmt: skip
_FLAT = ("nary", "m", "eqArr", "limLow", "limUpp", "sPre", "acc", "bar", "groupChr")
_NEXT_PAGE = "\f"
_NEAR = 200
_DEEPEST = 50  # fields in one another: Word itself allows twenty
# What shows that a page was broken in mid-sentence, and not between what belongs together: 落款, 附件1.
_BROKEN_OFF = pattern(r"[^，、；。：]*[，、；。：].*[^\s。；：！？”）)日]", re.DOTALL)
_BEGINS = pattern(
    r"\s|附[件表：]|抄送|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[章节条]"
)
_PAGE_BROKEN = "分页符在一句话中间，接成了一段"
_FORMULA = "公式照字面连着写了，看看对不对"
HIDDEN = "隐藏的文字"


class Words:
    """Goes through the paragraphs of a document; `left` is what stays out of them, by its kind."""

    def __init__(self, styles: Styles) -> None:
        self.left: dict[str, None] = {}
        self._styles = styles
        self._doubts: dict[str, None] = {}
        self._fields: list[Field] = []
        self._style = self._font = self._height = ""

    def of(self, paragraph: Element, fields: list[Field]) -> str:
        """The characters of a paragraph. `fields` have begun in one above; those that go on in one below are added."""
        self._fields, self._style = fields, value(paragraph.find(f"{W}pPr/{W}pStyle"))
        text = "".join(self._text(paragraph))
        while not all(field.in_result for field in fields):  # one without an end: what was typed is text
            text += fields.pop().typed
        first, *others = text.split(_NEXT_PAGE)
        return first + "".join(self._turned(before, page) for before, page in pairwise((first, *others)))

    def _turned(self, before: str, page: str) -> str:
        """What stands behind a page break, on a line of its own unless that breaks a sentence."""
        if not page or _BEGINS.match(page) or not _BROKEN_OFF.fullmatch(before[-_NEAR:]):
            return f"\n{page}"
        self._doubts[_PAGE_BROKEN] = None
        return page

    def ends(self, paragraph: Element) -> bool:
        """Whether a paragraph has an end: not where it is deleted, moved away or hidden."""
        end = paragraph.find(f"{W}pPr/{W}rPr")
        gone = end is not None and any(part.tag in GONE or is_deleted(part) for part in end)
        return not gone and not self._styles.is_on(end, value(paragraph.find(f"{W}pPr/{W}pStyle")), "vanish")

    def take_doubts(self) -> list[str]:
        """What is to be said of the text since the last time."""
        doubts, self._doubts = list(self._doubts), {}
        return doubts

    def _text(self, element: Iterable[Element]) -> Iterator[str]:
        for child in element:
            if (make := _MAKERS.get(child.tag)) is not None:
                yield self._shown(make(self, child))
            elif child.tag in (f"{W}r", f"{_M}r"):
                yield from self._run(child)
            elif child.tag == f"{MC}AlternateContent":
                yield from self._text(chosen(child))
            elif child.tag not in GONE and child.tag != f"{W}txbxContent" and not is_deleted(child):
                yield from self._text(child)

    def _shown(self, text: str) -> str:
        """A text as it is on the page: among a field's code it is not."""
        for field in reversed(self._fields if text else []):
            if not field.in_result:
                field.code += text
                field.typed += text
                return ""
            field.has_shown = True
        return text

    def _run(self, run: Element) -> Iterator[str]:
        own = run.find(f"{W}rPr")
        if self._styles.is_on(own, self._style, "vanish"):
            if any((part.text or "").strip() for part in run.iter(f"{W}t")):
                self.left[HIDDEN] = None
            return
        outer = self._font, self._height
        self._font, self._height = (self._styles.of_run(own, self._style, name) for name in ("rFonts", "vertAlign"))
        yield from self._text(run)
        self._font, self._height = outer

    def _typed(self, element: Element) -> str:
        """A text in its font, above or below the line where it is."""
        text = symbols.seen(element.text or "", self._font)
        if self._height in ("superscript", "subscript"):
            return self._moved(text, self._height == "superscript")
        return text

    def _moved(self, text: str, is_up: bool) -> str:
        """A text above or below the line in characters that are so, or as it is and said."""
        moved = raised(text) if is_up else lowered(text)
        if moved is None and any(map(str.isalnum, text)):
            self._doubts[f"{'上标' if is_up else '下标'}“{text}”照平常的字写了"] = None
        return text if moved is None else moved

    def _note(self, element: Element, kind: str) -> str:
        if kind != _SOUND or any(part.text for part in element.iter(f"{W}t")):
            self.left[kind] = None
        return ""

    def _break(self, element: Element, sign: str) -> str:
        return _NEXT_PAGE if element.get(f"{W}type") in ("page", "column") else sign

    def _symbol(self, element: Element) -> str:
        try:
            sign = chr(int(element.get(f"{W}char", ""), 16))
        except (ValueError, OverflowError):
            return ""
        return symbols.seen(sign, element.get(f"{W}font", ""))

    def _field(self, element: Element) -> str:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            if len(self._fields) > _DEEPEST:
                raise RecursionError
            self._fields.append(Field(begin=element))
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            return self._made(self._fields.pop())
        return ""

    def _code(self, element: Element) -> str:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].code += element.text or ""
        return ""

    def _simple(self, element: Element) -> str:
        field = Field(element.get(f"{W}instr", ""))
        field.in_result = field.kind in ("", *_EMPTY)
        text = "".join(self._text(element))
        return text or self._made(field)

    def _made(self, field: Field) -> str:
        """What a field shows that has no result of its own."""
        made = field.made()
        if made is None:
            self._doubts[f"这里的域（{field.kind}）读不出来，没有收进来"] = None
            self.left[f"域（{field.kind}）"] = None
        if field.is_sounded and made:
            self.left[_SOUND] = None
        return made or ""

    def _part(self, formula: Element, name: str) -> str:
        return "".join(self._text(formula.findall(f"{_M}{name}")))

    def _fraction(self, formula: Element) -> str:
        return fraction(self._part(formula, "num"), self._part(formula, "den"))

    def _script(self, formula: Element) -> str:
        below, above = self._part(formula, "sub"), self._part(formula, "sup")
        return self._part(formula, "e") + self._moved(below, is_up=False) + self._moved(above, is_up=True)

    def _root(self, formula: Element) -> str:
        return root(self._part(formula, "e"), self._part(formula, "deg"))

    def _brackets(self, formula: Element) -> str:
        signs = (formula.find(f"{_M}dPr/{_M}{name}") for name in ("begChr", "endChr"))
        first, last = (
            usual if sign is None else sign.get(f"{_M}val", "") for sign, usual in zip(signs, "()", strict=True)
        )
        return first + "|".join("".join(self._text([part])) for part in formula.findall(f"{_M}e")) + last

    def _flat(self, formula: Element) -> str:
        self._doubts[_FORMULA] = None
        return "".join(self._text(formula))


_EMPTY = ("FORMTEXT", "MERGEFIELD", "REF", "DOCPROPERTY")
_MAKERS: dict[str, Callable[[Words, Element], str]] = {
    f"{W}t": Words._typed,
    f"{_M}t": Words._typed,
    f"{W}sym": Words._symbol,
    f"{W}fldChar": Words._field,
    f"{W}instrText": Words._code,
    f"{W}fldSimple": Words._simple,
    f"{_M}f": Words._fraction,
    f"{_M}rad": Words._root,
    f"{_M}d": Words._brackets,
    **{f"{_M}{name}": Words._script for name in ("sSup", "sSub", "sSubSup")},
    **{f"{_M}{name}": Words._flat for name in _FLAT},
    **{f"{W}{name}": partial(Words._break, sign=sign) for name, sign in _BREAKS.items()},
    **{f"{W}{name}": partial(Words._note, kind=kind) for name, kind in _NOTES.items()},
}


def chosen(element: Element) -> list[Element]:
    """The first of several forms of one thing."""
    return list(element)[:1]


def is_deleted(element: Element) -> bool:
    """Whether Word 2003 says of what is in it that it is deleted, or a comment."""
    return element.tag == ANNOTATION and element.get(f"{W}type") in ("Word.Deletion", "Word.Comment")
