"""Whether a text is a notice or a plan at all: what it is instead is told, where its title says so."""

import re
from itertools import pairwise

from gongkai.importing.files.levels import numbered
from gongkai.importing.files.paper import Block, Grid, Paragraph, bare
from gongkai.importing.parts.addressees import are_addressees
from gongkai.importing.parts.head import find_head
from gongkai.importing.parts.labels import labelled
from gongkai.importing.parts.signature import is_date
from gongkai.importing.parts.title import is_title
from gongkai.patterns import pattern

_UNKNOWN = "这不像通知，也不像方案", "通知要有标题（关于……的通知、……方案）和正文；只贴了一部分的，补上标题再试"
_OTHERS = (
    ("公报", pattern(r".{4,}(?:统计)?公报")),
    ("会议纪要", pattern(r".{2,}纪要(?:[（(][^（()）]*[）)])?")),
    ("表格", pattern(r".{2,}(?:登记|报名|申请|申报|审批|推荐|统计|汇总|反馈|调查|签到|评分|打分|信息)表|.*回执")),
    ("名单", pattern(r".{2,}(?:名单|花名册)(?:公示)?")),
    ("简报", pattern(r".{2,}(?:简报|专报|信息快报)")),
    ("总结", pattern(r".{4,}(?:工作|活动|年度)?总结(?:报告)?|.{4,}工作报告")),
    ("讲话", pattern(r".{4,}(?:上|时)的(?:讲话|致辞|发言)(?:稿)?")),
    ("合同", pattern(r".{2,}(?:合同|协议书|责任书|承诺书)")),
)
_ONLY_THEY_SAY = pattern(
    "通知如下|方案如下|安排如下|公告如下|特制定(?:本|如下|此)|制[定订](?:本|如下)[^，。]{0,8}(?:方案|计划|意见)|现就[^，。]{2,40}(?:通知|要求|安排)"
    "|请(?:各|有关|相关)[^，。]{1,20}(?:遵照|认真|按照|结合|于|在|将|高度|务必)|特此通知|印发给你们|转发给你们"
)
_NEAR = 8
_HINT = "gongkai 整理的是布置活动的通知和方案；要从里面取活动的，把那一部分单独存成一个文件，写上标题再导入"


def why_not(blocks: list[Block]) -> tuple[str, str] | None:
    """What a text is instead of a notice, and what to do about it; None for a notice or plan."""
    head = find_head(blocks, False)
    if head.title and is_title("".join(_text(blocks[index]) for index in head.title)):
        return None
    if head.to is None and (other := _other(blocks)):
        return f"这像是{other}，不是布置工作的通知或方案", _HINT
    return None if any(map(_is_of_notice, blocks)) else _UNKNOWN


def _other(blocks: list[Block]) -> str:
    """What the first lines call the text, if that is something else."""
    lines = [bare(_text(block)) for block in blocks[:_NEAR]]
    titles = [line for line in lines if line and len(line) <= 40 and not re.search("[。；，]", line)]
    joined = [*titles, *("".join(pair) for pair in pairwise(titles))]
    return next((kind for line in joined for kind, pattern in _OTHERS if pattern.fullmatch(line)), "")


def _is_of_notice(block: Block) -> bool:
    """Whether a block is what notices have: a chapter, a labelled line, a date, addressees, or what only they say."""
    if isinstance(block, Grid):
        return False
    number = numbered(block.text)
    chapter = number is not None and number.rank <= 2
    said = chapter or bool(labelled(block.text)) or is_date(block.text) or are_addressees(block.text)
    return said or _ONLY_THEY_SAY.search(block.text) is not None


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""
