"""任务交办单: a task list as blocks of a document, for the same writers and the same page as the notice."""

from collections.abc import Iterable, Iterator

from gongkai import numbering
from gongkai.page.blocks import Block, NoticeView, Span, kept_together
from gongkai.page.sections import attachment, marked, one_line
from gongkai.page.signature import signature
from gongkai.plan import Plan, Section
from gongkai.tasks.division import division_table
from gongkai.tasks.task import Task, TaskList

_LONGEST_LABEL = 8
_TO_SIGN = ("收到单位", "签收人", "日期")


def task_sheet(plan: Plan, view: TaskList) -> NoticeView:
    """The sheet that a unit or group works from: its tasks, what binds everybody, who gives the order; the receipt.

    The attachments that a task points to follow in full.
    """
    blocks = [
        Block("title", (Span("title", "任务交办单"),)),
        Block("addressees", (Span("text", f"{view.unit}："),)),
        Block("paragraph", (Span("text", _charge(view)),)),
    ]
    for number, (units, task) in enumerate(view.entries, 1):
        blocks.append(_task(view, number, units, task))
    count = view.size
    if view.asked_of_all:
        count += 1
        blocks.append(_common(count, view))
    blocks += _contacts(count + 1, view)
    blocks += _order(plan)
    if view.says_something:
        blocks[-1] = blocks[-1]._replace(keep=True)
        blocks.append(_receipt(plan, view))
    kept = [
        block._replace(keep=block.keep or held.keep) for block, held in zip(blocks, kept_together(blocks), strict=True)
    ]
    for mark, paper in _papers(plan, view):
        kept += kept_together(attachment(paper, mark, lambda _: division_table(plan)))
    return NoticeView(f"{view.unit}任务交办单", tuple(kept))


def task_sheets(plan: Plan, lists: Iterable[TaskList]) -> NoticeView:
    """The sheets of several units in one document to print, each from an odd page with page numbers of its own."""
    blocks: list[Block] = []
    for view in lists:
        blocks += [*([Block("sheet-break")] if blocks else []), *task_sheet(plan, view).blocks]
    return NoticeView("任务交办单", tuple(blocks))


def _charge(view: TaskList) -> str:
    """The sentence that hands the tasks over."""
    period = f"（活动时间：{view.period}）" if view.period else ""
    whole = f"《{view.plan}》{period}中，" if view.plan else ""
    whose = "你单位" if len(view.members) == 1 else "你们"
    if view.size:
        return f"{whole}{whose}有{view.size}项任务，请按时办理。"
    return f"{whole}没有{whose}的任务{'，请按共同要求办理' if view.asked_of_all else ''}。"


def _task(view: TaskList, number: int, units: tuple[str, ...], task: Task) -> Block:
    """A table under a heading that it repeats on every page: labels, and what there is to know."""
    role = f"（{task.as_what}）" if task.as_what else ""
    spans = Span("number", numbering.nth("一、", number)), Span("title", f"{task.name}{role}")
    return Block("form", spans, level=1, depth=1, rows=tuple(_rows(view, units, task)) or (("任务", "按方案办理"),))


def _rows(view: TaskList, units: tuple[str, ...], task: Task) -> Iterator[tuple[str, str]]:
    if units:
        yield "单位", f"{'、'.join(units)}（{len(units)}个单位）"
    if role := _role(view, task):
        yield "身份", role
    if task.when:
        yield "期限" if task.report else "时间", task.when
    if task.place:
        yield "地点", task.place
    if task.items:
        yield "任务", _numbered([item.dated(task.when) for item in task.items])
    yield from _asked(task)
    yield from ((partner.label, partner.units) for partner in task.partners if partner.role != "from")
    yield from task.handing_in
    if task.text:
        yield "原文", "\n".join(task.text)


def _role(view: TaskList, task: Task) -> str:
    """As what the unit is in it, in words: it leads, or who leads it and what it does."""
    if not task.as_what:
        return ""
    own = f"{'你单位' if len(view.members) == 1 else '你们'}{_does(task.as_what)}"
    if task.leads:
        return own
    leading = [partner for partner in task.partners if partner.leads]
    return "，".join((own, *(f"{one.units}{_does(one.label.removesuffix('单位'))}" for one in leading)))


def _does(role: str) -> str:
    """A role as what somebody does: 牵头, 配合; who is the 责任单位 负责."""
    return "负责" if role == "责任" else role


def _asked(task: Task) -> Iterator[tuple[str, str]]:
    """Whom all its pieces want, and what: each label once, each text once."""
    texts: dict[str, dict[str, None]] = {}
    for item in task.items:
        for label, text in item.asked:
            texts.setdefault(label, {}).update({text: None} if text else {})
    return ((label, "；".join(own)) for label, own in texts.items() if own)


def _numbered(texts: list[str]) -> str:
    """One text as it is, several numbered."""
    return texts[0] if len(texts) == 1 else "\n".join(f"{number}.{text}" for number, text in enumerate(texts, 1))


def _common(number: int, view: TaskList) -> Block:
    """共同要求 in full, under a heading of its own."""
    spans = Span("number", numbering.nth("一、", number)), Span("title", "共同要求")
    return Block("form", spans, level=1, depth=1, rows=common_rows(view))


def common_rows(view: TaskList) -> tuple[tuple[str, str], ...]:
    """共同要求, each beside the heading that it has in the notice; a heading too long for that goes with its text."""
    texts: dict[str, list[str]] = {}
    for one in view.asked_of_all:
        short = 0 < len(one.title) <= _LONGEST_LABEL and one.title not in one.text
        label = one.title if short else "要求"
        alone = short or not one.title or one.title in one.text
        texts.setdefault(label, []).append(one.text if alone else f"{one.title}：{one.text}")
    return tuple((label, "\n".join(own)) for label, own in texts.items())


def _contacts(number: int, view: TaskList) -> Iterator[Block]:
    """Whom to call, as far as the plan says it; columns that nobody fills are left out."""
    found = dict.fromkeys(contact for _, task in view.entries for contact in task.contacts)
    table = [("单位", "联系人", "电话", "邮箱"), *(contact for contact in found if contact.unit not in view.members)]
    if len(table) == 1:
        return
    kept = [index for index in range(4) if any(row[index] for row in table[1:])]
    spans = Span("number", numbering.nth("一、", number)), Span("title", "联系方式")
    yield Block("heading", spans, level=1, depth=1)
    yield Block("table", rows=tuple(tuple(row[index] for index in kept) for row in table))


def _order(plan: Plan) -> Iterator[Block]:
    """Who gives the order, since when, and whom to call there."""
    if plan.notice is None:
        return
    for organ in plan.notice.issuer:
        known = plan.registry.contacts.get(plan.registry.find(organ) or "")
        told = " ".join(str(text) for text in known[1:] if text) if known else ""
        if told:
            yield Block("paragraph", (Span("text", f"联系人（{one_line(organ)}）：{told}"),))
    yield from (block for block in signature(plan.notice) if block.kind != "note")


def _papers(plan: Plan, view: TaskList) -> Iterator[tuple[str, Section]]:
    """The attachments that the tasks point to, each once, under the mark that they have in the notice."""
    tasks = [task for _, task in view.entries]
    named = (papers for task in tasks for papers in (task.papers, *(item.papers for item in task.items)))
    wanted = {title for papers in named for title in papers if title}
    for document in plan.documents:
        yield from ((mark, paper) for mark, paper in marked(document) if one_line(paper.title or "") in wanted)


def _receipt(plan: Plan, view: TaskList) -> Block:
    """回执: the part below the dashed line, which the unit signs and sends back."""
    whole = f"《{view.plan}》" if view.plan else ""
    issuer = "、".join(map(one_line, plan.notice.issuer)) if plan.notice else ""
    told = f"{view.size}项任务" if view.size else "共同要求"
    text = f"{whole}任务交办单（{told}）已收到。请签收后交回{issuer}。"
    return Block("receipt", (Span("title", "回　　执"), Span("text", text)), rows=(_TO_SIGN, (view.unit, "", "")))
