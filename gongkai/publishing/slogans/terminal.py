"""The slogans in the terminal."""

from gongkai.publishing.slogans.listed import Slogans
from gongkai.terminal import Screen, aligned


def show(view: Slogans) -> Screen:
    """A line each, with how long it is; those that a screen cannot show at once stand out."""
    cells = [("序号", "标语", "字数", "格数")]
    cells += [(str(one.number), one.text, str(one.characters), str(one.cells)) for one in view.slogans]
    styles = ["bold", *("yellow" if view.is_too_wide(one) else "" for one in view.slogans)]
    return [[(f"{view.title}：{len(view.slogans)}条", "bold")], [], *aligned(cells, styles)]
