"""What cannot be printed where or as it stands, put as the tool prints it; each such block says so (`told`)."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gongkai.importing.files.levels import numbered
from gongkai.importing.files.paper import Block, Grid, Paragraph, bare
from gongkai.importing.parts.addressees import are_addressees, could_be_addressees
from gongkai.importing.parts.frame import is_frame
from gongkai.importing.parts.head import Head, find_head
from gongkai.importing.parts.labels import key_of
from gongkai.importing.parts.letterhead import NUMBER, number_in
from gongkai.importing.parts.signature import (
    is_date,
    is_issuer,
    is_signed,
    is_spaced,
    may_follow_date,
    parted_signature,
)
from gongkai.importing.parts.tail import (
    DOWNLOADS,
    announced_in_plan,
    find_date,
    first_signer,
    is_cc,
    is_keywords_of_notice,
    is_last,
    is_mark,
    is_note,
    is_of_colophon,
    is_printed,
    keywords,
    without_link_words,
)
from gongkai.importing.parts.title import ISSUED, is_title, plan_title
from gongkai.importing.words.names import are_units
from gongkai.patterns import pattern
from gongkai.phrases.writing import alike

_HEAD = 80
_RED_HEAD = pattern(rf"(?P<organ>[^，。；：]{{3,40}})文件\s*(?P<number>{NUMBER.pattern}(?:\s*签发人[：:].+)?)")
_SIGNER = pattern(r"签\s*发\s*人\s*+[：:]\s*+\S.*")
_NUMBER_FIRST = pattern(rf"(?P<first>{NUMBER.pattern})\s*(?:[：:]\s*)?(?P<second>\S.*)")
_LABEL_FIRST = pattern(r"(?P<label>(?:文件|公文|信息)?(?:名称|标题|题目)\s*[：:])\s*(?P<title>\S.*)")
_BODY_FIRST = pattern(r"(?P<label>正文\s*[：:])\s*(?P<to>\S.*)")
_NUMBER_LAST = pattern(
    rf"(?P<first>\S.*?)(?P<second>[（(]{NUMBER.pattern}[）)]|(?<=[\s告知函见定])(?<!关于){NUMBER.pattern})"
)
_BULLET = pattern(r"(?P<bullet>[-–—•·●▪■◆*>])\s*(?P<title>\S.*)")
_LOST = pattern(r"[?？]{1,8}(?=[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}[）)、.．](?!\d))")  # ???（一）
BLANKS_LOST = "序号前面的“?”是丢了的空格，都去掉了"
_COLON_GONE = "原文的文号和标题写在一行，分开了，中间的冒号去掉了"
_TITLE_END = pattern("(?:通知|公告|通告|函|方案|安排|意见)(?=.)")
_NUMBER_OF_PAGE = pattern(rf"(?:文\s*号|发文字号|文件编号|发布文号)[:：|｜\s]*(?P<number>{NUMBER.pattern})")
_TITLE_OF_PAGE = pattern(r"(?:名\s*称|标\s*题)[:：|｜\s]+(?P<title>[^|｜:：]{6,100}?)\s*(?=[|｜]|$)")
_FILE = pattern(
    r"\S.*\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|zip|rar|7z|jpe?g|png|txt|rtf|mp4)(?:[（(【\[].{0,20})?", re.IGNORECASE
)
_LINK_CELL = pattern(rf"{_FILE.pattern}|(?:相关)?附\s*件\s*(?:下载)?\s*\d*\s*[：:]?|\d{{1,2}}", re.IGNORECASE)
_ENDINGS = ("docx", "doc", "xlsx", "xls", "pptx", "ppt", "pdf", "ofd", "wps", "et", "zip", "rar", "7z", "txt", "rtf")
_FURTHER = pattern(  # between two links in one line
    rf"(?:{'|'.join(rf'(?<=.{ending})' for ending in _ENDINGS)})[\s、；;，,]+"
    r"|[；;，,、]\s*(?=附\s*件\s*[\d一二三四五六七八九十])",
    re.IGNORECASE,
)
_NO_LINKS_NAME = pattern(
    "(?:请)?(?:点击)?(?:此处|这里)?(?:查看|下载|浏览|打开|阅读)?(?:附件|文件|原文|全文|正文|本文|PDF版?|WORD版?)*(?:下载|查看)?"
)
_NAMED_MARK = pattern(
    r"(?P<mark>附\s*(?:件\s*(?:下载|[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:.．、_—－-]?|表?\s*(?:[\d０-９]{1,2})?\s*[：:]))"
    r"\s*(?P<name>[^\s：:.．、_—－-].*)"
)
_PRINTED = pattern(r"日\s*印制?$")
_EMPTY_MARK = pattern(r"附\s*件\s*(?:[\d０-９]{1,2}|[一二三四五六七八九十])\s*[：:]?")
_ITEM = pattern(r"[\d０-９]{1,2}\s*[.．、]\s*\S.*")
_SLIP = pattern("[^，。；：:附]{0,20}(?:回执|报名表|登记表|申请表|推荐表|统计表|汇总表|承诺书)[单表]?")
_SHORTEST, _LONG, _LONGEST = 6, 20, 200
_NO_NAME = pattern("[。；，]")


class Arranged(NamedTuple):
    """The notice's blocks in the order they are printed; `dropped` are links of a page, `names` what they lead to."""

    blocks: list[Block]
    dropped: list[Block]
    names: tuple[str, ...] = ()


_GLUED = pattern(  # 附件：统计表.docx市甲局
    r"(?P<file>.{4,80}\.(?:docx?|xlsx?|pptx?|pdf|wps|zip|rar))(?P<organ>[\u4e00-\u9fff]{3,40})", re.IGNORECASE
)


def apart(blocks: list[Block]) -> list[Block]:
    """The blocks with 发文字号 and title each on a line of its own, as far as a head reaches."""
    begun = next((index for index, block in enumerate(blocks) if _begins_text(block)), len(blocks))
    parts = [part for index, block in enumerate(blocks[:_HEAD]) for part in _number_and_title(block, index <= begun)]
    return list(map(_without_lost, [*_with_signers(parts), *blocks[_HEAD:]]))


def _with_signers(blocks: list[Block]) -> Iterator[Block]:
    """发文字号 in one line with 签发人, who stand on a line below it."""
    for index, block in enumerate(blocks):
        above, below = (_text(blocks, at) for at in (index - 1, index + 1))
        if isinstance(block, Paragraph) and number_in(block.text) == block.text and _SIGNER.fullmatch(below):
            both = f"{block.text}　{below}"
            yield block._replace(text=both, told="原文的签发人另写一行，和文号印在一行", typed=f"{block.text}\n{below}")
        elif not (index and number_in(above) == above != "" and _SIGNER.fullmatch(_text(blocks, index))):
            yield block


def _without_lost(block: Block) -> Block:
    """A numbered line without the marks that a page left where it lost blanks: ???（一）第一检查组."""
    if isinstance(block, Paragraph) and (lost := _LOST.match(block.text)):
        return block._replace(text=block.text[lost.end() :], told=BLANKS_LOST, typed=block.text)
    return block


def _begins_text(block: Block) -> bool:
    """Whether the text has begun here, so that a name with a colon further down addresses nobody."""
    return isinstance(block, Paragraph) and (
        are_addressees(block.text) or ((number := numbered(block.text)) is not None and number.rank == 1)
    )


def with_names(blocks: list[Block], dropped: list[Block]) -> list[Block]:
    """The notice with the title and the number that only the page around it names."""
    head = find_head(blocks, False)
    cells = [cell for block in dropped for cell in _cells(block)]
    said: list[str] = []
    if head.title == [] and head.to is not None:
        named = [found["title"].strip() for cell in cells if (found := _TITLE_OF_PAGE.search(cell))][:1]
        said += named or _only(line.text for line in dropped if isinstance(line, Paragraph) and _is_notice_title(line))
    if head.number is None:
        named = [found["number"] for cell in cells if (found := _NUMBER_OF_PAGE.search(cell))][:1]
        said += named or _only(number for cell in cells if said and (number := number_in(cell)))
    own = [Paragraph(text, 0, told="取自网页，通知里没有") for text in said if is_title(text) or number_in(text)]
    signer = next((cell for cell in cells if _SIGNER.fullmatch(cell)), "")  # without a number it is not printed
    told = f"标题下面的“{signer}”没有收进来" if signer and head.title else ""
    return [*own, *(_told(block, told if index in head.title[:1] else "") for index, block in enumerate(blocks))]


def _is_notice_title(line: Paragraph) -> bool:
    """Whether a line of the page is the title of a notice, and no link to another."""
    return line.marked != "link" and not re.search("[。；：:]", line.text) and bool(ISSUED.fullmatch(bare(line.text)))


def _only(said: Iterable[str]) -> list[str]:
    """What is said, if that is one thing."""
    found = list(dict.fromkeys(said))
    return found if len(found) == 1 else []


def _cells(block: Block) -> list[str]:
    """What a line of a page's own table says, the cells of a row in one."""
    return ["　".join(cell for row in block.rows for cell in row)] if isinstance(block, Grid) else [block.text]


def arranged(blocks: list[Block]) -> Arranged:
    """The notice with its end in the order of print: attachments announced above 署名, 抄送 last of all."""
    blocks, empty = _without_empty_marks(list(map(_printed_in_full, blocks)))
    blocks = _numbered_above(blocks, find_head(blocks, False))
    head = find_head(blocks, False)
    blocks, itself = _without_itself(blocks, head)
    empty = [*empty, *itself]
    whole = _date_below(list(_signed_apart(list(_links_apart(blocks, head.rest)), head.rest)), head.rest)
    blocks, besides = _without_besides(whole, head.rest)
    date = find_date(blocks, head.rest, False)
    if date is None:
        return Arranged(whole, empty)
    first = first_signer(blocks, head.rest, date)
    contacts = _contacts_behind(blocks, date)
    told = "原文写在落款后面，印在正文后面"
    moved = [_told(blocks[index], told if nth == 0 else "") for nth, index in enumerate(contacts)] + besides
    below = [block for index, block in enumerate(blocks) if index > date and index not in contacts]
    blocks = [*blocks[:first], *moved, *blocks[first : date + 1], *below]
    first, date = first + len(moved), date + len(moved)
    after = date + 1 + (date + 1 < len(blocks) and is_note(_text(blocks, date + 1)))
    blocks = _copied_last(blocks, after)
    run = _announced_behind(blocks, after)
    title = bare("".join(_text(blocks, index) for index in head.title))
    said = (_name(part) for index in run for part in _FURTHER.split(_text(blocks, index)))
    names = tuple(
        name for name in said if name and not _NO_LINKS_NAME.fullmatch(name) and not _is_own(bare(name), title)
    )
    if run and (DOWNLOADS.fullmatch(_text(blocks, run[0])) or all(_is_link(blocks[index]) for index in run)):
        links = [*(blocks[index] for index in run), *empty]
        return Arranged([*blocks[: run[0]], *blocks[run[-1] + 1 :]], links, names)
    if run:
        moved = [_told(blocks[index], "原文写在落款后面，印在正文后面" if index == run[0] else "") for index in run]
        blocks = [*blocks[:first], *moved, *blocks[first : run[0]], *blocks[run[-1] + 1 :]]
        after += len(run)
    return Arranged([*blocks[:after], *_marks_apart(blocks, after)], empty)


def _numbered_above(blocks: list[Block], head: Head) -> list[Block]:
    """With 发文字号 between red head and title, where it stood below the title."""
    if head.number is None or not head.below or not head.letterhead or head.unknown:
        return blocks
    number = _told(blocks[head.number], "原文的文号写在标题下面，有红头的印在标题上面")
    rest = [block for index, block in enumerate(blocks) if index != head.number]
    return [*rest[: head.title[0]], number, *rest[head.title[0] :]]


def _printed_in_full(block: Block) -> Block:
    """印发机关 and date with 印 alone behind them, as the format of notices has it: 印发."""
    typed = block.text if isinstance(block, Paragraph) and _PRINTED.search(block.text) else ""
    full = f"{typed.removesuffix('制')}发" if typed else ""
    if not isinstance(block, Paragraph) or not is_printed(full):
        return block
    told = f"原文写的是“{'印制' if typed.endswith('制') else '印'}”，印成“印发”"
    return block._replace(text=full, told=told, typed=block.text)


def _without_empty_marks(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks without marks at the end that nothing stands below: 附件1： where a page had a link."""
    end = len(blocks)
    while end > 1 and _EMPTY_MARK.fullmatch(_text(blocks, end - 1)):
        end -= 1
    return blocks[:end], blocks[end:]


def _without_itself(blocks: list[Block], head: Head) -> tuple[list[Block], list[Block]]:
    """The blocks without a page's link to the notice's own file, which is no attachment: 附件下载：关于……的通知.pdf."""
    title = bare("".join(_text(blocks, index) for index in head.title))
    gone = [
        index
        for index in range(head.rest, len(blocks))
        if title and _is_itself(bare(_text(blocks, index)), title, index + 1 == len(blocks))
    ]
    kept = [block for index, block in enumerate(blocks) if index not in gone]
    return kept, [blocks[index] for index in gone]


def _is_itself(line: str, title: str, is_last: bool) -> bool:
    return (is_last and line == title) or (line.startswith("附件下载") and title in line)


def _is_own(name: str, title: str) -> bool:
    """Whether a file is that of the notice itself, whichever of the two names the organ."""
    return bool(title) and (title.endswith(name) or name.endswith(title[max(title.find("关于"), 0) :]))


def _number_and_title(block: Block, in_head: bool) -> list[Block]:
    """A line that is both 发文字号 and title, or 主送机关, as two; and one of addressees that the text follows."""
    if isinstance(block, Paragraph) and in_head:
        to, colon, text = re.match(r"([^：:]*)([：:]?)\s*(.*)", block.text, re.DOTALL).groups()  # type: ignore[union-attr]
        if len(text) > _LONG and text[-1] in "。：:；" and not is_frame(block) and are_addressees(f"{to}{colon}"):
            return [block._replace(text=f"{to}{colon}"), block._replace(text=text)]
        if len(block.text) <= _LONGEST and (end := _title_ends(block.text)):
            return [block._replace(text=block.text[:end]), block._replace(text=block.text[end:].strip(), told="")]
        if (found := _RED_HEAD.fullmatch(block.text)) and are_units(found["organ"]):
            return [block._replace(text=f"{found['organ']}文件"), block._replace(text=found["number"], told="")]
        if (labelled := _LABEL_FIRST.fullmatch(block.text)) and is_title(labelled["title"]):  # of a page: 文件名称：……
            told = f"前面的“{labelled['label']}”是网页的栏目，去掉了"
            return [block._replace(text=labelled["title"], told=told, typed=block.text)]
        if (labelled := _BODY_FIRST.fullmatch(block.text)) and are_addressees(labelled["to"]):  # 正文：各镇：
            told = f"前面的“{labelled['label']}”是网页的栏目，去掉了"
            return [block._replace(text=labelled["to"], told=told, typed=block.text)]
        if (bullet := _BULLET.fullmatch(block.text)) and (is_title(bullet["title"]) or are_addressees(bullet["title"])):
            told = f"前面的“{bullet['bullet']}”是网页的，去掉了"
            return [block._replace(text=bullet["title"], told=told, typed=block.text)]
        for pattern, title in ((_NUMBER_FIRST, "second"), (_NUMBER_LAST, "first")):
            found = pattern.fullmatch(block.text) if len(block.text) <= _LONGEST else None
            named = found[title].strip() if found else ""
            if found and (
                (title == "second" and are_addressees(named)) or (is_title(named) and not re.search("[。；：:]", named))
            ):
                first, second = block._replace(text=found["first"].strip()), block._replace(text=found["second"])
                if len(first.text) + len(second.text) < len(re.sub(r"\s", "", block.text)):
                    first = first._replace(told=_COLON_GONE, typed=f"{first.text}：")
                return [first, second]
    return [block]


def _title_ends(text: str) -> int:
    """Where a title ends that the addressees follow in its line: ……的通知 各镇街、各部门; 0 where none does.

    In a list of those nothing is a title: 各乡镇科协、县农函大、各学会.
    """
    for found in _TITLE_END.finditer(text):
        title, names = text[: found.end()], text[found.end() :].strip()
        in_list = could_be_addressees(title.rpartition("、")[0])
        if len(title) >= _SHORTEST and not in_list and (are_addressees(names) or could_be_addressees(names)):
            return found.end()
    return 0


def _signed_apart(blocks: list[Block], start: int) -> Iterator[Block]:
    """署名 and date in one line as two, and several names of 署名 in one line as a line each."""
    for index, block in enumerate(blocks):
        text = _text(blocks, index)
        if index < start or not isinstance(block, Paragraph):
            yield block
        elif is_signed(text) and (is_last(blocks, index) or is_mark(blocks, index + 1)):
            organ, date = parted_signature(text)
            yield from (block._replace(text=name) for name in ([organ] if is_spaced(organ) else organ.split()))
            yield block._replace(text=date, told="")
        elif len(text.split()) > 1 and not is_spaced(text) and is_issuer(text) and _date_follows(blocks, index):
            yield from (block._replace(text=name) for name in text.split())
        elif (glued := _GLUED.fullmatch(text)) and is_issuer(glued["organ"]) and is_date(_text(blocks, index + 1)):
            yield block._replace(text=glued["file"], told="原文和署名粘在一行，分开的")
            yield block._replace(text=glued["organ"], told="")
        else:
            yield block


def _links_apart(blocks: list[Block], start: int) -> Iterator[Block]:
    """The blocks with the links to files that stand in a table's cells in lines."""
    for index, block in enumerate(blocks):
        cells = [cell for row in block.rows for cell in row if cell] if isinstance(block, Grid) else []
        if index > start and any(map(_FILE.fullmatch, cells)) and all(map(_LINK_CELL.fullmatch, cells)):
            yield from (Paragraph(cell, block.at, "link") for cell in cells)
        else:
            yield block


def _date_below(blocks: list[Block], start: int) -> list[Block]:
    """The blocks with the date below 署名 where it stands above it at the end of the text."""
    if find_date(blocks, start, False) is not None:
        return blocks
    for index in range(len(blocks) - 2, start, -1):
        end = index + 1
        while is_issuer(_text(blocks, end)):
            end += 1
        heading = _text(blocks, index - 1)
        number = numbered(heading)
        asked = key_of((heading[len(number.typed) :] if number else heading).strip("：: "))
        if is_date(_text(blocks, index)) and end > index + 1 and is_last(blocks, end - 1) and not asked:
            date = _told(blocks[index], "原文写在署名上面，按公文格式印在署名下面")
            return [*blocks[:index], *blocks[index + 1 : end], date, *blocks[end:]]
    return blocks


def _date_follows(blocks: list[Block], index: int) -> bool:
    """Whether 署名 goes on to its date from here."""
    below = index + 1
    while below < len(blocks) and is_issuer(_text(blocks, below)):
        below += 1
    return below < len(blocks) and find_date(blocks[: below + 1], below, False) == below


def _contacts_behind(blocks: list[Block], date: int) -> list[int]:
    """Contacts and the like that stand below the date and 附注, which are printed with the text."""
    found: list[int] = []
    for below in range(date + 1, len(blocks)):
        if may_follow_date(_text(blocks, below)) and not is_keywords_of_notice(blocks, below):
            found.append(below)
        elif not is_note(_text(blocks, below)):
            break
    return found


def _without_besides(blocks: list[Block], start: int) -> tuple[list[Block], list[Block]]:
    """The blocks without the lines of 版记 that a plan has no place for, and these: 打字：张某, （共印60份）, 抄报."""
    own = [is_cc(line := _text(blocks, at)) or is_printed(line) for at in range(len(blocks))]
    others = [is_of_colophon(_text(blocks, at)) for at in range(len(blocks))]
    words = [bool(keywords(_text(blocks, at))) for at in range(len(blocks))]
    besides: list[int] = []
    at = start
    while at < len(blocks):
        end = at
        while end < len(blocks) and (own[end] or others[end] or words[end]):
            end += 1
        if any(own[at:end]):
            besides += [index for index in range(at, end) if others[index]]
        at = end + 1
    told = [
        _told(blocks[index], "原文写在版记里，印在正文后面" if nth == 0 else "") for nth, index in enumerate(besides)
    ]
    return [block for at, block in enumerate(blocks) if at not in besides], told


def _copied_last(blocks: list[Block], after: int) -> list[Block]:
    """With 抄送 and 印发 that stand before a plan or attachments behind them, where they are printed."""
    lines = [
        index
        for index in range(after, len(blocks))
        if is_cc(line := _text(blocks, index)) or is_printed(line) or is_keywords_of_notice(blocks, index)
    ]
    rest = [index for index in range(after, len(blocks)) if index not in lines]
    if not lines or not rest or rest[-1] < lines[0] or lines != list(range(lines[0], lines[-1] + 1)):
        return blocks
    moved = [_told(blocks[index], "原文写在方案、附件前面，印在最后") for index in lines]
    return [*blocks[:after], *(blocks[index] for index in rest), *moved]


def _announced_behind(blocks: list[Block], start: int) -> list[int]:
    """The lines behind the date that only name attachments: 附件：1.甲, 附件2：乙, links."""
    run: list[int] = []
    for index in range(start, len(blocks)):
        text = _text(blocks, index)
        is_first = _NAMED_MARK.fullmatch(text) or is_mark(blocks, index) or _is_link(blocks[index])
        below = run and (DOWNLOADS.fullmatch(_text(blocks, run[0])) or _ITEM.fullmatch(text))
        goes_on = is_first or DOWNLOADS.fullmatch(text) or below
        parts = _FURTHER.split(text)
        if not goes_on or any(len(part) > 80 or _NO_NAME.search(part[:-1]) for part in parts):
            break
        run.append(index)
    while run and is_mark(blocks, run[-1]):
        run.pop()  # the mark of an attachment itself
    if not run or (is_mark(blocks, run[0]) and len(run) < 2):
        return []
    behind = _text(blocks, run[-1] + 1)
    ends = run[-1] + 1 == len(blocks) or is_cc(behind) or is_printed(behind)
    ends = ends or is_keywords_of_notice(blocks, run[-1] + 1)
    follows = run[-1] + 1 < len(blocks) and (
        is_mark(blocks, run[-1] + 1)
        or bool(plan_title(blocks, run[-1] + 1, len(blocks)) and (len(run) > 1 or _names_below(blocks, run[0])))
    )
    return run if ends or follows else []


def _names_below(blocks: list[Block], index: int) -> bool:
    """Whether what is named in this line stands below it as a title."""
    name = _name(_text(blocks, index))
    return bare(alike(name)) == bare(alike(_text(blocks, index + 1)))


def _marks_apart(blocks: list[Block], start: int) -> Iterator[Block]:
    """附件1：登记表 above the attachment itself as its mark and its title."""
    announced = announced_in_plan(blocks, start)
    if _SLIP.fullmatch(bare(_text(blocks, start))):
        yield Paragraph("附件", blocks[start].at, told="原文没有写“附件”，按公文格式加上")
    for index in range(start, len(blocks)):
        block, text = blocks[index], _text(blocks, index)
        found = _NAMED_MARK.fullmatch(text)
        named = found is not None and re.search(r"[\d０-９一二三：:]\s*$", found["mark"]) and len(found["name"]) <= 60
        if isinstance(block, Paragraph) and found and named and index not in announced and not _NO_NAME.search(text):
            yield block._replace(text=found["mark"].strip())
            yield block._replace(text=found["name"], told="")
        else:
            yield block


def _name(text: str) -> str:
    """What a line that announces an attachment calls it."""
    found = _NAMED_MARK.fullmatch(text)
    alone = re.fullmatch(
        r"附\s*+件\s*+(?:[\d０-９一二三四五六七八九十]{1,3}\s*+)?[：:.．、]?", text
    ) or DOWNLOADS.fullmatch(text)
    name = "" if alone else found["name"] if found else text
    if found and not alone and (inner := _NAMED_MARK.fullmatch(name)):  # 附件：附件1：甲
        name = inner["name"]
    name = without_link_words(name)
    name = re.sub(r"^[\d０-９]{1,2}\s*[.．、]\s*", "", name)
    return re.sub(
        r"\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|zip|rar|7z|txt|rtf)(?:[（(【\[].{0,20})?$",
        "",
        name,
        flags=re.IGNORECASE,
    )


def _is_link(block: Block) -> bool:
    """Whether a line leads to a file: a link, or a file's name; or is the word 附件 above such lines."""
    if not isinstance(block, Paragraph):
        return False
    is_word = re.fullmatch(r"附\s*件\s*\d*[：:]?", block.text) is not None
    return block.marked == "link" or is_word or _FILE.fullmatch(block.text) is not None


def _told(block: Block, told: str) -> Block:
    """The block with this said of it besides what is said already."""
    if not isinstance(block, Paragraph) or not told:
        return block
    return block._replace(told=f"{block.told}；{told}" if block.told and told not in block.told else told)


def _text(blocks: list[Block], index: int) -> str:
    block = blocks[index] if 0 <= index < len(blocks) else None
    return block.text if isinstance(block, Paragraph) else ""
