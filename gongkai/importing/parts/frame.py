"""What a web page puts around a notice: menus, the view counter, its footer; and how to leave it out.

Nothing between the first and the last line of the notice is taken for frame, whatever it says.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from gongkai.importing.files.levels import numbered
from gongkai.importing.files.paper import Block, Grid, Paragraph, bare
from gongkai.importing.parts.signature import is_date, is_issuer, may_sign
from gongkai.patterns import pattern

# Only a web page says so, above a notice or below it.
_CERTAIN = pattern(
    r"""
    发布(?:时间|日期)[:：]\s*\d{4}[-/年.]\d{1,2} | \d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s*来源[:：]
    | 今天是[:：]?\s*\d{4}
    | 加入收藏 | 设为首页 | ^首页 | 首页\s*[>›»/] | ^(?:\d{1,2}[.、])?(?:当前|您的|所在|您现在的)?位置(?:是)?[:：]
    | (?:浏览|点击|访问|阅读)(?:量|率|数|次数|人数)?[:：]\s*\d* | 字体[:：] | 字号[:：] | 文字大小 | 视力保护 | 背景色
    | 【?打印(?:本页|文章)?】?$ | 【?关闭(?:窗口|本页|页面)?】?$ | 分享(?:到|至)
    | ^(?:分享|转发)[:：]$ | 扫一扫 | 二维码
    | ^[上下]一[篇条页][:：]? | ^[上下前后]一?[篇条页个则章][:：] | ^[<«‹]\s*[\u4e00-\u9fff]
    | ^相关(?:文档|附件|链接|阅读|新闻|稿件|信息|解读|文章)[:：]?
    | ^(?:相关|关联)(?:文档|链接|信息|文章|政策|文件)(?:[:：]|$)
    | ^(?:政策|文件)?解读(?:文件|链接|材料|稿)?[:：](?=《?.{2,60}(?:通知|通告|公告|意见|方案|办法|规定)》?)
    | (?:通知|公告|通告|公示)[\[（(]?20\d\d-\d\d-\d\d[\]）)]?$
    | ^(?:(?:首页)?(?:上一?页)?[\d.…]{1,24}下一?页(?:[末尾]页)?)$
    | 版权所有 | Copyright | © | ICP备 | 公网安备 | 网站标识码 | ^网站(?:地图|声明) | ^(?:关于|联系)我们
    | ^无障碍 | 长者(?:版|模式|助手)
    | ^(?:用户|微信|QQ|手机|账号|扫码|密码)?登录 | 用户协议$ | 浏览器没有自动跳转
    | ^微信公众号$ | ^文章来源(?:于|[:：]) | ^暂无评论 | ^因篇幅问题
    | ^注册$ | 我要纠错 | 返回顶部 | 责任编辑 | 技术支持[:：]
    | ^索\s*引\s*号 | ^主题(?:分类|导航)
    | ^主\s*题\s*词[:：].*(?:发布机构|文\s*号)[:：]
    | ^(?:信息|内容|组配)分类 | ^体裁 | ^公开(?:方式|范围|时限|形式|类别)
    | ^(?:时间[:：])?\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$
    | ^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s*\d{1,2}:\d{2}(?::\d{2})?\D | ^(?:更新|发表)(?:时间|日期)[:：]\d{4}
    | ^\d{1,2}\.\d{1,2}\.20\d\d\d{1,2}:\d{2}$ | ^朗读$ | ^(?:语音|全文)(?:播报|朗读) | ^版权声明
    | ^【法规类别】 | ^生成日期 | ^效力状态 | ^有效性 | ^内容(?:概述|概览) | ^信息(?:名称|来源)
    | ^文件(?:编号|文号|号)[:：]\S{0,4}$ | ^(?:发布|实施|生效|施行|失效)(?:时间|日期)[:：]$
    | ^导读[:：] | 推荐阅读 | 热点(?:排行|推荐)
    | ^(?:文章|信息|稿件)?来源[:：].{0,20}(?:时间|日期)[:：]\d{4}
    | ^[•·]?阅读\d+$ | ^[•·]?\d{4}-\d{2}-\d{2}\d{2}:\d{2}$ | ^编号[:：]\d+$ | 责编[:：] | ^字体大小[:：]?
    | ^发布\d{4}[-/.]\d{1,2}[-/.]\d{1,2} | (?<=\d)(?:浏览|点击|阅读)\d+次?$
    | ^(?:日期|时间)[:：]\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\d{1,2}[:：]\d{2}[:：]\d{2}
    | ^(?:索引号|责任部门|名称|文号|所属机构|发布机构|发文机关|成文日期|发布日期|主题分类|公开类别|有效性)[:：]?[|｜]
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Said above a notice between its title and its text; below it only beside what is certain.
_ABOUT = pattern(
    r"""
    ^(?:【|\[)?(?:发布|发文|成文|公开|公布|更新|印发)(?:时间|日期|机构|机关|单位|部门|者|人)[:：]
    | ^(?:文章|信息|稿件|本文)?来源[:：] | ^来自[:：] | ^时间[:：]\s*\d{4}\D | ^(?:作者|编辑|审核)[:：]
    | ^文\s*号[:：] | ^发布文号 | ^发文字号[:：] | ^关\s*键\s*词 | ^[名标]\s*[称题][:：] | ^[号词][:：]
    | ^[（(]\s*[）)]$
    | ^(?:[\u4e00-\u9fff]{2,4}[:：]\s*){2,}$ | ^上传(?:时间|人员)[:：] | ^(?:生效|废止)时间
    | ^\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s*\d{1,2}:\d{2}
    | ^[+|×·•>\s]+$ | ^(?!20\d\d)\d{3,7}$ | ^[大中小]$ | ^(?:打印|收藏|下载|微信|微博)$
    """,
    re.VERBOSE,
)
# The names of a site's own pages, as menus have them.
_MENU = pattern(
    r"""
    (?:政府|政务)?信息公开(?:制度|指南|目录|年报|平台|专栏|年度报告)? | (?:法定)?主动公开(?:内容)? | 依申请公开
    | 政务(?:公开|服务|动态|要闻) | (?:新闻|工作)(?:中心|动态) | (?:互动|政民)(?:交流|互动)
    | (?:领导|县长|区长|市长)信箱 | 办事服务 | (?:走进|美丽|魅力|印象|活力)\S{2,4} | (?:专题|政策)(?:专栏|文件|解读)
    | 通知公告 | 站群导航 | 公示公告
    | 网上(?:办事|服务) | 数据(?:开放|发布) | 友情链接 | 站点地图 | 微信 | 微博 | 手机版 | 客户端 | 政府公报 | 常见问题
    | [+×|>·•]+
    """,
    re.VERBOSE,
)
_LONGEST_MENU_LINE = 12
_LONGEST = 200
_SHORT = 30
_LONG_SENTENCE = 40
_NEAR = 12  # lines below one of the page within which 署名 still stands
_LONG = pattern(
    "版权所有|Copyright|ICP备|公网安备|网站标识码|索\\s*引\\s*号|发布机构|用户协议|今天是|首页|位置[:：]|发布(?:时间|日期)|^导读|生成日期|公开(?:日期|方式|范围)|责编"
    "|^(?:责任部门|名称|文号|所属机构|发布机构)[:：]?[|｜]|浏览|点击|访问|阅读|【法规类别】|^[上下前后]一?[篇条页个则章][:：]|^[<«‹]|^相关|^关联|解读"
    "|20\\d\\d-\\d\\d-\\d\\d[\\]）)]?$",
    re.IGNORECASE,
)
_PATH = pattern(r"\d{1,2}[.、](?:当前|您的|所在)?位置[:：]")  # a page's path that was a numbered list
_BESIDE = pattern(r"[上下前后]一?[篇条页个则章][:：]?")  # what the page shows before and after this notice
_FOOT = pattern(r"版权所有|Copyright|ICP备|^[<«‹]|^相关|^关联|解读|20\d\d-\d\d-\d\d[\]）)]?$", re.IGNORECASE)
_LISTED = pattern(r"(?:通知|公告|通告|公示)[\[（(]?20\d\d-\d\d-\d\d[\]）)]?")  # another notice, with its day
_END = pattern(r"[。；！？：:]$")


class Framed(NamedTuple):
    """The blocks that are the notice's, and those that were around them."""

    kept: list[Block]
    dropped: list[Block]


def is_frame(block: Block) -> bool:
    """Whether a line above the text, or below, belongs to the page."""
    if isinstance(block, Grid):
        return any(_CERTAIN.search(bare(cell)) or _ABOUT.search(bare(cell)) for row in block.rows for cell in row)
    text = bare(block.text)
    return len(text) <= _LONGEST and (_certain(text) or _ABOUT.search(text) is not None or block.marked == "link")


def is_page(blocks: list[Block]) -> bool:
    """Whether a text was copied together with the page around it."""
    ends = [*blocks[:12], *blocks[-12:]]
    return any(isinstance(block, Paragraph) and _certain(bare(block.text)) for block in ends)


def without_tail(blocks: list[Block], first: int) -> Framed:
    """The blocks up to where the page goes on by itself, looked for from `first` on.

    The page begins with the first line that only a page says; menu lines right above belong to it.
    """
    for cut in range(first, len(blocks)):
        block = blocks[cut]
        if _ends_notice(block) and not _goes_on(blocks, cut + 1):
            while cut > first and _in_menu(blocks, cut - 1, first):
                cut -= 1  # noqa: PLW2901  the page begins further up
            while cut > first and is_frame(blocks[cut - 1]):
                cut -= 1  # noqa: PLW2901
            return Framed(blocks[:cut], blocks[cut:])
    return Framed(blocks, [])


def _certain(text: str) -> bool:
    """Whether only a page says this; a sentence or a numbered line that speaks of codes to scan does not."""
    if _CERTAIN.search(text) is None or re.search("[。；]", text[:-1]):
        return False
    if numbered(text) and not _PATH.match(text):
        return False
    return len(text) <= _SHORT or _LONG.search(text) is not None


def _ends_notice(block: Block) -> bool:
    """Whether a page goes on here: with a line of its own, or with a table of what comes before and after."""
    if isinstance(block, Grid):
        return all(_BESIDE.fullmatch(bare(row[0])) or _LISTED.search(bare("".join(row))) for row in block.rows)
    text = bare(block.text)
    return _certain(text) and (len(text) <= 60 or _BESIDE.match(text) is not None or _FOOT.search(text) is not None)


def _goes_on(blocks: list[Block], start: int) -> bool:
    """Whether the notice goes on below a line of the page: with chapters, or with sentences enough."""
    texts = [block.text for block in blocks[start:] if isinstance(block, Paragraph) and not _certain(bare(block.text))]
    chapters = [number for text in texts if (number := numbered(text)) and number.rank <= 2]
    signed = any(is_date(text) and (is_issuer(above) or may_sign(above)) for above, text in pairwise(texts[:_NEAR]))
    return signed or len(chapters) > 1 or sum(len(text) > _LONG_SENTENCE and text.endswith("。") for text in texts) > 2


def _in_menu(blocks: list[Block], index: int, first: int) -> bool:
    """Whether a short line is a menu's: it, or one within the run of such lines above it, has a menu's name."""
    for above in range(index, max(first, index - 12), -1):
        block = blocks[above]
        if not isinstance(block, Paragraph) or not 0 < len(bare(block.text)) <= _LONGEST_MENU_LINE:
            return False
        if re.match(r"[（(]?[\d一二三四五六七八九十]{1,3}[、.．)）]", block.text) or _END.search(bare(block.text)):
            return False
        if _MENU.fullmatch(bare(block.text)):
            return True
    return False
