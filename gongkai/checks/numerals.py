"""数字的写法不规范。

带“几”的概数用汉字（十几，不写“10几”）；年份要写全；“〇”不写成“0”或“○”；阿拉伯数字用半角；时刻的冒号用半角
（GB/T 15835-2011）。日期写“年、月、日”，月、日不编虚位（GB/T 9704-2012 第7.3.5.4条）。

错:

    plan:
      title: 示例方案
      text: 活动于2022年05月09日启动，每场10几人参加。

对:

    plan:
      title: 示例方案
      text: 活动于2022年5月9日启动，每场十几人参加。
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.plan import Plan

CODE = "GK245"
SEVERITY = Severity.WARNING
_HAN = "一二三四五六七八九"
_RULES = (
    (r"(?<!\d)\d++几|几\d+", "概数要用汉字", "写成“十几”“几十”"),
    (rf"二[0Oo○零〇{_HAN}]{{3}}(?=年)", "年份里的“〇”写得不对", "“〇”用汉字的“〇”，或者用阿拉伯数字写年份"),
    (r"[０-９]+", "阿拉伯数字是全角的", "改成半角数字"),
    (
        r"(?<![A-Za-z\d_./-])20\d\d\.(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12]\d|3[01])(?![\d.])",
        "日期没有用“年、月、日”",
        "写成“2022年5月7日”的样子",
    ),
    (r"(?<=年)0\d(?=月)|(?<=月)0\d(?=[日号])", "月、日前面不加“0”", "去掉“0”"),
    (r"[’'‘]\d\d(?=年)", "年份没有写全", "四位数字都写上"),
    (
        rf"第[{_HAN}十百]+\d+[届次条章项名]|第\d+[{_HAN}十百]+[届次条章项名]",
        "汉字数字和阿拉伯数字混在了一起",
        "用同一种",
    ),
    (r"(?<=[午上晚晨日至间于—-])\d{1,2}：[0-5]\d(?!\d)", "时刻的冒号是全角的", "改成半角冒号，如“9:00”"),
)
_FIRST = "(?=[\\d几二第’'‘])"  # what all of them begin with: the engine passes over the rest at once
_ANY = pattern(_FIRST + "(?:" + "|".join(f"(?P<r{index}>{rule[0]})" for index, rule in enumerate(_RULES)) + ")")
_RIGHT_YEAR = pattern(rf"二[〇{_HAN}]{{3}}")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every numeral that the standards certainly do not want."""
    for kind, text in plan.printed:
        if kind == "date":
            continue  # GK248
        for found in _ANY.finditer(text):
            if _RIGHT_YEAR.fullmatch(found[0]):
                continue
            _, what, hint = _RULES[int(str(found.lastgroup)[1:])]
            yield text.position(found.start()), f"“{found[0]}”：{what}", hint
