"""任务交办单: a task list as blocks of a document, for the same writers and the same page as the notice."""

from collections.abc import Iterable, Iterator

from gongkai import numbering
from gongkai.plan import Plan
from gongkai.views.notice import Block, NoticeView, Span, kept_together
from gongkai.views.task import Item, Task, TaskList

_TO_SIGN = ("收到单位", "签收人", "日期")


def task_sheet(plan: Plan, view: TaskList) -> NoticeView:
    """The sheet that a unit or group works from, with the receipt that comes back."""
    blocks = [
        Block("title", (Span("title", "任务交办单"),)),
        Block("addressees", (Span("text", f"{view.unit}："),)),
        Block("paragraph", (Span("text", _charge(view)),)),
    ]
    for number, (units, task) in enumerate(view.entries, 1):
        blocks += _task(number, units, task)
    blocks += _contacts(view)
    if view.size:
        blocks.append(_receipt(plan, view))
    return NoticeView(f"{view.unit}任务交办单", tuple(kept_together(blocks)))


def task_sheets(plan: Plan, lists: Iterable[TaskList]) -> NoticeView:
    """The sheets of several units in one document to print, each from a new page."""
    blocks: list[Block] = []
    for view in lists:
        blocks += [*([Block("page-break")] if blocks else []), *task_sheet(plan, view).blocks]
    return NoticeView("任务交办单", tuple(blocks))


def _charge(view: TaskList) -> str:
    """The sentence that hands the tasks over."""
    whole = f"《{view.plan}》中，" if view.plan else ""
    whose = "你单位" if len(view.members) == 1 else "你们"
    return f"{whole}{whose}有{view.size}项任务，请按时办理。" if view.size else f"{whole}没有{whose}的任务。"


def _task(number: int, units: tuple[str, ...], task: Task) -> Iterator[Block]:
    """A heading, and what there is to know in a table of labels and texts."""
    title = f"报送{task.title}" if task.report else task.title
    role = f"（{task.role}）" if task.role not in ("任务", "报送") else ""
    spans = Span("number", numbering.nth("一、", number)), Span("title", f"{title}{role}")
    yield Block("heading", spans, level=1, depth=1)
    yield Block("form", rows=tuple(_rows(units, task)) or (("任务", "按方案办理"),))


def _rows(units: tuple[str, ...], task: Task) -> Iterator[tuple[str, str]]:
    if units:
        yield "单位", f"{'、'.join(units)}（{len(units)}个单位）"
    if task.when:
        yield "期限" if task.report else "时间", task.when
    if task.place:
        yield "地点", task.place
    if task.items:
        yield "任务", _numbered([_with_due(item, task) for item in task.items])
    for label, texts in (("人员", [item.people for item in task.items]), ("自带", [item.bring for item in task.items])):
        if any(texts):
            yield label, "；".join(dict.fromkeys(filter(None, texts)))
    yield from ((partner.label, partner.units) for partner in task.partners if partner.role != "from")
    yield from task.handing_in


def _with_due(item: Item, task: Task) -> str:
    """A piece with its own deadline, unless that stands elsewhere already."""
    return f"{item.text}（期限：{item.due}）" if item.due and item.due not in (item.text, task.when) else item.text


def _numbered(texts: list[str]) -> str:
    """One text as it is, several numbered."""
    return texts[0] if len(texts) == 1 else "\n".join(f"{number}.{text}" for number, text in enumerate(texts, 1))


def _contacts(view: TaskList) -> Iterator[Block]:
    """Whom to call, as far as the plan says it; columns that nobody fills are left out."""
    found = dict.fromkeys(contact for _, task in view.entries for contact in task.contacts)
    table = [("单位", "联系人", "电话", "邮箱"), *(contact for contact in found if contact.unit not in view.members)]
    if len(table) == 1:
        return
    kept = [index for index in range(4) if any(row[index] for row in table[1:])]
    spans = Span("number", numbering.nth("一、", view.size + 1)), Span("title", "联系方式")
    yield Block("heading", spans, level=1, depth=1)
    yield Block("table", rows=tuple(tuple(row[index] for index in kept) for row in table))


def _receipt(plan: Plan, view: TaskList) -> Block:
    """回执: the part below the dashed line, which the unit signs and sends back."""
    whole = f"《{view.plan}》" if view.plan else ""
    issuer = "、".join(plan.notice.issuer) if plan.notice else ""
    text = f"{whole}任务交办单（{view.size}项任务）已收到。请签收后交回{issuer}。"
    return Block("receipt", (Span("title", "回　　执"), Span("text", text)), rows=(_TO_SIGN, (view.unit, "", "")))
