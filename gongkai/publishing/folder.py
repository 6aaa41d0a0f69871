"""The folder that goes to the portal's editor: the page, the documents, the metadata, and the list of all of it."""

import csv
from collections.abc import Mapping
from hashlib import sha256
from importlib.util import find_spec
from io import StringIO

from gongkai.extras import installing
from gongkai.filenames import safe_name
from gongkai.forms import Settings
from gongkai.marks import marked
from gongkai.page.forms import PAPER
from gongkai.publishing import catalogue
from gongkai.publishing.article import Article
from gongkai.publishing.page import written
from gongkai.sheet.csv import safe

PAGE = "index.html"
LIST = "清单.csv"
_DOCUMENTS = ("docx", "pdf", "txt")


def folder(article: Article, settings: Settings) -> dict[str, bytes]:
    """Every file by its name, as it is to be written, all but the list. A document that cannot be made is noted."""
    documents = _documents(article, settings)
    sizes = {name: len(marked(content)) for name, content in documents.items()}
    files = {PAGE: written(article, sizes, settings).encode(), **documents}
    if article.in_catalogue:
        files["metadata.json"] = catalogue.as_json(article).encode()
        files["metadata.csv"] = catalogue.as_csv(article).encode()
    return files | {picture.name: picture.content for picture in article.pictures}


def _documents(article: Article, settings: Settings) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for format in _DOCUMENTS:
        if format == "pdf" and find_spec("typst") is None:
            settings.notes.append(f"没有写 PDF：要用 Typst，还没有安装；运行 {installing('typst')}，再发布一次")
            continue
        content = PAPER[format](article.paper, settings)
        made[f"{safe_name(article.name)}.{format}"] = content if isinstance(content, bytes) else content.encode()
    return made


def listed(files: Mapping[str, bytes]) -> str:
    """The list: every file with its size and checksum, as it lies in the folder."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["文件", "字节", "SHA-256"])
    writer.writerows([safe(name), len(content), sha256(content).hexdigest()] for name, content in files.items())
    return "\ufeff" + text.getvalue()
