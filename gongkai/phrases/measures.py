"""计量单位: the measures that figures come in, and what stands in brackets behind a figure's name."""

from gongkai.patterns import pattern

# What an office counts in; 万 and 亿 may stand before any of them (万人次, 亿元).
_WORDS = """
人 人次 名 位 户 户次 家 家次 个 件 件次 项 项次 条 次 场 场次 期 批 批次 份 册 本 部 篇 幅 张 块 面 套 台 辆 处 所 点
站 起 例 组 对 片 幢 栋 只 支 枝 把 页 字 版 段 集 课 课时 班 班次 桌 箱 袋 盒 瓶 桶 车 车次 趟 轮 级 类 种 款 则 人天
小时 分钟 秒 天 日 周 月 年 元 角 分 美元 吨 公斤 千克 克 斤 米 千米 公里 里 平方米 平方公里 立方米 亩 公顷 升 千瓦时
度 点击 点击量 阅读量 %
"""
MEASURES = frozenset(_WORDS.split())
_LARGE = ("万", "亿", "千", "百", "百万", "十万", "千万")
_BRACKETED = pattern(r"([^（(）)]+)[（(]([^（(）)]*)[）)]")


def is_measure(word: str) -> bool:
    """Whether people count in it: 份, 人次, 万元."""
    bare = next((word.removeprefix(large) for large in _LARGE if word.startswith(large)), word)
    return word in MEASURES or bare in MEASURES


def divided(name: str) -> tuple[str, str]:
    """A figure's name and what stands in brackets behind it: 开展活动（场次） is counted in 场次."""
    found = _BRACKETED.fullmatch(name.strip())
    return (found[1].strip(), found[2].strip()) if found else (name.strip(), "")
