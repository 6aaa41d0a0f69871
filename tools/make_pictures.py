"""Make docs/pictures from the shipped plan: the notice, a task sheet, and the board on a phone and on a desk.

Run `python tools/make_pictures.py` after a change in what they show; it needs Chromium, LibreOffice and gongkai's dev extra. Beside
the pictures stands of what they were made: a test compares that with what the plan gives now.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pdfplumber
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
NOW = "2022-05-19T09:00"
# What was on record on that day, by the plan's own units; nothing of it is known to have happened.
HISTORY = """\
16T10:00 submit 司法局 --has 报告、图片、视频
16T10:00 submit 民政局 --has 报告、图片、视频
16T10:00 submit 市场局 --has 报告、图片、视频
16T15:00 submit 教育局 --has 报告、图片
16T15:00 submit 塔峪镇 --has 报告、图片
17T11:00 accept 司法局 民政局
17T16:00 remind
18T09:00 extend 卫健局 --until 5月23日 --reason 疫情处置
18T14:00 submit 发改局 --has 报告、图片、视频
18T14:00 submit 住建局 --has 报告、图片、视频
18T14:00 submit 商务局 --has 报告、图片、视频
18T14:00 submit 营商局 --has 报告、图片、视频
18T14:00 submit 科技局 --has 报告、图片、视频
18T14:00 submit 工农街道 --has 报告、图片、视频
18T14:00 submit 建设街道 --has 报告、图片、视频
18T14:00 submit 和平街道 --has 报告、图片、视频
18T14:00 submit 人社局 --has 报告、图片、视频
18T14:00 submit 文旅局 --has 报告、图片、视频
18T16:00 return 科技局 --reason 总结没有写成效 --until 5月20日
"""


def gongkai(folder: Path, *arguments: str) -> bytes:
    """What the command prints."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("GONGKAI_")}
    command = [sys.executable, "-m", "gongkai", *arguments]
    environment = {**own, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "XDG_STATE_HOME": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True).stdout


def documents(folder: Path) -> dict[str, bytes]:
    """What is shown, as text: what a picture of it depends on but for fonts."""
    (folder / "plan.yaml").write_bytes((ROOT / "plan.yaml").read_bytes())
    for line in HISTORY.splitlines():
        at, *command = line.split()
        more = ["--yes"] if command[0] in ("submit", "accept") else []
        gongkai(folder, "report", *command, *more, "--today", f"2022-05-{at}", "--by", "值班员")
    gongkai(folder, "status", "--today", NOW, "-o", "看板.html")
    return {
        "notice": gongkai(folder, "render"),
        "tasks": gongkai(folder, "tasks", "--unit", "营商局", "--format", "md"),
        "board": (folder / "看板.html").read_bytes(),
    }


def sources(folder: Path) -> dict[str, str]:
    """A checksum of each; a board's own mark is left out of it."""
    return {
        name: hashlib.sha256(re.sub(rb"<!-- gongkai.*?-->", b"", content)).hexdigest()
        for name, content in documents(folder).items()
    }


def page(source: Path, target: Path) -> None:
    """The first page of a document as LibreOffice prints it."""
    folder = source.parent
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--convert-to", "pdf"]
    environment = {**os.environ, "FONTCONFIG_FILE": str(ROOT / "tests" / "fonts.conf")}
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, env=environment)
    with pdfplumber.open(source.with_suffix(".pdf")) as document:
        document.pages[0].to_image(resolution=72).original.convert("L").save(target, optimize=True)


def boards(board: Path) -> None:
    """The board as a phone and a desk show it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell") or shutil.which("chromium"), args=["--no-sandbox"]
        )
        for width, height in ((360, 740), (1280, 800)):
            shown = browser.new_page(viewport={"width": width, "height": height})
            shown.clock.set_fixed_time(f"{NOW}+08:00")
            shown.goto(board.as_uri())
            shown.screenshot(path=PICTURES / f"board-{width}.png")
        browser.close()


def main() -> None:
    """Write the pictures, and beside them of what they were made."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = sources(folder)
        for target, *command in (("notice.docx", "render"), ("tasks.docx", "tasks", "--unit", "营商局")):
            gongkai(folder, *command, "-o", target)
            page(folder / target, (PICTURES / target).with_suffix(".png"))
        boards(folder / "看板.html")
    (PICTURES / "made-of.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
