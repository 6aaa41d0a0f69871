"""`gongkai import`: a plan from a notice that has been issued."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from gongkai.cli.common import deliver
from gongkai.errors import GongkaiError


def import_(
    notice: Annotated[
        Path,
        typer.Argument(metavar="通知", show_default=False, help=".docx、.html（保存的网页）、.txt，- 表示从标准输入读"),
    ],
    output: Annotated[
        Optional[Path], typer.Option("--output", "-o", metavar="文件", help="写到文件，- 或不写就显示出来")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="文件已经有了，也写")] = False,
    fullwidth: Annotated[
        bool, typer.Option("--fullwidth", help="中文里的半角标点改成全角，如“,”改成“，”；不加就一字不动")
    ] = False,
) -> None:
    """从印发过的通知整理出方案：认出活动、分工、时间、报送，认不出的照原样作为正文，印出来和原文一样。

    例：gongkai import 去年的通知.docx -o plan.yaml
    """
    from gongkai.console.importing import tell
    from gongkai.importing import import_notice
    from gongkai.reading.source import read_bytes, shown

    target = None if output is None or str(output) == "-" else output
    if target is not None and not force and target.exists():
        raise GongkaiError(f"已经有这个文件了：{target}", "换一个文件名；确实要换掉它，加 --force")
    imported = import_notice(read_bytes(notice, "通知"), shown(notice), fullwidth)
    deliver(imported.text, target)
    tell(imported.summary, str(target) if target else "")
