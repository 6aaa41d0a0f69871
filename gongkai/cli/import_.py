"""`gongkai import`: a plan from a notice that has been issued."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from gongkai import terminal
from gongkai.cli.common import create, deliver
from gongkai.cli.options import ForceOption


def import_(
    notice: Annotated[
        Path,
        typer.Argument(metavar="通知", show_default=False, help=".docx、.html（保存的网页）、.txt，- 表示从标准输入读"),
    ],
    output: Annotated[
        Optional[Path], typer.Option("--output", "-o", metavar="文件", help="写到文件，- 或不写就显示出来")
    ] = None,
    force: ForceOption = False,
    fullwidth: Annotated[
        bool, typer.Option("--fullwidth", help="中文里的半角标点改成全角，如“,”改成“，”；不加就一字不动")
    ] = False,
) -> None:
    """从印发过的通知整理出方案：认出活动、分工、时间、报送，认不出的照原样作为正文，印出来和原文一样。

    例：gongkai import 去年的通知.docx -o plan.yaml
    """
    from gongkai.importing import import_notice
    from gongkai.importing.terminal import tell
    from gongkai.reading.source import read_bytes, shown

    imported = import_notice(read_bytes(notice, "通知"), shown(notice), fullwidth)
    if output is None or str(output) == "-":
        deliver(imported.text, None)
        tell(imported.summary, "")
        return
    create({output: imported.text.encode()}, force)
    terminal.say(f"已写入 {output}")
    tell(imported.summary, str(output))
