"""`gongkai init`: a plan to start from, and the templates to change."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from gongkai import terminal
from gongkai.cli.common import PLAN, create, this_moment
from gongkai.cli.options import ForceOption, TodayOption
from gongkai.errors import GongkaiError
from gongkai.files import as_typed

_TEMPLATE = "plan.yaml.j2"
_FILES = (".yaml", ".yml", ".json", ".txt", ".md", ".docx", ".doc", ".wps", ".html", ".xlsx", ".pdf")
_NEXT = """\
  打开 plan.yaml，把示例的名称、日期、内容换成自己的
  gongkai validate             检查写得对不对
  gongkai render -o 通知.docx  把通知存成 Word 文件
  gongkai tasks --unit 甲局    看一个单位要做什么
  gongkai status               看谁报了，谁还没报"""
_TRY = """\
  gongkai render               看通知全文
  gongkai tasks --unit 营商局  看一个单位要做什么
  gongkai status --today 2022-05-16  看那年五月十六日谁报了，谁还没报
  不是从空白开始的，可以对照 plan.yaml 里的写法"""


def init(
    folder: Annotated[
        Optional[Path], typer.Argument(metavar="[文件夹]", show_default=False, help="写到哪里；不写就是当前文件夹")
    ] = None,
    templates: Annotated[
        bool, typer.Option("--templates", help="不写方案，把随附的模板抄出来修改；默认抄到“模板”")
    ] = False,
    example: Annotated[
        bool, typer.Option("--example", help="不写空白的，写随附的真实方案：望花区 2022 年公开发布的通知")
    ] = False,
    force: ForceOption = False,
    today: TodayOption = None,
    own: Annotated[Optional[Path], typer.Option(envvar="GONGKAI_TEMPLATES", hidden=True)] = None,
) -> None:
    """写一份带说明的 plan.yaml，照着改成自己的方案。

    例：gongkai init 2023
      gongkai init --example 示例
    """
    if folder and folder.suffix.lower() in _FILES and not folder.is_dir():
        other = folder.parent if folder.stem == "plan" and folder.parent != Path() else folder.with_suffix("")
        hint = f"不写就在当前文件夹里写 plan.yaml；另放一处的，写文件夹的名称，如 gongkai init {other}"
        raise GongkaiError(f"“{folder}”是文件名，这里要写文件夹", hint)
    if templates and example:
        raise GongkaiError("--templates 和 --example 不能一起用", "分两次运行")
    if templates:
        _copy_templates(folder or Path("模板"), force)
    elif example:
        _write(folder or Path(), _example(), _TRY, force)
    else:
        _write(folder or Path(), _empty(today, own), _NEXT, force)


def _empty(today: str | None, own: Path | None) -> bytes:
    """A plan to fill in, with comments."""
    from markupsafe import Markup

    from gongkai import templated
    from gongkai.cli.start import comment, start

    context = {
        "view": start(this_moment(today).day),
        "about": lambda shape, key: Markup(comment(shape, key)),  # not to be quoted
    }
    return templated.render(_TEMPLATE, "yaml", own, context).encode("utf-8")


def _example() -> bytes:
    """The shipped plan, which lies beside the templates in a checkout and in a wheel."""
    from gongkai import templated

    return (templated.folder().parent / PLAN).read_bytes()


def _write(folder: Path, plan: bytes, then: str, force: bool) -> None:
    """The plan, and beside it the schema that its first line names, by which editors help."""
    from gongkai.cli.plan_schema import SCHEMA, beside, schema_json

    create({folder / PLAN: beside(plan) or plan, folder / SCHEMA: schema_json().encode("utf-8")}, force)
    terminal.say(f"已写入 {folder / PLAN}（旁边的 {SCHEMA} 给编辑器用，不用管它）")
    terminal.say("接下来：")
    if folder != Path():
        terminal.say(f"  cd {as_typed(folder)}")
    terminal.say(then)


def _copy_templates(folder: Path, force: bool) -> None:
    """Everything that documents are made with."""
    from gongkai import templated

    files = sorted(path for path in templated.folder().iterdir() if path.is_file())
    create({folder / path.name: path.read_bytes() for path in files}, force)
    terminal.say(f"已写入 {folder}：{len(files)} 个模板，每一种文件一个；没有改的可以删掉，会用随附的")
    terminal.say(f"改好以后这样用：\n  gongkai render --templates {as_typed(folder)}")
    terminal.say("  每次都要用的，把环境变量 GONGKAI_TEMPLATES 设成这个文件夹")
