"""Bytes → text: encodings as offices produce them, and the lines that messages quote."""

import os
import sys
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.budgets import MB, NOTICE_BYTES, PLAN_BYTES
from gongkai.diagnostics import START, Diagnostic, Position
from gongkai.errors import GongkaiError, reason
from gongkai.files import as_typed, read
from gongkai.patterns import pattern

if TYPE_CHECKING:
    from gongkai.reading.mistakes.rows import Rows

# YAML takes these for line breaks, but no editor shows them as such; they come along from web pages.
CONTROL = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_LINE_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_HAN = "\u2e80"
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LEGACY = "gb18030"
_NOT_HERE = "核对文件名；方案在别处的，先换到它所在的文件夹，或者用 --plan 指定；还没有的，gongkai init 写一份"
_PLAN_FILES = (".yaml", ".yml", ".yaml.txt", ".yml.txt")
_LOOKED_AT, _SHOWN = 1000, 5
_STREAMS = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")  # what a shell calls another command's output
_OTHER_FILES = (
    (b"PK\x03\x04", "Word、Excel、WPS 或压缩文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word、Excel 或 WPS 文件"),
    (b"%PDF", "PDF 文件"),
)


@dataclass(frozen=True)
class Source:
    """The text of a plan file and the name under which the user knows it; gb18030 as the encoding means a GBK file."""

    name: str
    text: str
    encoding: str = "utf-8"

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, counted as editors and YAML count them; CONTROL has the breaks that only YAML knows."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    @cached_property
    def rows(self) -> "Rows":
        """Its lines in their parts, read only where something is wrong with them."""
        from gongkai.reading.mistakes.rows import Rows

        return Rows(self.lines)

    @cached_property
    def has_control(self) -> bool:
        """Whether a character of CONTROL is in it. None of them is printable, which is seen sooner."""
        plain = self.text.replace("\n", "").replace("\u3000", "")
        return not plain.isprintable() and CONTROL.search(self.text) is not None

    @property
    def readable(self) -> str:
        """The text as a YAML parser can take it, each character in its place."""
        return CONTROL.sub("\ufffd", self.text) if self.has_control else self.text

    def line(self, number: int) -> str:
        """A line by its number from 1; empty beyond the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def shown(path: Path) -> str:
    """What messages call a file."""
    return "标准输入" if str(path) == "-" else str(path)


def read_bytes(path: Path, kind: str = "方案文件") -> bytes:
    """The content of a file of this kind, or of standard input for `-`. Raises GongkaiError, the reason in Chinese."""
    is_plan = kind == "方案文件"
    most = PLAN_BYTES if is_plan else NOTICE_BYTES
    content = _read(path, is_plan, kind, most + 1)
    if len(content) > most:
        hint = "核对文件名；方案里只写文字" if is_plan else "把通知正文单独存成一个文件，再导入"
        raise GongkaiError(f"{kind}太大了，超过{most // MB}MB：{shown(path)}", hint)
    return content


def _read(path: Path, is_plan: bool, kind: str, most: int) -> bytes:
    """The beginning of a file, up to so many bytes."""
    if str(path) == "-":
        if sys.stdin is None:
            raise GongkaiError("没有标准输入可读", "用 --plan 指定方案文件" if is_plan else "写上文件名")
        return sys.stdin.buffer.read(most)
    try:
        return read(path, most, stream=str(path).startswith(_STREAMS))
    except FileNotFoundError:
        hint = (beside(path) or _NOT_HERE) if is_plan else "核对文件名和它所在的文件夹"
        raise GongkaiError(f"找不到文件：{path}", hint) from None
    except IsADirectoryError:
        raise _is_folder(path, kind) from None
    except PermissionError:
        if path.is_dir():  # Windows says so of a folder
            raise _is_folder(path, kind) from None
        raise GongkaiError(f"没有权限读取：{path}", "看看文件是不是被别的程序占用，或者换一个有权限的账号") from None
    except (OSError, ValueError) as error:
        raise GongkaiError(f"读不了文件：{path}（{reason(error)}）") from None


def beside(path: Path) -> str:
    """What to do about a plan that is not there: the files beside it that may be meant; "" if there are none."""
    found = _plans_beside(path.parent)
    if not found:
        return ""
    if renamed := next((other for other in found if other.name == f"{path.name}.txt"), None):
        return f"旁边有 {renamed}：多了 .txt，把它改名为 {path.name}（先让资源管理器显示文件扩展名），或者 -p {renamed}"
    told = "、".join(map(str, found[:_SHOWN])) + (" 等" if len(found) > _SHOWN else "")
    return f"旁边有 {told}；是它的，改成 -p {as_typed(found[0])}"


def _plans_beside(folder: Path) -> list[Path]:
    """What looks like a plan file in a folder, and in the folders there under the usual name."""
    try:
        names = sorted(entry.name for entry in islice(os.scandir(folder), _LOOKED_AT) if not entry.name.startswith("."))
    except OSError:
        return []
    own = [folder / name for name in names if name.lower().endswith(_PLAN_FILES)]
    below = [folder / name / usual for name in names for usual in ("plan.yaml", "plan.yml", "方案.yaml")]
    return [path for path in (*own, *below) if path.is_file()]


def _is_folder(path: Path, kind: str) -> GongkaiError:
    hint = f"写成 {path / 'plan.yaml'}" if kind == "方案文件" else "写上里面的文件名"
    return GongkaiError(f"这是文件夹，不是{kind}：{path}", hint)


def decode(content: bytes, name: str) -> tuple[Source | None, list[Diagnostic]]:
    """The text of a file, None if it is none. What is not UTF-8 or UTF-16 is read as gb18030, with a warning."""
    if kind := next((kind for start, kind in _OTHER_FILES if content.startswith(start)), None):
        hint = "方案是纯文本文件，照着随附的 plan.yaml 另写一个；文件名对不对也看一看"
        return None, [Diagnostic("GK002", START, f"这是 {kind}，不是方案", hint)]
    bom, encoding = next(((bom, name) for bom, name in _BOMS if content.startswith(bom)), (b"", "utf-8"))
    problems: list[Diagnostic] = []
    text: str | None
    try:
        text = content[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        # Han characters before the first bad byte: UTF-8 with a damaged place. GBK bytes rarely decode, and to no Han.
        good = content[len(bom) :][: error.start].decode(encoding, errors="replace")
        if bom or any(character >= _HAN for character in good):
            return None, [_undecodable(good)]
        encoding = _LEGACY
        text, problems = _decode_legacy(content)
    if text is None:
        return None, problems
    source = Source(name, text, encoding)
    if source.has_control:
        problems += _control_characters(source)
    return source, problems


def encode(text: str, original: bytes, legacy: str = "utf-8") -> bytes:
    """A changed text as the bytes of its file, in the file's own encoding with its BOM; `legacy` serves without one."""
    bom, encoding = next(((bom, name) for bom, name in _BOMS if original.startswith(bom)), (b"", legacy))
    return bom + text.encode(encoding, "surrogatepass")


def _decode_legacy(content: bytes) -> tuple[str | None, list[Diagnostic]]:
    """Old Windows programs save Chinese as GBK, of which gb18030 is the superset."""
    try:
        text = content.decode(_LEGACY)
    except UnicodeDecodeError as error:
        return None, [_undecodable(content[: error.start].decode(_LEGACY, errors="replace"))]
    hint = "另存为 UTF-8 编码，免得在别的电脑上变成乱码；validate --fix 可以替您转"
    return text, [Diagnostic("GK001", START, "文件是 GBK 编码，已按 GB 18030 读取", hint)]


def _undecodable(good: str) -> Diagnostic:
    """The place of the first byte that is no text, behind what could be read."""
    at = Position(good.count("\n") + 1, len(good) - good.rfind("\n"))
    hint = "这里的内容已经损坏：找回原来的文件，或者把这一处重新录入，存成 UTF-8 编码"
    return Diagnostic("GK002", at, "文件里有读不出来的字节", hint)


def _control_characters(source: Source) -> list[Diagnostic]:
    """Characters that no document may hold, each line's first with its place."""
    return [
        Diagnostic("GK003", Position(number, found.start() + 1), f"这里有看不见的{_kind(found[0])}", "把它删掉")
        for number, line in enumerate(source.lines, 1)
        if (found := CONTROL.search(line))
    ]


def _kind(character: str) -> str:
    return f"{'换行符' if character in _LINE_BREAKS else '控制字符'} U+{ord(character):04X}"
