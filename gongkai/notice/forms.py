"""The notice in every format."""

from gongkai.forms import Form
from gongkai.notice.paper import notice
from gongkai.page.forms import PAPER
from gongkai.plan import Plan

FORMS: dict[str, Form[Plan]] = {format: Form(notice, write) for format, write in PAPER.items()}
