"""An address on the net: 网址, as people copy it. Nobody opens it."""

import re
from urllib.parse import urlsplit

_EXAMPLE = "写全，如 https://www.example.gov.cn/1.html"


def amiss(link: str, option: str = "") -> tuple[str, str] | None:
    """Why a text is no address, and what to write instead, behind an option if it is typed there; None for one."""
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return f"“{link}”不是网址", _EXAMPLE
    if not link.isprintable() or re.search(r"[\s<>\"“”]", link):
        only = f"一个网址写一个 {option}" if option else "只写一个网址"
        return f"“{link}”不是网址：里面有空格或者引号", f"{only}，从浏览器的地址栏里复制"
    if parts.scheme not in ("http", "https"):
        near = re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/:].*)?", link, re.IGNORECASE)
        whole = " ".join(filter(None, (option, f"https://{link}")))
        return f"“{link}”不是 http 或 https 的网址", f"写成 {whole}" if near else _EXAMPLE
    if not host:
        return f"“{link}”里没有网站的名称", _EXAMPLE
    if parts.username is not None:
        return f"“{link}”里有用户名或者密码，不能登记", "去掉 @ 和它前面的"
    return None
