"""What Tab offers, in a real bash as well: commands, options, and what the plan knows."""

import os
import pty
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run, settings_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a Unix shell")


def offers(gongkai: Run, folder: Path, line: str, shell: str = "bash") -> list[str]:
    """What is offered at the end of a line."""
    *words, word = line.split(" ")
    env = {"_GONGKAI_COMPLETE": shell, "_GONGKAI_WORDS": "\n".join(words), "_GONGKAI_WORD": word}
    result = gongkai(cwd=folder, env=env)
    assert (result.code, result.err) == (0, "")
    return result.out.splitlines()


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("re", ["render", "report"]),
        ("report s", ["submit", "scan"]),
        ("status --p", ["--plan", "--pending"]),
        ("status -u 营", ["营商局"]),
        ("status --unit=营", ["营商局"]),
        ("status -u 区营", ["区营商局", "区营商环境建设局"]),
        ("status -u 望花区营商局", ["望花区营商局"]),
        ("status -u 营商局、司", ["营商局、司法局"]),
        ("status --group 各", ["各部门", "各镇街"]),
        ("report return 司法局 残", ["残联"]),
        ("report submit 各", []),
        ("report submit 教", ["教育局"]),
        ("report submit 教育局 --with 残", ["残联"]),
        ('report submit "教', ["教育局"]),
        ("report log --report ", ["summary"]),
        ("tasks --activity out", ["outdoor"]),
        ("explain GK27", ["GK270", "GK271", "GK272", "GK273", "GK274", "GK275", "GK276"]),
        ("status --format x", ["xlsx"]),
        ("status -o ", []),
        ("report scan ", []),
        ("report c", ["collect"]),
        ("report collect ", []),
        ("report collect 收件 -u 营商局、司", ["营商局、司法局"]),
        ("report collect 收件 --report ", ["summary"]),
        ("report ph", ["photos"]),
        ("report photos 收件 -u 营商局、司", ["营商局、司法局"]),
        ("report log --format x", ["xlsx"]),
        ("status -p none.yaml -u 营", []),
        ("status -p broken.yaml -u 营", []),
        ("status -p 别处/plan.yaml -u ", ["甲局"]),
        ("status ——pending ", []),
    ],
)
def test_what_is_offered(line: str, wanted: list[str], gongkai: Run, plan_dir: Path) -> None:
    (plan_dir / "broken.yaml").write_text("notice: [\n", encoding="utf-8")
    (plan_dir / "别处").mkdir()
    (plan_dir / "别处/plan.yaml").write_text("id: a\nplan: {title: 方案, lead: 甲局}\n", encoding="utf-8")
    assert offers(gongkai, plan_dir, line) == wanted


def test_every_shell_gets_its_own_form(gongkai: Run, plan_dir: Path) -> None:
    line = "status --report s"
    assert offers(gongkai, plan_dir, line, "zsh") == ["summary:活动总结报告"]
    for shell in ("fish", "powershell"):
        assert offers(gongkai, plan_dir, line, shell) == ["summary\t活动总结报告"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_scripts_can_be_read(shell: str, gongkai: Run, tmp_path: Path) -> None:
    script = gongkai("--show-completion", shell)
    assert (script.code, script.err) == (0, "")
    if shutil.which(shell):
        (tmp_path / "script").write_text(script.out, encoding="utf-8")
        subprocess.run([shell, "-n", "script"], cwd=tmp_path, check=True)


def test_a_shell_that_is_not_known(gongkai: Run) -> None:
    result = gongkai("--install-completion", "csh")
    assert result.code == 2
    assert "不认识“csh”" in result.err


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("--install-completion --help", 0, "用法：gongkai"),
        ("--install-completion bash --help", 0, "用法：gongkai"),
        ("--show-completion -h", 0, "用法：gongkai"),
        ("--help --install-completion", 0, "用法：gongkai"),
        ("--install-completion --bogus", 2, "没有 --bogus 这个选项"),
        ("--install-completion bash --bogus", 2, "没有 --bogus 这个选项"),
        ("--install-completion bash zsh", 2, "多出了不认识的内容：zsh"),
        ("--shell bash --install-completion status", 2, "多出了不认识的内容：status"),
    ],
)
def test_it_is_installed_only_where_nothing_else_was_typed(
    typed: str, code: int, said: str, gongkai: Run, tmp_path: Path
) -> None:
    result = gongkai(*typed.split(), env={"HOME": str(tmp_path), "SHELL": "/bin/bash"})
    assert result.code == code
    assert said in result.out + result.err
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def home(gongkai: Run, plan_dir: Path) -> Path:
    """A home with the command on the path and the completion installed twice."""
    command = plan_dir / "bin" / "gongkai"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gongkai "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (plan_dir / ".bashrc").write_bytes(b'PS1="ready "')
    for _ in range(2):
        result = gongkai("--install-completion", "bash", env={"HOME": str(plan_dir)})
        assert (result.code, result.err) == (0, "")
        assert ".bashrc" in result.out
    return plan_dir


def environment(home: Path) -> dict[str, str]:
    paths = {"PATH": f"{home / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "HOME": str(home)}
    return settings_of({**paths, "LC_ALL": "C.UTF-8", "TERM": "dumb"})


def test_installing_it_twice_is_installing_it_once(home: Path) -> None:
    lines = (home / ".bashrc").read_text(encoding="utf-8").splitlines()
    assert lines[0] == 'PS1="ready "'
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["gongkai", "rep"], ["report"]),
        (["gongkai", "status", "-u", "营"], ["营商局"]),
        (["gongkai", "tasks", "-u", "营商局、司"], ["营商局、司法局"]),
        (["gongkai", "report", "submit", ""], None),
        (["gongkai", "status", "-o", ""], []),
    ],
)
def test_bash_asks_for_it(words: list[str], wanted: list[str] | None, home: Path) -> None:
    words_of = " ".join(f"'{word}'" for word in words)
    code = f"source ~/.bashrc; COMP_WORDS=({words_of}); COMP_CWORD={len(words) - 1}\n"
    code += '_gongkai_completion gongkai; printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(
        ["bash", "--norc", "-c", code],
        cwd=home,
        env=environment(home),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = done.stdout.split()
    assert done.stderr == ""
    assert (len(found) == 31 and found[1] == "营商局") if wanted is None else found == wanted


def test_tab_is_pressed_in_bash(home: Path) -> None:
    """At the keyboard: what Tab completes is run."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(home)
        os.execvpe("bash", ["bash", "-i"], environment(home))
    seen = b""

    def until(wanted: bytes) -> None:
        nonlocal seen
        end = time.monotonic() + 60
        while wanted not in seen and time.monotonic() < end:
            seen += os.read(terminal, 4096)
        assert wanted in seen

    try:
        until(b"ready ")
        os.write(terminal, "gongkai rep\tsub\t司\t".encode())
        until("司法局".encode())
        os.write(terminal, b"--today 2022-05-17\r")
        until("已登记：司法局".encode())
    finally:
        os.write(terminal, b"\x03exit\r")
        os.close(terminal)
        os.waitpid(child, 0)
