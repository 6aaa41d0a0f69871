"""An address on the net: 网址, as people copy it. Nobody opens it.

Chinese may stand in its path and in the name of its site; a Chinese mark at its end is the sentence's, and a browser
writes one that is the address's own otherwise (%E3%80%82).
"""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from gongkai.patterns import pattern

_EXAMPLE = "写全，如 https://www.example.gov.cn/1.html"
_COPIED = "从浏览器的地址栏里复制"
_NEXT = pattern(r"(?:[、，；]|(?P<plain>[,;]))\s*(?=https?://|www\.)", re.IGNORECASE)
# What stands behind the name of a page, before any ? or #, and is not its own: 1.html点击查看, 1.html（图解）.
_BEHIND = pattern(r"[^?#]*?\.(?:s?html?|jhtml|php|jspx?|aspx?|pdf|docx?)(?P<more>[^\x00-\x7f].*)", re.IGNORECASE)
_MARKS = "。，、；：！？）】》」』”’…—·,;:.!'"
_LABEL = pattern(r"[\w](?:[\w-]*[\w])?")
_TOP = pattern(r"[a-z]{2,}|xn--[a-z0-9-]+|[^\x00-\x7f]+", re.IGNORECASE)


def apart(text: str) -> Iterator[str]:
    """The addresses that stand in a text with 、 or a comma between them; a comma in what one asks for is its own."""
    start = 0
    for mark in _NEXT.finditer(text):
        if not mark["plain"] or not re.search("[?#]", text[start : mark.start()]):
            yield text[start : mark.start()].rstrip()
            start = mark.end()
    yield text[start:]


def amiss(link: str, option: str = "") -> tuple[str, str] | None:
    """Why a text is no address, and what to write instead, behind an option if it is typed there; None for one."""
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return f"“{link}”不是网址", _EXAMPLE
    only = f"一个网址写一个 {option}" if option else "只写一个网址"
    if not link.isprintable() or re.search(r"[\s<>\"“”]", link):
        return f"“{link}”不是网址：里面有空格或者引号", f"{only}，{_COPIED}"
    if len(list(apart(link))) > 1:
        return f"“{link}”不止一个网址", only
    bare = _bare(link)
    if parts.scheme not in ("http", "https"):
        near = re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/:].*)?", bare, re.IGNORECASE)
        whole = " ".join(filter(None, (option, f"https://{bare}")))
        return f"“{link}”不是 http 或 https 的网址", f"写成 {whole}" if near else _EXAMPLE
    if bare != link:
        whole = " ".join(filter(None, (option, bare)))
        return f"“{link}”不是网址：后面多了“{link[len(bare) :]}”", f"写成 {whole}；真是网址里的，{_COPIED}"
    if not host:
        return f"“{link}”里没有网站的名称", _EXAMPLE
    if not _is_host(host):
        return f"“{link}”不是网址：“{host}”不是网站的名称", _EXAMPLE
    if parts.username is not None:
        return f"“{link}”里有用户名或者密码，不能登记", "去掉 @ 和它前面的"
    return None


def _bare(link: str) -> str:
    """The address without what stands behind it; a bracket at its end that it opens itself is its own: /a(1)."""
    if behind := _BEHIND.match(link):
        link = link[: behind.start("more")]
    while link and not link.endswith("#!"):
        opened = link.rfind("（")
        if link.endswith("）") and opened >= 0 and link.count("）", opened) == 1:
            link = link[:opened]
        elif link[-1] in _MARKS or (link[-1] == ")" and link.count(")") > link.count("(")):
            link = link[:-1]
        else:
            break
    return link


def _is_host(host: str) -> bool:
    """Whether a name can be a site's: labels with dots between them, the last one no number, or an address in numbers.

    Not whether there is such a site; localhost is everybody's own.
    """
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        labels = host.split(".")
    return len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and _TOP.fullmatch(labels[-1]) is not None
