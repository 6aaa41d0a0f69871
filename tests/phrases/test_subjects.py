"""What a notice is about, which is what task lists and calendars call it."""

import pytest

from gongkai.phrases.subjects import subject


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("关于开展2026年“安全生产月”活动的通知", "2026年“安全生产月”活动"),
        ("示例市甲局关于召开2026年度工作会议的补充通知", "2026年度工作会议"),
        ("关于在全县集中开展示例宣传周活动的通知", "示例宣传周活动"),
        ("关于做好第三届示例运动会有关事项的通知", "第三届示例运动会"),
        ("关于印发《示例区政务公开日活动方案》的通知", "关于印发《示例区政务公开日活动方案》的通知"),
        ("示例区2022年政务公开日活动方案", "示例区2022年政务公开日活动方案"),
        ("关于转发的通知", "关于转发的通知"),
    ],
)
def test_the_event_that_a_title_names(title: str, about: str) -> None:
    assert subject(title) == about
