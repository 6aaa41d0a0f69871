"""Many notices of every shape, printed from Word's format and as PDF, and looked at for what a page must not show.

`python -m tests.sweep` prints them all and a table of what was found, with the plans' names. Figures: docs/page.md.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from gongkai.notice.paper import notice
from gongkai.page.faults import FAULTS, Printed
from gongkai.reading import loads
from tests.conftest import ROOT, run_gongkai
from tests.pages import FANDOL, by_libreoffice, measure

# -- the plans ---------------------------------------------------------------------------------------------------------

FIRST = "现将示例"
_ORGAN = "示例区人民政府办公室"


def short(title: int, text: int, attachments: int, note: bool) -> str:
    """A 印发 notice of one paragraph below a red head: so many lines of title and text."""
    names = "".join(f"    - {{title: 活动{n}安排表, text: 略。}}\n" for n in range(attachments))
    return (
        f"id: s\nnotice:\n  letterhead: {_ORGAN}文件\n  number: 示政办发〔2023〕5号\n"
        f"  title: {_ORGAN}关于印发《{'示例' * (9 * title - 12)}活动方案》的通知\n"
        "  to: 各街道办事处，区政府各部门、各直属机构\n"
        f"  text: {FIRST}{'国' * (26 + 28 * (text - 1) - 10)}组织实施。\n"
        + (f"  attachments:\n{names}" if names else "")
        + f"  issuer: {_ORGAN}\n  date: 2023年5月4日\n"
        + ("  note: 此件公开发布\n" if note else "")
    )


def long(lines: int, colophon: bool, red: bool) -> str:
    """A notice of so many lines, so that its end falls at every place of a page."""
    return (
        "id: s\nnotice:\n"
        + (f"  letterhead: {_ORGAN}文件\n  number: 示政办发〔2023〕5号\n" if red else "")
        + f"  title: 关于开展示例活动的通知\n  to: 各部门\n  text: {FIRST}{'国' * (26 + 28 * (lines - 1) - 5)}。\n"
        + f"  issuer: {_ORGAN}\n  date: 2023年5月4日\n"
        + (f"  cc: 示例区委办公室\n  printer: {_ORGAN}\n  printed: 2023年5月4日\n" if colophon else "")
    )


ORGANS = (
    "示例区人民政府办公室",
    "示例区总工会",
    "共青团示例区委员会",
    "示例区妇女联合会",
    "示例区残联",
    "示例区司法局",
)


def joint(organs: int, seal: bool, word: bool, first: int = 0, titled: bool = False) -> str:
    """A notice of several organs, with their seals or without, with 文件 beside their names or without.

    Where it is `titled` so, its title names them all.
    """
    names = ORGANS[first : first + organs]
    return (
        f"id: j\nnotice:\n  letterhead: [{', '.join([*names, '文件'] if word else names)}]\n"
        f"  number: 示政联〔2023〕5号\n  title: {'　'.join(names) if titled else ''}关于联合开展示例活动的通知\n"
        f"  to: 各部门\n  text: {FIRST}{'国' * 60}。\n  issuer: [{', '.join(names)}]\n  date: 2023年5月4日\n"
        f"  seal: {'yes' if seal else 'no'}\n  note: 此件公开发布\n"
    )


def joint_alone(organs: int) -> str:
    """A notice of several organs without seals whose text is a single line."""
    return joint(organs, False, word=False).replace(f"{FIRST}{'国' * 60}", FIRST).replace("  note: 此件公开发布\n", "")


def ending_in_a_table(rows: int) -> str:
    """A notice that ends in a table of so many rows, each taller than what goes to the next page as a whole."""
    row = f"现场解答，{'国' * 300}。"
    table = "".join(f"        - ['{n}', 示例局, {row}]\n" for n in range(1, rows + 1))
    head = "    - title: 标题\n      table:\n        columns: [序号, 单位, 事项]\n        rows:\n"
    return f"{long(3, colophon=False, red=True)}  sections:\n{head}{table}"


def letter(lines: int, marks: bool, cc: bool, paragraphs: int = 1) -> str:
    """A letter of so many lines, or of paragraphs of so many."""
    return (
        f"id: l\nnotice:\n  form: 信函\n  letterhead: {_ORGAN}\n  number: 示政办函〔2023〕5号\n"
        + ("  serial: '000001'\n  secrecy: 内部★1年\n  urgency: 特急\n" if marks else "")
        + f"  title: {_ORGAN}关于开展示例活动的函\n  to: 各部门\n"
        + "  text: |\n"
        + f"    {FIRST}{'国' * (26 + 28 * (lines - 1) - 5)}。\n" * paragraphs
        + f"  issuer: {_ORGAN}\n  date: 2023年5月4日\n"
        + ("  cc: 示例区委办公室\n" if cc else "")
    )


def lying(rows: int, colophon: bool) -> str:
    """A notice with a wide table, which lies, of so many rows, and one attachment that stands."""
    return (
        f"{long(3, colophon, red=True)}  attachments:\n    - title: 任务分工表\n{wide(rows)}"
        "    - {title: 说明, text: 略。}\n"
    )


def lying_section(place: int, rows: int) -> str:
    """A notice of three sections of which the first, the second or the last one lies, with a table of so many rows."""
    text = f"      text: {FIRST}{'国' * 40}。\n"
    table = f"      landscape: yes\n{wide(rows)}"
    sections = "".join(f"    - title: 标题\n{table if at == place else text}" for at in range(3))
    return f"{long(3, colophon=True, red=True)}  sections:\n{sections}"


def wide(rows: int) -> str:
    """A table of so many rows that is too wide for an upright page."""
    columns = "序号, 工作任务, 牵头单位, 配合单位, 完成时限, 联系人, 电话"
    row = "发放宣传资料，现场解答问题并做好记录, 示例局, 甲局、乙局、丙局、示例区示例局, 5月15日前, 某某, 000-00000000"
    table = "".join(f"          - ['{n}', {row}]\n" for n in range(1, rows + 1))
    return f"      table:\n        columns: [{columns}]\n        rows:\n{table}"


def plans() -> Iterator[tuple[str, str]]:
    """Every plan by its name."""
    for title, text, attachments, note in product((1, 2, 3), (1, 2, 3, 4), (0, 1, 2, 4), (True, False)):
        yield f"short-{title}-{text}-{attachments}-{'note' if note else 'bare'}", short(title, text, attachments, note)
    for lines in range(1, 45, 2):
        yield f"long-{lines}", long(lines, colophon=False, red=False)
        yield f"colophon-{lines}", long(lines, colophon=True, red=True)
    for organs, seal in product((2, 3, 4, 5, 6), (True, False)):
        yield f"joint-{organs}-{'seal' if seal else 'bare'}", joint(organs, seal, word=organs % 2 == 0)
    yield "joint-short", joint(3, seal=True, word=True, first=3)
    for organs in (2, 3):
        yield f"joint-alone-{organs}", joint_alone(organs)
    for rows in (2, 4):
        yield f"table-end-tall-{rows}", ending_in_a_table(rows)
    for lines, marks in product((1, 12, 30), (True, False)):
        yield f"letter-{lines}-{'marks' if marks else 'bare'}", letter(lines, marks, cc=marks)
    for paragraphs in (4, 16, 30, 37):
        yield f"letter-of-{paragraphs}", letter(2, True, True, paragraphs)
    for place, rows in product((0, 1, 2), (3, 12)):
        yield f"section-lies-{place}-{rows}", lying_section(place, rows)
    for organs in (3, 4, 5):
        yield f"joint-title-{organs}", joint(organs, organs % 2 == 0, True, titled=True)
    for rows, colophon in product((1, 9, 30), (True, False)):
        yield f"lying-{rows}-{'colophon' if colophon else 'bare'}", lying(rows, colophon)
    for folder in ("good", "styles"):
        for path in sorted((ROOT / "tests" / "plans" / folder).glob("*.yaml")):
            yield f"{folder}-{path.stem}", path.read_text(encoding="utf-8")


def printed(folder: Path, chosen: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, Printed]]:
    """Each plan's name, the format, and what came of it."""
    for name, text in chosen:
        plan = folder / f"{name}.yaml"
        plan.write_text(text, encoding="utf-8")
        for suffix in (".docx", ".typ.pdf"):
            result = run_gongkai("render", "-p", plan, "-o", folder / f"{name}{suffix}", "--fonts", FANDOL, "--force")
            assert result.code == 0, (name, result.err)
    names = [name for name, _ in chosen]
    for start in range(0, len(names), 40):
        by_libreoffice(folder, *(folder / f"{name}.docx" for name in names[start : start + 40]))
    for name, text in chosen:
        read = loads(text.encode()).plan
        assert read is not None
        for format, suffix in (("docx", ".pdf"), ("pdf", ".typ.pdf")):
            yield name, format, Printed(notice(read), measure(folder / f"{name}{suffix}"))


def main(wanted: Sequence[str]) -> None:
    """Print the table, and below it what was found where."""
    chosen = [(name, text) for name, text in plans() if not wanted or name.startswith(tuple(wanted))]
    found: dict[tuple[str, str], list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, format, one in printed(Path(folder), chosen):
            for fault in FAULTS:
                if said := list(fault(one)):
                    found.setdefault((fault.__name__, format), []).append(f"{name}（{'；'.join(said)}）")
    print(f"{len(chosen)} plans in both formats")
    for fault in FAULTS:
        for format in ("docx", "pdf"):
            names = found.get((fault.__name__, format), [])
            print(f"{fault.__name__:32} {format:5} {len(names):4}  {' '.join(names)}")


if __name__ == "__main__":
    main(sys.argv[1:])
