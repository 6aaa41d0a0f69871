"""信函格式和别的写法矛盾。

写了 form: 信函，就按 GB/T 9704-2012 第10.1条排：发文机关标志用机关全称或者规范化简称，不加“文件”，
联合行文只用主办机关的；不标签发人；版记不加印发机关和印发日期。

错:

    notice:
      form: 信函
      letterhead: 示例区人民政府办公室文件
      title: 关于征求示例方案意见的函
      issuer: 示例区人民政府办公室
      date: 2022年5月7日
      printer: 示例区人民政府办公室

对:

    notice:
      form: 信函
      letterhead: 示例区人民政府办公室
      title: 关于征求示例方案意见的函
      issuer: 示例区人民政府办公室
      date: 2022年5月7日
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.plan import Notice, Plan

CODE = "GK250"
SEVERITY = Severity.WARNING
_WORD = "文件"


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """What a letter does not have, at its place."""
    if plan.notice and plan.notice.form:
        yield from _letterhead(plan.notice, plan.notice.form.at)
        yield from _others(plan.notice)


def _letterhead(notice: Notice, at: Position) -> Iterator[tuple[Position, str, str]]:
    if not notice.letterhead:
        yield at, "信函没有发文机关标志，只能按一般格式印", "写上 letterhead: 机关名称，或者删掉 form"
        return
    first, *others = notice.letterhead
    for name in notice.letterhead:
        if name.endswith(_WORD):
            right = name.removesuffix(_WORD)
            yield name.at, f"信函的发文机关标志不加“{_WORD}”", f"写成“{right}”" if right else "删去这一项"
    if [name for name in others if name != _WORD]:
        yield (
            others[0].at,
            "联合行文的信函只用主办机关的标志",
            f"只留“{first.removesuffix(_WORD)}”，别的机关写在 issuer 里",
        )


def _others(notice: Notice) -> Iterator[tuple[Position, str, str]]:
    if notice.signer:
        yield notice.signer[0].at, "信函不标签发人", "上报的公文删掉 form: 信函；不是上报的删掉 signer"
    if notice.printer:
        yield notice.printer.at, "信函的版记不加印发机关", "删掉 printer"
    if notice.printed:
        yield notice.printed.text.at, "信函的版记不加印发日期", "删掉 printed"
