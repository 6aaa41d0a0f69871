"""`gongkai --install-completion`: the scripts by which shells ask what can stand there, and where they read them."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from gongkai import terminal
from gongkai.errors import GongkaiError, reason

_BASH = """\
_gongkai_completion() {
    local IFS=$'\\n' line
    COMPREPLY=()
    while read -r line; do
        COMPREPLY+=("$line")
    done < <(_GONGKAI_COMPLETE=bash _GONGKAI_WORDS="${COMP_WORDS[*]:1:COMP_CWORD-1}" \\
        _GONGKAI_WORD="${COMP_WORDS[COMP_CWORD]}" "$1" 2>/dev/null)
}
complete -o default -o bashdefault -F _gongkai_completion gongkai
"""
_ZSH = """\
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
_gongkai() {
    local -a offers
    offers=("${(@f)$(_GONGKAI_COMPLETE=zsh _GONGKAI_WORDS="${(pj:\\n:)words[2,CURRENT-1]}" \\
        _GONGKAI_WORD="$words[CURRENT]" $words[1] 2>/dev/null)}")
    if [[ -n "$offers[1]" ]]; then
        _describe -V gongkai offers
    else
        _files
    fi
}
compdef _gongkai gongkai
"""
_FISH = """\
function __gongkai_offers
    set -l words (commandline -opc)
    set -l offers (env _GONGKAI_COMPLETE=fish _GONGKAI_WORDS="$(string join \\n -- $words[2..-1])" \\
        _GONGKAI_WORD="$(commandline -ct)" gongkai 2>/dev/null)
    if test (count $offers) -gt 0
        printf '%s\\n' $offers
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c gongkai -f -a '(__gongkai_offers)'
"""
_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName gongkai -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    $env:_GONGKAI_COMPLETE = 'powershell'
    $env:_GONGKAI_WORDS = $words -join "`n"
    $env:_GONGKAI_WORD = $wordToComplete
    try {
        gongkai 2>$null | ForEach-Object {
            $value, $help = $_ -split "`t", 2
            if (-not $help) { $help = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
        }
    } finally {
        Remove-Item Env:_GONGKAI_COMPLETE, Env:_GONGKAI_WORDS, Env:_GONGKAI_WORD -ErrorAction SilentlyContinue
    }
}
"""


class _Shell(NamedTuple):
    """A shell's script, the file for it, and the start-up file that has to read it, None where it is found there."""

    script: str
    file: str
    starts: str | None


_SHELLS = {
    "bash": _Shell(_BASH, ".local/share/gongkai/completion.bash", ".bashrc"),
    "zsh": _Shell(_ZSH, ".local/share/gongkai/completion.zsh", ".zshrc"),
    "fish": _Shell(_FISH, ".config/fish/completions/gongkai.fish", None),
    "powershell": _Shell(_POWERSHELL, ".local/share/gongkai/completion.ps1", "$PROFILE"),
}
_ALSO = {"pwsh": "powershell"}


def script(typed: str | None) -> str:
    """The script of the shell that is named, else of the one that runs us."""
    return _SHELLS[_name(typed)].script


def install(typed: str | None) -> None:
    """Write the script, let the shell read it when it starts, and say so; doing it again changes nothing."""
    name = _name(typed)
    shell = _SHELLS[name]
    path = Path.home() / shell.file
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shell.script, encoding="utf-8-sig" if name == "powershell" else "utf-8", newline="\n")
        start = _profile(typed) if shell.starts == "$PROFILE" else Path.home() / shell.starts if shell.starts else None
        if start is not None:
            _read_from(start, f'. "{path.as_posix()}"')
    except OSError as error:
        raise GongkaiError(f"装不上：{path}（{reason(error)}）", "用 --show-completion 看脚本，自己放好") from None
    terminal.say(f"已写入 {path}" + (f"，{start} 里加了一行来读它" if start else ""), sys.stdout)
    terminal.say("新开一个终端，按 Tab 键就能补全命令、选项、单位名称和报送事项的代号", sys.stdout)
    if name == "powershell":
        terminal.say("提示“禁止运行脚本”的，先运行：Set-ExecutionPolicy -Scope CurrentUser RemoteSigned", sys.stdout)


def _read_from(start: Path, line: str) -> None:
    """Add a line to a start-up file, unless it is there."""
    known = start.read_bytes() if start.is_file() else b""
    if line.encode() not in known:
        start.parent.mkdir(parents=True, exist_ok=True)
        gap = b"" if known.endswith(b"\n") or not known else b"\n"
        with start.open("ab") as stream:
            stream.write(gap + line.encode() + b"\n")


def _name(typed: str | None) -> str:
    """The shell's name. Raises GongkaiError for one that is not known, or cannot be found out."""
    found = (typed or _running()).lower().removesuffix(".exe")
    found = _ALSO.get(found, found)
    if found not in _SHELLS:
        said = f"不认识“{found}”这种终端" if found else "看不出用的是哪种终端"
        raise GongkaiError(said, f"写明一种：--install-completion {'、'.join(_SHELLS)}")
    return found


def _running() -> str:
    """The shell that runs us, by the processes above, else the one that is set."""
    from typer._completion_shared import _get_shell_name

    with suppress(OSError):
        if found := _get_shell_name():
            return found
    return Path(os.environ.get("SHELL", "")).name


def _profile(typed: str | None) -> Path:
    """Where PowerShell reads what it does first; only it knows. Raises GongkaiError if it cannot be asked."""
    for program in dict.fromkeys(filter(None, (typed, "pwsh", "powershell"))):
        with suppress(OSError, subprocess.CalledProcessError):
            command = [program, "-NoProfile", "-Command", "[Console]::OutputEncoding=[Text.Encoding]::UTF8; $PROFILE"]
            told = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.strip()
            if told:
                return Path(told)
    raise GongkaiError("找不到 PowerShell 的启动文件", "用 --show-completion powershell 看脚本，放进 $PROFILE 那个文件")
