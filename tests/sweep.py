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


def plans() -> Iterator[tuple[str, str]]:
    """Every plan by its name."""
    for title, text, attachments, note in product((1, 2, 3), (1, 2, 3, 4), (0, 1, 2, 4), (True, False)):
        yield f"short-{title}-{text}-{attachments}-{'note' if note else 'bare'}", short(title, text, attachments, note)
    for lines in range(1, 45, 2):
        yield f"long-{lines}", long(lines, colophon=False, red=False)
        yield f"colophon-{lines}", long(lines, colophon=True, red=True)
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
