"""What is not sure, by the index in the notice it is about; compose puts it to the line of the plan."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise, takewhile

from gongkai.importing.files import damage
from gongkai.importing.files.levels import Number, numbered
from gongkai.importing.files.paper import Paragraph, bare, widened
from gongkai.importing.meaning.brackets import is_role, roles_in
from gongkai.importing.meaning.prose import heading_of
from gongkai.importing.meaning.recognise import Recognised, as_lines
from gongkai.importing.meaning.tables import activities, handed_in
from gongkai.importing.meaning.when import NOTHING, is_blank, is_time, time_doubt
from gongkai.importing.parts.addressees import are_addressees
from gongkai.importing.parts.columns import column
from gongkai.importing.parts.labels import key_of, labelled
from gongkai.importing.parts.signature import is_contact, is_date, is_issuer, is_month, is_signed
from gongkai.importing.parts.tail import is_note, is_stamp
from gongkai.importing.parts.title import is_title, names_in_line
from gongkai.importing.parts.tree import Labelled, Plain, Section, Sheet
from gongkai.importing.words.names import are_plainly_units, are_units, may_have
from gongkai.importing.words.sentence import endless
from gongkai.keys import BY_WORD, ROLE_NAMES
from gongkai.numbering import nth
from gongkai.patterns import pattern
from gongkai.phrases.times import is_within

NOT_UNDERSTOOD = "时间没有看懂"
ENDLESS = "这里有一句超过1000字，没有看里面的时间、单位和报送；在原文里断成几句，再导入"
NOBODY_KNOWN = "看不出是哪些单位，没有当作分工"
_NEAR = 4  # lines from the title to addressees that are not where they should be
_WRAPPED = 2  # paragraphs that stop at a comma: more of them are the lines of one
_ROW = 80  # characters of a line that a list of units goes on in
_CELLS = 3  # with gaps between them: the head of a table
_FORM = pattern("(?:表|回执|单|台账|登记簿)(?:[（(][^（()）]*[）)])?$")
_SENTENCE, _SHORTEST, _MOST = 20, 8, 0.8
_OF_ANOTHER_TABLE = pattern("联系|电话|名额|任务数|数量|指标|分值|得分|扣分|姓名|签[字名]|人数$")
_NUMBER_OR_DAY = pattern(r"[（(].{0,60}?(?:\d号|年.{1,3}月|月.{1,3}日).{0,60}[）)]")  # （甲发〔2024〕4号 2024年2月1日）
_LONGEST_NAME, _NO_NAME = 40, pattern("[。，：:；]")  # of an attachment
_GOES_ON = pattern(r"\s(?=\S{8})[^：:（(]*[，,。]|[。；;](?=.)(?![^。]{0,12}$)")
_CONTACT_ENDS = pattern(
    r"[\w）)](?<![\u4e00-\u9fff])$|^[^，,；;。]*[\u4e00-\u9fff]$"
)  # 联系人：某某; 电话：0000-1234541
_STOPS = ("。", "；", "：", ":", ";", "！", "）", ")", "”")


class Doubts:
    """Doubts by what they are about: the index of a block, or the name of a part."""

    def __init__(self) -> None:
        self._found: dict[int | str, list[str]] = {}

    def add(self, at: int | str, what: str) -> None:
        """Note a doubt; the same one is noted once."""
        noted = self._found.setdefault(at, [])
        if what not in noted:
            noted.append(what)

    def at(self, at: int | str) -> tuple[str, ...]:
        """The doubts about a block or a part as the comments say them."""
        return tuple(f"请核对：{what}" for what in self._found.get(at, ()))


def raise_doubts(found: Recognised) -> Doubts:
    """Every doubt about what was recognised."""
    doubts = Doubts()
    for index, block in enumerate(found.blocks):
        if block.told and (not index or found.blocks[index - 1].told != block.told):
            doubts.add(index, block.told)
        for what in damage.signs("\n".join(as_lines(block))):
            doubts.add(index, what)
        if isinstance(block, Paragraph) and endless(widened(block.text)):
            doubts.add(index, ENDLESS)
    for index, printed in found.reprinted.items():
        typed = found.text(index)
        if printed == f"{typed}。":
            if not found.blocks[index].told:
                doubts.add(index, "按公文格式在末尾加了“。”")
        elif bare(typed).rstrip(":") != bare(printed):
            doubts.add(index, f"原文写的是“{typed}”，按公文格式印成“{printed}”")
    _about_the_whole(found, doubts)
    sections = [section for root in found.roots for section in root.walk()]
    timed = {section.facts["time"].at for section in sections if "time" in section.facts}
    for section in sections:
        _about_section(section, found, doubts)
        if (line := _unread_time(section)) and line.at not in timed and not doubts.at(line.at):
            doubts.add(line.at, NOT_UNDERSTOOD)
    _about_forms(found, doubts)
    _about_numbers(found, doubts)
    for unclear in found.unclear:
        doubts.add(unclear.at, unclear.reason)
    for at in found.of_nobody:
        doubts.add(at, NOBODY_KNOWN)
    return doubts


def _about_the_whole(found: Recognised, doubts: Doubts) -> None:
    if found.notice is not None and not found.title:
        undated = found.tail.date is None and not is_cut_off(found)
        doubts.add(
            _top(found), "原文没有标题，也没有看出成文日期，补上 title、date" if undated else "原文没有标题，补上 title"
        )
    elif not found.head.title or not (found.head.unknown or is_title("".join(found.lines(found.head.title)))):
        doubts.add(found.head.title[0] if found.head.title else 0, "没有看出标题，暂用第一段")
    if found.head.unknown:
        where = "下面" if found.head.title[0] != found.head.unknown[0] else "上面"
        doubts.add(found.head.title[0], f"标题{where}有不认识的文字，一起放在标题里")
    for lines in (found.title, found.plan_title):
        if any(_NUMBER_OR_DAY.fullmatch(found.text(index)) for index in lines[1:]):
            doubts.add(lines[0], "标题下面括号里的文号、日期，一起放在标题里")
    _about_signature(found, doubts)
    plan_title = "".join(found.lines(found.plan_title))
    named = bare(plan_title) in bare("".join(found.lines(found.title)))  # 关于印发示例日方案的通知
    if found.plan is not None and found.notice is not None and not (named or is_title(plan_title)):
        doubts.add("plan", "落款后面还有文字，不像方案，照印在这里")
    if found.head.to is None and found.title:
        near = range(found.head.rest, min(found.head.rest + _NEAR, found.tail.end))
        above = takewhile(lambda at: numbered(found.text(at)) is None, near)
        if (at := next((at for at in above if are_addressees(found.text(at))), None)) is not None:
            doubts.add(at, "像是主送机关，前面还有别的文字，照原样写在正文里；是的，写成 to")
    if found.head.to is not None and not are_addressees(found.text(found.head.to)):
        doubts.add(found.head.to, "主送机关里有不认识的名称，看看是不是主送机关")
    below = found.tail.announcement[-1] + 1 if found.tail.announcement else found.tail.end
    if below < found.tail.end and 0 < len(line := found.text(below)) <= _LONGEST_NAME and not _NO_NAME.search(line):
        doubts.add(below, "附件说明下面的这一行没有当作附件；是附件的，在 attachments 里加上")
    _about_breaks(found, doubts)


def _top(found: Recognised) -> int | str:
    """Where a doubt about what is missing stands: at the title, else the addressees, else the notice."""
    return found.title[0] if found.title else "notice" if found.head.to is None else found.head.to


def _about_signature(found: Recognised, doubts: Doubts) -> None:
    """署名 and date that are not there, or are not what they should be; of a text cut off that is said once."""
    if found.notice is not None and not (found.organs and not found.tail.issuers):
        if found.tail.date is None:
            if found.title and not is_cut_off(found):
                doubts.add(_top(found), "没有看出成文日期")
        elif not found.tail.issuers:
            doubts.add(found.tail.date, "日期上面没有署名")
    _about_signers(found, doubts)
    if found.tail.date is not None and is_month(found.text(found.tail.date)):
        doubts.add(found.tail.date, "成文日期没有写是几日")
    for index in range(found.head.rest, len(found.blocks)):
        if found.tail.date is None and is_signed(found.text(index)):
            doubts.add(index, "署名和成文日期写在同一行，没有拆开；分成两行就认得")


def _about_signers(found: Recognised, doubts: Doubts) -> None:
    """Lines of 署名 that are no plain name of one organ each."""
    issuers = found.tail.issuers
    if found.tail.date is None and found.tail.printed is not None and issuers:
        doubts.add(issuers[-1], "下面只有印发日期，核对这里是署名还是印发机关")
    if any("\n" in name for name in found.issuers):
        doubts.add(issuers[0], "署名的两行像是一个机关的名称，核对是一家还是两家")
    for index in issuers:
        text = found.text(index)
        if is_stamp(text):
            doubts.add(index, "括号里的是代章，不是发文机关")
        elif not is_issuer(text) and not are_units(text):
            doubts.add(index, "署名不像机关的名称")
        elif "、" in text or len(names_in_line(text)) > 1:
            doubts.add(index, "几家的署名写在一行，没有拆开；分成几行就认得")


def _about_breaks(found: Recognised, doubts: Doubts) -> None:
    """Paragraphs that stop at a comma, and the text that ends in mid-sentence."""
    last = _last(found)
    stopped = [
        index for index in range(len(found.blocks)) if index != last and re.search("[，,、]$", found.text(index))
    ]
    for index in stopped[:1] if len(stopped) > _WRAPPED else stopped:
        also = f"，像这样的有{len(stopped)}段：一段话断成了几行" if len(stopped) > _WRAPPED else "，后面可能缺了"
        doubts.add(index, f"这一段停在“{found.text(index)[-1]}”上{also}")
    if last is not None and is_cut_off(found):
        doubts.add(last, "全文停在半句话上，后面可能缺了")


def is_cut_off(found: Recognised) -> bool:
    """Whether the whole text stops in mid-sentence: what would follow is not there to be seen."""
    last = _last(found)
    return last is not None and not found.damaged and _can_be_cut(found, last) and _is_cut(found, last)


def _last(found: Recognised) -> int | None:
    return max((index for index, block in enumerate(found.blocks) if isinstance(block, Paragraph)), default=None)


def _can_be_cut(found: Recognised, last: int) -> bool:
    text = found.text(last)
    tail = found.tail
    announced = (*tail.announcement, *tail.announced_in_plan)
    known = (tail.date, *tail.notes, tail.keywords, tail.cc, tail.printed, *tail.issuers, *announced, found.head.to)
    titles = [index for attachment in tail.attachments for index in (attachment.mark, *attachment.title)]
    is_known = last in (*known, *titles, *found.title, *found.plan_title)
    ends = is_known or is_date(text) or is_note(text) or (is_contact(text) and _ends(text))
    return last + 1 == len(found.blocks) and not ends


def _ends(contact: str) -> bool:
    """Whether a line that says whom to ask is whole: 电话：0000-1234541, but not （工作日, or ……，请各单位."""
    closed = all(contact.count(opening) == contact.count(closing) for opening, closing in ("（）", "()", "“”"))
    return closed and _CONTACT_ENDS.search(contact) is not None


def _is_cut(found: Recognised, last: int) -> bool:
    """Whether the last paragraph breaks off: by itself, or where all the others end as sentences do."""
    text = found.text(last)
    if damage.is_cut_off(text):
        return True
    others = [found.text(index) for index in range(found.head.rest, last) if len(found.text(index)) >= _SENTENCE]
    ended = sum(other.endswith(_STOPS) for other in others)
    is_open = re.search("[\u4e00-\u9fff]$", text) is not None and len(text) >= _SHORTEST
    is_other = len(text.split()) >= _CELLS or labelled(text) is not None or is_issuer(text)
    if not is_open or is_other or _is_one_of_many(found, last):
        return False
    return len(others) > 1 and ended >= len(others) * _MOST


def _is_one_of_many(found: Recognised, last: int) -> bool:
    """Whether the line above with a number of the same style ends without a mark, too, as slogans do."""
    number = numbered(found.text(last))
    for index in range(last - 1, found.head.rest - 1, -1):
        above = numbered(found.text(index))
        if number and above and above.style == number.style:
            return not found.text(index).endswith(_STOPS)
    return False


def _about_forms(found: Recognised, doubts: Doubts) -> None:
    """Attachments that are forms by their title and by a line of cells, and came without the table."""
    for attachment, _ in found.attachments:
        body = [found.blocks[index] for index in attachment.body]
        if any(not isinstance(block, Paragraph) or "表格" in block.told for block in body):
            continue
        rows = [line for block in body for line in as_lines(block) if len(line.split()) >= _CELLS and "：" not in line]
        if rows and _FORM.search("".join(found.lines(attachment.title))):
            doubts.add(attachment.title[0], "像是一张表，格子没有认出来，格线和空行没有了；要表格的，改写成 table")


def _about_numbers(found: Recognised, doubts: Doubts) -> None:
    """Numbers that do not go on from the one before: said at the first of them."""
    odd = sorted(one for root in found.roots for section in root.walk() for one in _odd_numbers(section))
    for at, typed in odd[:1]:
        also = f"；后面的{'、'.join(f'“{other}”' for _, other in odd[1:6])}也是" if len(odd) > 1 else ""
        doubts.add(at, f"序号“{typed}”接不上前面的，照原样写在文字里，不再自动编{also}")
    below = (section for root in found.roots for above in root.walk() for section in above.sections)
    typed_so = ((section.at, section.number) for section in below if section.numbered and section.number)
    for at, number in sorted((at, number) for at, number in typed_so if _is_one_sign(number))[:1]:
        doubts.add(at, f"序号“{number.typed}”是一个字，印成“{nth(number.style, number.value)}”，后面这样的也是")


def _is_one_sign(number: Number) -> bool:
    """Whether a number is one character and is printed as several: ⑴, ⒈, ㈠; not ⑩."""
    is_one = len(number.typed.rstrip("、.．")) == 1 and len(unicodedata.normalize("NFKC", number.typed[0])) > 1
    return is_one and number.typed != nth(number.style, number.value)


def _odd_numbers(section: Section) -> Iterator[tuple[int, str]]:
    before: Number | None = None
    for below in section.sections:
        number = below.number
        if number is not None and not below.numbered and not number.own:
            goes_on = before is not None and before.style == number.style and before.value + 1 == number.value
            if not goes_on:  # from one that is doubted already
                yield below.at, number.typed
            before = number


def _about_section(section: Section, found: Recognised, doubts: Doubts) -> None:
    for part in section.parts:
        if isinstance(part, Labelled):
            _about_line(part, found, doubts)
        elif isinstance(part, Sheet):
            _about_table(part, found, doubts)
    for line, below in pairwise(section.parts):
        if (
            isinstance(line, Labelled)
            and isinstance(below, Plain)
            and line.at not in section.lists
            and _goes_on(line, below)
        ):
            doubts.add(below.at, f"这一行也都是单位，像是接着“{line.label.word}”写的；是的话，并到那一行")


def _unread_time(section: Section) -> Plain | None:
    """The one line below a heading that asks when, 四、比赛时间, where it is no time by itself."""
    asked = key_of(heading_of(section)) if section.title else None
    only = section.parts[0] if len(section.parts) == 1 else None
    return only if asked and asked.name == "time" and isinstance(only, Plain) else None


def _goes_on(line: Labelled, below: Plain) -> bool:
    """Whether a list of units looks as if it went on in the line below."""
    is_list = line.label.key is not None and line.label.key.name in ROLE_NAMES and not line.label.value.endswith("。")
    return is_list and len(below.text) <= _ROW and are_plainly_units("、".join(below.text.rstrip("。").split()))


def _about_table(sheet: Sheet, found: Recognised, doubts: Doubts) -> None:
    if sheet.at in found.tabled and (doubt := found.tabled[sheet.at].doubt):
        doubts.add(sheet.at, doubt)
    if sheet.grid.printed != sheet.grid.rows:
        doubts.add(sheet.at, "表头有合并的格，改成了一行，一栏一个名称，看看对不对")
    elif not sheet.grid.has_whole_head:
        doubts.add(sheet.at, "表头有空的格，没有当作表格，各行印成正文，格线和空行没有了；要表格的，改写成 table")
    if activities(sheet.grid) or handed_in(sheet.grid):
        return
    head = sheet.grid.rows[0]
    roles = [cell for cell in head if (key := BY_WORD.get(cell)) and key.name in ROLE_NAMES]
    of_another = any(map(_OF_ANOTHER_TABLE.search, head)) and "title" not in map(column, head)
    filled = any(cell and not cell.isdecimal() for row in sheet.grid.rows[1:] for cell in row)
    if roles and filled and not of_another:
        doubts.add(sheet.at, f"表格照原样留着，里面的“{roles[0]}”没有列成活动；要给单位派任务，把各行写成一节一节")


def _about_line(line: Labelled, found: Recognised, doubts: Doubts) -> None:
    key, value = line.label.key, line.label.value
    if key is None:
        return
    if key.name == "time":
        if is_blank(value):
            doubts.add(line.at, "年份空着，没有填")
        elif not is_time(value, found.years.known) and line.at not in found.timed:
            if not (is_within(value) and found.has_period):
                doubts.add(line.at, NOT_UNDERSTOOD)
        elif found.years.best.year is None and time_doubt(value, NOTHING):
            doubts.add(line.at, "没有写年份，标题和落款里也没有")
        elif (dated := found.years.dated(value))[0] == value and dated[1]:
            doubts.add(line.at, dated[1])
    elif key.name == "place" and _GOES_ON.search(value):
        doubts.add(line.at, "地点后面还有别的话，把它分开，另写一段")
    elif key.name in ROLE_NAMES and not may_have(key.name, value):
        if is_role(line.label):
            doubts.add(line.at, "里面有的像是单位，有的不像")
        elif not roles_in(line.label):
            doubts.add(line.at, NOBODY_KNOWN)
