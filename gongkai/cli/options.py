"""The options that several commands share, each written once."""

from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from gongkai.errors import GongkaiError


def _one_plan(path: Path) -> Path:
    """The plan that a pattern means, where it means one."""
    from gongkai.cli.patterns import one_plan

    return one_plan(path)


def _named(typed: str) -> Path:
    """A file's path. Raises GongkaiError for what ends as folders do, which a path would no longer show."""
    if typed.endswith(("/", "\\")) and not Path(typed).is_dir():
        raise GongkaiError(f"“{typed}”是文件夹，要写成文件", "后面加上文件名")
    return Path(typed)


def a_file(help: str, *names: str) -> Any:
    """The option for a file that a command writes: `-o`, where it has no other names."""
    return typer.Option(*(names or ("--output", "-o")), metavar="文件", parser=_named, help=help)


PlanOption = Annotated[
    Path,
    typer.Option(
        "--plan",
        "-p",
        metavar="文件",
        envvar="GONGKAI_PLAN",
        callback=_one_plan,
        help="方案文件，- 表示从标准输入读",
    ),
]
StoreOption = Annotated[
    Optional[str],
    typer.Option(
        "--store",
        metavar="地点",
        envvar="GONGKAI_STORE",
        help="进度存在哪里：文件，或者 postgresql://…；不写就是方案旁边的 status.json",
    ),
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
AtOption = Annotated[
    Optional[str],
    typer.Option("--at", metavar="时间", help="事情是什么时候的，如 5月17日10:30 或 2022-05-17T10:30；不写就是现在"),
]
ByOption = Annotated[
    Optional[str], typer.Option("--by", metavar="姓名", envvar="GONGKAI_BY", help="谁登记的；不写就是登录名")
]
NoteOption = Annotated[str, typer.Option("--note", metavar="文字", help="备注")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="不问，直接登记")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="原因", help="为什么")]
UnitsArgument = Annotated[
    list[str], typer.Argument(metavar="单位...", show_default=False, help="一个或几个单位，也可以是分组，如 各镇街")
]
ForceOption = Annotated[bool, typer.Option("--force", help="文件已经有了，也覆盖它")]
ReplaceOption = Annotated[bool, typer.Option("--force", help="要写的文件不是 gongkai 写的，或者有人改过，也换成新的")]
OutputOption = Annotated[Optional[Path], a_file("写到文件，格式看后缀")]
