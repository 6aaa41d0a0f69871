"""portal 里的值和规定的样子不一样。

网站标识码是十位（前六位是行政区划，如 2104040001）；政府网站的域名以 .gov.cn 结尾；发布不会早于成文。
页面标签里写错了，检查网站的系统就认不出这一页。

错:

    notice:
      title: 关于开展示例活动的通知
      date: 2022年5月7日
      note: 此件公开发布
    portal:
      code: "210404"
      domain: www.shili.com
      published: 2022年5月6日

对:

    notice:
      title: 关于开展示例活动的通知
      date: 2022年5月7日
      note: 此件公开发布
    portal:
      code: "2104040001"
      domain: www.shili.gov.cn
      published: 2022年5月12日
"""

from collections.abc import Iterator

from gongkai.diagnostics import Position, Severity
from gongkai.patterns import pattern
from gongkai.phrases.links import amiss
from gongkai.plan import Plan

CODE = "GK282"
SEVERITY = Severity.WARNING
_PLACEHOLDER = "××"
_CODE = pattern(r"[0-9A-Za-z]{10}")
_DOMAIN = pattern(r"[a-z0-9-]++(?:\.[a-z0-9-]++)*\.gov\.cn|[^\x00-\x7f]++(?:\.[^\x00-\x7f]++)*\.(?:政务|公益)")


def check(plan: Plan) -> Iterator[tuple[Position, str, str]]:
    """What nobody who reads the labels would take."""
    portal = plan.portal
    if portal is None:
        return
    for value in (portal.site, portal.column, portal.column_type, portal.source):
        if value and _PLACEHOLDER in value:
            yield value.at, f"“{value}”里的 {_PLACEHOLDER} 还没有换成自己的", "不知道的，删掉这一行"
    if portal.code and _CODE.fullmatch(portal.code) is None:
        yield portal.code.at, f"网站标识码“{portal.code}”不是十位", "照网站最下面的“网站标识码”写"
    if portal.domain and _DOMAIN.fullmatch(portal.domain.lower()) is None:
        yield portal.domain.at, f"“{portal.domain}”不是政府网站的域名", "只写域名，如 www.shili.gov.cn，不写 https://"
    if portal.url and (wrong := amiss(portal.url)):
        yield portal.url.at, f"网页地址{wrong[0]}", wrong[1]
    published = portal.published.start if portal.published else None
    if portal.published and published and plan.issued and published.day < plan.issued:
        said = f"发布日期“{portal.published.text}”早于成文日期"
        yield portal.published.text.at, said, "核对 published 和 notice 的 date"
