"""`gongkai import`: a plan from a notice that has been issued."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from gongkai import terminal
from gongkai.cli.common import check_new, check_plan_name, deliver, this_moment
from gongkai.cli.options import ForceOption, TodayOption, a_file
from gongkai.errors import GongkaiError

_PAGES = (".html", ".htm")


def import_(
    notice: Annotated[
        Path,
        typer.Argument(
            metavar="通知", show_default=False, help=".docx、.html（保存的网页）、.txt、.md，- 表示从标准输入读"
        ),
    ],
    output: Annotated[Optional[Path], a_file("写到文件，- 或不写就显示出来")] = None,
    side_by_side: Annotated[
        Optional[Path],
        a_file("再写一个网页：左边通知，右边认出来的，存疑的在前面", "--side-by-side"),
    ] = None,
    force: ForceOption = False,
    fullwidth: Annotated[
        bool, typer.Option("--fullwidth", help="中文里的半角标点改成全角，如“,”改成“，”；不加就一字不动")
    ] = False,
    today: TodayOption = None,
) -> None:
    """从印发过的通知整理出方案：认出活动、分工、时间、报送，认不出的照原样作为正文，印出来和原文一样。

    例：gongkai import 去年的通知.docx -o plan.yaml --side-by-side 对照.html
    """
    from gongkai.cli.plan_schema import create_with_schema
    from gongkai.importing import import_notice
    from gongkai.importing.terminal import tell
    from gongkai.progress import working
    from gongkai.reading.source import read_bytes, shown

    plan = None if str(output) == "-" else output
    if plan is not None:
        check_plan_name(plan)
    if side_by_side is not None:
        _check_page(side_by_side, notice, plan)
    day = this_moment(today).day
    content = read_bytes(notice, "通知")
    with working("认通知"):
        imported = import_notice(content, shown(notice), fullwidth, day)
    if plan is not None:
        check_new([plan], force)
    if side_by_side is not None:
        from gongkai.importing.beside import page

        deliver(page(imported, shown(notice), plan.name if plan else "方案"), side_by_side, force)
    if plan is None:
        deliver(imported.text, None)
    else:
        terminal.say(create_with_schema(plan, imported.text.encode(), force))
    tell(imported.summary, plan, side_by_side)


def _check_page(path: Path, notice: Path, plan: Path | None) -> None:
    """Raises GongkaiError for what is no page by its name, or would take the place of the notice or the plan."""
    from gongkai.files import real

    if path.suffix.lower() not in _PAGES:
        raise GongkaiError(f"“{path}”不是网页的文件名", f"写成 --side-by-side {path.with_suffix('.html')}")
    if real(path) in (real(notice), real(plan or notice)):
        raise GongkaiError(
            f"没有写 {path}：它是通知或者方案，盖掉就没有了", "换一个文件名，如 --side-by-side 对照.html"
        )
