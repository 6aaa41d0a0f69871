"""What YAML's own complaints mean for a person who wrote a plan."""

import re

import yaml

from gongkai.diagnostics import START, Diagnostic, Position
from gongkai.reading.source import Source

_KEY_ONLY = re.compile(r"^\s*(?:-\s+)*[a-z_]+$")
_QUOTE = '把整句话放进引号，如 "……"'
_MEANINGS = (
    (
        "mapping values are not allowed",
        "这一行多了一个半角冒号，或者缩进和上一行对不上",
        f"正文里的冒号用全角“：”，或者{_QUOTE}",
    ),
    ("could not find expected ':'", "这里缺少冒号，或者上一行没有写完", "写成“名称: 内容”，冒号用半角，后面空一格"),
    ("found character that cannot start", "这个字符不能用在开头", f"以 @ % ` 或 Tab 开头的内容，{_QUOTE}"),
    ("found unexpected end of stream", "引号或括号打开了，直到文件末尾也没有关上", "补上另一半引号或括号"),
    ("did not find expected alphabetic or numeric", "以 * 或 & 开头的文字会被当成特殊记号", _QUOTE),
    ("while scanning an anchor", "以 & 开头的文字会被当成特殊记号", _QUOTE),
    ("while scanning an alias", "以 * 开头的文字会被当成特殊记号", _QUOTE),
    ("while scanning a tag", "以 ! 开头的文字会被当成特殊记号", _QUOTE),
    ("while scanning a directive", "以 % 开头的文字会被当成特殊指令", _QUOTE),
    (
        "did not find expected ',' or",
        "方括号、花括号里的内容没有写完，或者用了全角逗号",
        "用半角逗号隔开，或者改成一行一个“- ”",
    ),
    ("expected ',' or", "方括号、花括号里的内容没有写完，或者用了全角逗号", "用半角逗号隔开，或者改成一行一个“- ”"),
    ("did not find expected '-' indicator", "列表里这一行缺少横线，或者缩进和上一条对不上", "以“- ”开头，与上一条对齐"),
    ("block sequence entries are not allowed", "列表不能从这里开始", "换一行再写“- ”"),
    ("did not find expected key", "这一行的缩进和上面对不上", "与同级的名称左端对齐"),
    ("expected <block end>", "这一行的缩进和上面对不上", "与同级的名称左端对齐"),
    ("unknown escape character", "双引号里的反斜杠有特殊含义", "改用单引号，或者写成两个反斜杠"),
    ("special characters are not allowed", "这里有看不见的控制字符", "把它删掉"),
    ("control characters are not allowed", "这里有看不见的控制字符", "把它删掉"),
    ("while scanning a block scalar", "“|”或“>”后面要换行再写内容", _QUOTE),
)


def explain_syntax(error: yaml.YAMLError, source: Source, findings: list[Diagnostic]) -> Diagnostic:
    """The parser's error in Chinese, at its place; if the line scanner found something above, that comes first."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if "end of stream" in str(getattr(error, "problem", "")):
        mark = getattr(error, "context_mark", None) or mark  # where the quote or bracket was opened
    at = Position(mark.line + 1, mark.column + 1) if mark else START
    if mark is None and isinstance(position := getattr(error, "position", None), int):
        before = source.text[:position]
        at = Position(before.count("\n") + 1, position - before.rfind("\n"))
    said = re.sub(r"\s+", " ", f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''} {error}")
    message, hint = next(
        ((meaning, advice) for words, meaning, advice in _MEANINGS if words in said),
        ("这里的写法读不懂", f"检查缩进、引号和冒号；有特殊符号的内容，{_QUOTE}"),
    )
    before = source.line(at.line)[: at.column - 1].rstrip()
    if "mapping values" in said and _KEY_ONLY.match(before):
        message, hint = "这一行的缩进和上面对不上", "与同级的名称左端对齐，一格不多，一格不少"
    if before.endswith(("'", '"', "]", "}")) and "expected" in said:
        closing = "引号" if before[-1] in "'\"" else "括号"
        message = f"{closing}后面还有文字，可读到{closing}就以为这句话结束了"
        hint = _quoted(source.line(at.line))
    if re.search(r"[^\s#] #", source.line(at.line - 1)):
        hint = f"上面第{at.line - 1}行的“#”把后面的文字变成了说明：把那句话放进引号"
    causes = [finding.at.line for finding in findings if finding.at.line <= at.line]
    if causes:
        hint = f"多半是第{causes[-1]}行引起的，先改那一行"
    return Diagnostic("GK011", at, f"读到这里读不下去了：{message}", hint)


def _quoted(line: str) -> str:
    """The line's value as it can be typed; single quotes keep everything else as it is."""
    value = re.sub(r"^\s*(?:-\s+)*(?:[^\s:]+:\s+)?", "", line).strip()
    return f"整句话外面再套一层单引号，写成 '{value}'" if "'" not in value else _QUOTE
