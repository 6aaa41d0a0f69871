"""还有没填的空。

××月××日、XX局、〔20XX〕、某某单位、“待补充”一类，是套模板留下的，印出去就收不回来了。
附件里的空表，隐去的人名、号码（周××、138****0000），以及“文件名写成某某单位”一类的格式说明不算。

错:

    plan:
      title: 示例方案
      text: 请于×月×日前将总结报XX局（联系人：某某某）。

对:

    plan:
      title: 示例方案
      text: 请于5月25日前将总结报甲局（联系人：张三）。
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.plan import Items, Line, Plan, Prose
from gongkai.text import Text, joined

CODE = "GK247"
SEVERITY = Severity.WARNING
_BLANK = "[×✕╳XxＸｘ＊*]"
_WHAT = "(?:省|市|县|区|镇|乡|街道|局|委|办|厅|处|科|公司|单位|部门|会议|方案|活动)"
_PLACEHOLDER = pattern(
    rf"(?=[×✕╳XxＸｘ＊*_2某〔待此TF【号\s])(?:"  # what all of them begin with: the engine passes over the rest at once
    rf"(?<![A-Za-z]){_BLANK}{{1,4}}(?=[年月日](?!代))"
    rf"|(?<!\d)20{_BLANK}{{2}}(?!\d)"
    rf"|(?<![A-Za-z\d]){_BLANK}{{2,4}}(?={_WHAT})"
    rf"|某{{2,3}}(?={_WHAT}|[年月日])|(?<=[：:])(?:某{{2,3}}|[XxＸ]{{2,}})(?=$|[，。；、）)\n])"
    r"|〔\s*〕|〔20\s+〕|(?<=〕)\s*[×XxＸ＊*_]*\s*号"
    r"|待(?:补充|完善|填写?|核实|修改)(?=$|[，。；、）)】」\n])|此处(?:填写|插入|补充|省略)"
    r"|(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])|【[^】\n]{0,8}(?:填写|补充|插入|替换|此处)[^】\n]{0,8}】)"
)
_NEAR = 60
_FORMAT = pattern("命名|文件名|注明|标注|格式|主题为|标题为|样式|如下例|例如")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """The first of each text, and how many there are."""
    for text in _texts(plan):
        found = [blank for blank in _PLACEHOLDER.finditer(text) if not _is_sample(text, blank.start())]
        if found:
            count = f"，这段文字里共{len(found)}处" if len(found) > 1 else ""
            yield text.position(found[0].start()), f"“{found[0][0].strip()}”还没有填{count}", "填上实际的内容"


def _texts(plan: Plan) -> Iterator[Text]:
    """The notice and the 方案 with its reports, as far as somebody reads them; no attachment, which may be a form."""
    yield from (text for kind, text in plan.printed if kind in ("organ", "number", "addressees", "note"))
    for section in (section for document in plan.documents for section in document.walk()):
        yield from (section.title,) if section.title else ()
        for part in section.body:
            if isinstance(part, Prose | Line):
                yield joined(piece.text for piece in part.pieces)
            elif isinstance(part, Items):
                yield from part.lines
    for report in plan.matters:
        yield from (text for text in (report.title, report.via, report.contact) if text)


def _is_sample(text: Text, at: int) -> bool:
    """Whether a place is in quotation marks, or in a sentence about how to name something."""
    before = text[max(0, at - _NEAR) : at]
    sentence = max(before.rfind(mark) for mark in "。；\n") + 1
    return before.rfind("“") > before.rfind("”") or _FORMAT.search(before, sentence) is not None
