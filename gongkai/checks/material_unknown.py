"""所需材料认不出是哪一种文件。

交来 .jpg 工具知道是图片，交来 .mp4 知道是视频；“签到表”这样的材料，文件名里看不出来，登记时要自己说明。
认得的有：图片（照片）、视频（录像、影像）、文档（文件、电子版）、音频、压缩包，图片、视频、音频后面带“资料”的也认得；
链接（网址）用 --link 登记。

错:

    plan:
      title: 示例方案
    reports:
      - title: 活动总结报告
        due: 5月27日前
        needs: 图片、签到表

对:

    plan:
      title: 示例方案
    reports:
      - title: 活动总结报告
        due: 5月27日前
        needs: 图片、视频
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.phrases.materials import LINK, SUFFIXES, material
from gongkai.plan import Plan

CODE = "GK271"
SEVERITY = Severity.NOTE


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """Every kind of material that no file name can show."""
    for report in plan.matters:
        for word in report.needs:
            if material(word) not in SUFFIXES and material(word) != LINK:
                message = f"“{word}”从文件名上认不出来，交来时不会自动登记"
                yield word.at, message, f"登记时写明：--has {word}"
