"""`gongkai slogans`: the slogans for LED screens and banners."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gongkai.cli.common import PLAN, deliver, load_plan
from gongkai.cli.formats import Format, wanted
from gongkai.cli.options import PlanOption, ReplaceOption, TemplatesOption, a_file
from gongkai.errors import GongkaiError
from gongkai.forms import Settings

if TYPE_CHECKING:
    from gongkai.plan import Plan, Section


def _formats() -> Collection[str]:
    from gongkai.publishing.slogans.forms import FORMS

    return FORMS


def slogans(
    plan: PlanOption = PLAN,
    attachment: Annotated[
        Optional[str], typer.Option("--attachment", metavar="附件", help="标语所在的附件，写标题或编号；不写就找列表")
    ] = None,
    width: Annotated[
        Optional[int],
        typer.Option("--width", metavar="格数", help="LED 屏一屏几格：一个汉字占2格，一个字母、数字占1格"),
    ] = None,
    length: Annotated[
        Optional[str], typer.Option("--length", metavar="长度", help="横幅多长，如 6米、420毫米；不写就是一张 A4 纸")
    ] = None,
    height: Annotated[
        Optional[str], typer.Option("--height", metavar="高度", help="横幅布多高，如 70厘米；字不会比它高")
    ] = None,
    format: Annotated[Optional[str], typer.Option("--format", click_type=Format(_formats), help="格式")] = None,
    output: Annotated[
        Optional[Path],
        a_file("写到文件：.txt 给 LED 软件，.docx 是横幅，.xlsx 是表"),
    ] = None,
    templates: TemplatesOption = None,
    force: ReplaceOption = False,
) -> None:  # fmt: skip
    """把附件里的标语给 LED 屏和横幅用：一条一行，数好字数，放不下一屏的说出来。

    例：gongkai slogans -o 标语.txt --width 32

    例：gongkai slogans -o 横幅.docx --length 6米 --height 70厘米
    """
    from gongkai.publishing.slogans.banner import Banner, measured
    from gongkai.publishing.slogans.forms import FORMS
    from gongkai.publishing.slogans.listed import slogans as listed
    from gongkai.publishing.slogans.listed import the_list

    if width is not None and width < 2:
        raise GongkaiError(f"--width 不能是 {width}", "写屏幕一行有几格，一个汉字占2格：16个汉字的屏写 32")
    chosen = wanted(format, output, _formats(), "标语")
    banner = Banner(measured(length, "--length") if length else 0, measured(height, "--height") if height else 0)
    if (length or height) and chosen != "docx":
        raise GongkaiError("--length、--height 是横幅的，横幅写成 .docx", "加上 -o 横幅.docx；不做横幅的，去掉这两项")
    read = load_plan(plan)
    view = listed(_named(read, attachment) if attachment else the_list(read), width, banner)
    settings = Settings(templates)
    content = FORMS[chosen].written(view, settings)
    deliver(content, output, force, to_read=chosen == "txt", notes=[*view.notes, *settings.notes])


def _named(plan: "Plan", name: str) -> "Section":
    """The attachment of that title or number. Raises GongkaiError if there is none."""
    from gongkai.reading.resolve import attachment_of

    for document in plan.documents:
        if found := attachment_of(document, name):
            return found
    titles = "、".join(one.title or "" for document in plan.documents for one in document.attachments)
    raise GongkaiError(f"没有“{name}”这个附件", f"已有的附件：{titles}" if titles else "这份方案没有附件")
