"""Every command that a page names can be typed: it is one, with its options."""

import re
import shlex
from pathlib import Path

import pytest
import typer

from gongkai.cli import app
from tests.conftest import ROOT

PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
_CODE = re.compile(r"^```(?:sh|console|powershell|text)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
_AFTER = re.compile(r" {2,}| # |；|，")  # what explains a command behind it


def typed(page: str) -> list[str]:
    """The commands on a page, in running text and in blocks; of several (return|accept) each."""
    text = page.replace("\\\n", " ").replace("\\|", "|")
    inline = re.findall(r"`(gongkai [a-z-][^`\n]*)`", text)
    blocks = [
        _AFTER.split(line)[0]
        for line in re.findall(r"^(?:\$ )?(gongkai [a-z-].*)$", "\n".join(_CODE.findall(text)), re.M)
    ]
    return [one for line in inline + blocks for one in _each(line)]


def _each(line: str) -> list[str]:
    several = re.search(r"\S+(?:\|\S+)+", line)
    return [line.replace(several[0], one) for one in several[0].split("|")] if several else [line]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_on_a_page_can_be_typed(page: Path) -> None:
    for line in typed(page.read_text(encoding="utf-8")):
        assert not wrong_with(line), line


def wrong_with(line: str) -> str:
    """What the command line would say of it, without running it."""
    command = typer.main.get_command(app)
    words = [word for word in shlex.split(line)[1:] if word not in ("…", "...")]
    context = typer.Context(command)
    while words and hasattr(command, "get_command"):
        found = command.get_command(context, words[0])
        if found is None:
            return "" if words[0].startswith("-") else words[0]
        command, words = found, words[1:]
    known = {name for param in command.params for name in (*param.opts, *param.secondary_opts)} | {"--help", "-h"}
    return next((word for word in words if re.match(r"--?[a-z]", word) and word.partition("=")[0] not in known), "")


def test_the_search_finds_what_is_wrong() -> None:
    assert [wrong_with(line) for line in ("gongkai rendr", "gongkai render --chek", "gongkai report submitt 甲局")] == [
        "rendr", "--chek", "submitt",
    ]  # fmt: skip
    assert not wrong_with("gongkai report submit 甲局 --has 报告")
    assert len(typed((ROOT / "docs" / "commands.zh-CN.md").read_text(encoding="utf-8"))) > 30
