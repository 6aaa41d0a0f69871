"""What is a heading: 开展线上宣传。 before its text in one paragraph, or a line of its own."""

import re

from gongkai.importing.files.paper import widened
from gongkai.patterns import pattern

_LONGEST_RUN_IN = 45
_LONGEST = 60
_NO_HEADING = pattern(
    r"^(?:请|由|为了?|根据|按照|今年|目前|在|对|各[^，。]{1,20}?(?:要|应|须|需|将|可|负责)(?!求))|[；：:]|\d日|，.*，"
    "|^[^，。]{0,6}(?:时间|日期|地点|会场|场地)[^，。]{0,30}?(?:改|调整|变更|推迟|延期|提前)[为到至在]"
)
_ORDER = pattern(r"(?:请|望)(?=[各有于将按相]).*，|各[^，。]{1,20}?(?:要|应|须|需|将|请于)(?!求).*，")
_DEMAND = pattern("[日底]之?前[^。；]{0,40}(?:将|把)[^。；]{2,40}[报交送发]")  # 报送要求：各镇于7月31日前将总结报县甲局
_WATCHWORDS = pattern("(?:[\u4e00-\u9fff]{4,5}，){2,3}[\u4e00-\u9fff]{4,12}。?")  # 高度重视，精心组织，科学制订办理方案
_BRACKETS = pattern(r"（[^（）]*）")
_STAGE = pattern(r"^第?[一二三四五六七八九十\d]{1,2}(?:阶段|环节|步|部分)[：:]?")


def is_heading(text: str) -> bool:
    """Whether a first sentence is a heading: short, one thing, no order to anybody; not 地点改为示例广场."""
    text = widened(text)
    said = _STAGE.sub("", _BRACKETS.sub("", text))
    balanced = text.count("“") == text.count("”") and text.count("（") == text.count("）")
    return (
        len(text) <= _LONGEST_RUN_IN
        and balanced
        and (_NO_HEADING.search(said) is None or bool(_WATCHWORDS.fullmatch(said)))
    )


def is_heading_line(text: str) -> bool:
    """Whether a line without 。 is a heading: one that ends with ； is an item."""
    if "@" in text or _ORDER.match(widened(text)) or _DEMAND.search(text):
        return False
    return len(text) <= _LONGEST and re.search(r"[；;，,、！？!?]$|[；;].*[；;]", text) is None


_USUAL = pattern(
    "(?:活动|宣传|指导|总体|组织|工作|时间|有关|相关|主要|具体|报名|参加|参与)?"
    "(?:主题|时间|地点|目的|意义|目标|内容|形式|方式|对象|范围|思想|原则|要求|机构|领导|安排|保障|分工|步骤|任务|重点|措施|口号|事项|单位|背景|流程|名称)"
    "(?:[及和与、](?:活动)?(?:时间|地点|主题|内容|形式|要求|安排|口号|方式)){0,2}[：:]?"
)


def is_usual_heading(text: str) -> bool:
    """Whether a line is nothing but what a chapter is usually called."""
    return 3 < len(text) <= 16 and _USUAL.fullmatch(text) is not None
