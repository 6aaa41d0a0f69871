"""What a document is about, by its title: 关于开展2026年“安全生产月”活动的通知 is about 2026年“安全生产月”活动."""

from gongkai.patterns import pattern

_ABOUT = pattern(
    r"[^《》]{0,80}?关于(?:在[^，。《》]{1,12}?(?=组织|联合|集中|继续|深入|开展|举办|实施))?(?:(?:组织|联合|集中|继续|认真|切实|扎实|进一步|共同){0,2}(?:开展"
    r"|举办|召开|举行|做好|实施|组织|参加)好?)?"
    r"(?P<what>[^《》]{4,80}?)(?:(?:的)?(?:有关|相关)(?:事项|事宜|问题))?(?:的(?:紧急|补充|预备)?)?(?:通知|函|公告|通告)"
)


def subject(title: str) -> str:
    """The event that a title of a notice names, as typed; any other title as it is."""
    about = _ABOUT.fullmatch(title)
    return about["what"] if about else title
