"""The options that several commands share, each written once."""

from enum import Enum
from pathlib import Path
from typing import Annotated, Optional

import typer

PlanOption = Annotated[
    Path, typer.Option("--plan", "-p", metavar="文件", envvar="GONGKAI_PLAN", help="方案文件，- 表示从标准输入读")
]
StoreOption = Annotated[
    Optional[Path],
    typer.Option("--store", metavar="文件", envvar="GONGKAI_STORE", help="进度文件；不写就是方案旁边的 status.json"),
]
TodayOption = Annotated[
    Optional[str],
    typer.Option("--today", metavar="日期", envvar="GONGKAI_TODAY", help="把哪天当作今天，如 2022-05-17 或 5月17日"),
]
TemplatesOption = Annotated[
    Optional[Path],
    typer.Option("--templates", metavar="文件夹", envvar="GONGKAI_TEMPLATES", help="自己的模板，没有的仍用随附的"),
]
FontsOption = Annotated[Optional[Path], typer.Option("--fonts", metavar="文件夹", help="字体所在的文件夹，写 PDF 时用")]
ReportOption = Annotated[Optional[str], typer.Option("--report", metavar="代号", help="哪一项报送；只有一项时不用写")]
OutputOption = Annotated[Optional[Path], typer.Option("--output", "-o", metavar="文件", help="写到文件，格式看后缀")]


class TasksFormat(Enum):
    """How a task list is shown."""

    text = "text"
    md = "md"
    json = "json"


class StatusFormat(Enum):
    """How the ledgers are shown."""

    text = "text"
    json = "json"


class FindingsFormat(Enum):
    """How the findings of `validate` are shown."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"


class RulesFormat(Enum):
    """How the rules are explained."""

    text = "text"
    md = "md"
