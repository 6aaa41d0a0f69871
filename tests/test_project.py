"""The house: README, packaging, the arrows between modules, and what a reader of the code can count on."""

import ast
import importlib
import json
import os
import pkgutil
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from itertools import chain, product
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
from typer.main import get_command

import gongkai as package
from gongkai.archive import forms as archive
from gongkai.cli import app
from gongkai.forms import SCREEN
from gongkai.patterns import pattern
from gongkai.status import forms as status
from gongkai.tasks import forms as tasks
from tests.conftest import PLAN, ROOT, Once, run_gongkai

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n(.*?)\n```", README, re.S)


TEMPLATES = ROOT / "templates"
# Lines of a long output before a page says …
SHOWN = {"status": 13, "status --today 2022-05-16T11:00": 8, "tasks --unit 营商局": 7}


def test_the_two_commands() -> None:
    """One ends with the notice, one with the tests; .ci/run runs the very same test command."""
    render, tests = COMMANDS
    assert render.endswith("gongkai render")
    assert tests.endswith("python -m pytest")
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == tests
    powershell = re.findall(r"```powershell\n(.*?)\n```", README, re.S)[0].splitlines()
    assert powershell[0].endswith(r"{ .venv\Scripts\gongkai render }")
    assert powershell[1].endswith(r"{ .venv\Scripts\python -m pytest }")


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_readme_opens_with_what_it_is_for(page: str) -> None:
    assert (ROOT / page).read_text(encoding="utf-8").index("plan.yaml") < 400


@pytest.mark.parametrize("page", ["README.md", "docs/commands.md"])
def test_a_page_shows_real_output(page: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Every `$ gongkai …` in a console block is run, in order, in a folder with the shipped plan."""
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())

    def run(block: re.Match[str]) -> str:
        shown = []
        for line in block[1].splitlines():
            if line.startswith("$ gongkai "):
                command = line.removeprefix("$ gongkai ")
                result = run_gongkai(*command.split(), cwd=tmp_path)
                lines = f"{result.out}{result.err}".rstrip("\n").split("\n")
                room = SHOWN.get(command, SHOWN.get(command.split()[0], len(lines)))
                shown += [line, *lines[:room], *(["…"] if len(lines) > room else [])]
        return "```console\n" + "\n".join(shown) + "\n```"

    text = (ROOT / page).read_text(encoding="utf-8")
    fresh = re.sub(r"```console\n(.*?)\n```", run, text, flags=re.S)
    if request.config.getoption("--update-golden"):
        (ROOT / page).write_text(fresh, encoding="utf-8")
        return
    assert fresh == text


def leaves(command: Any, name: str) -> Iterator[str]:
    """The commands below this one that do something."""
    if not hasattr(command, "places"):
        yield name
        return
    for below in command.places:
        yield from leaves(command.get_command(None, below), f"{name} {below}")


def test_every_command_is_in_the_table() -> None:
    """`gongkai report return\\|accept` names two."""
    table = re.findall(r"^\| (`gongkai .*?) \|", (ROOT / "docs" / "commands.md").read_text(encoding="utf-8"), re.M)
    spans = re.findall(r"`([^`]*)`", "\n".join(table))
    named = {" ".join(words) for span in spans for words in product(*(word.split(r"\|") for word in span.split()))}
    commands = list(leaves(get_command(app), "gongkai"))
    assert len(commands) > 40
    assert [command for command in commands if not any(f"{name} ".startswith(f"{command} ") for name in named)] == []


def test_every_folder_is_in_the_house() -> None:
    folders = [path.parent.name for path in (ROOT / "gongkai").glob("*/__init__.py")]
    for page in ("CONTRIBUTING.md", "docs/how-it-is-made.md"):
        words = set(re.findall(r"[a-z]+", (ROOT / page).read_text(encoding="utf-8")))
        assert [folder for folder in folders if folder not in words] == [], page


def test_the_readme_says_what_its_example_prints(tmp_path: Path) -> None:
    example = re.findall(r"```yaml\n(.*?)```", README, re.S)[0]
    members = "营商局、" + example.split("participants: 区")[1].strip()
    units = f"units: {{prefix: 区, groups: {{各部门: {{members: {members}}}}}}}\n"
    head = "id: a\nnotice:\n  title: 通知\n  issuer: 甲局\n  date: 2022年5月7日\n  sections:\n"
    (tmp_path / "plan.yaml").write_text(head + indent(example, "    ") + units, encoding="utf-8")
    printed = run_gongkai("render", cwd=tmp_path).out.splitlines()
    own = printed[next(index for index, line in enumerate(printed) if "户外现场宣传" in line) :]
    labelled = [line for line in own if re.match(r"　　活动..：|　　..单位：", line)]
    assert own[: len(labelled) + 1] == [own[0], *labelled]
    assert own[0].endswith("户外现场宣传。")
    said = re.findall(r"the heading and (\w+) labelled lines, puts the activity on the lists\nof (\w+) units", README)
    assert said == [({5: "five"}[len(labelled)], "fourteen")]
    listed = run_gongkai("tasks", "--all", "--format", "json", cwd=tmp_path).out
    assert len([unit for unit in json.loads(listed)["units"] if unit["tasks"]]) == 14


def test_every_page_is_in_the_index_and_every_link_leads_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert page.name == "index.md" or f"]({page.name})" in index
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), (page.name, target)


def test_the_pictures_show_what_is_printed_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changes that runs tools/make_pictures.py, and looks at them."""
    made = json.loads((ROOT / "docs" / "pictures" / "made-of.json").read_text(encoding="utf-8"))
    monkeypatch.syspath_prepend(ROOT / "tools")
    pictures = importlib.import_module("make_pictures")

    def run(folder: Path, *arguments: str) -> bytes:
        done = run_gongkai(*arguments, cwd=folder)
        assert done.code == 0, done
        return done.out.encode()

    monkeypatch.setattr(pictures, "gongkai", run)
    assert pictures.sources(tmp_path) == made


# -- packaging ---------------------------------------------------------------------------------------------------------


def rendered_by(python: str, pythonpath: str, folder: Path) -> list[str]:
    """Where the package was found and what it renders, run outside the checkout; its templates are copied there too."""
    code = "import gongkai, sys; print(gongkai.__file__); from gongkai.cli import main; main(sys.argv[1:])"

    def run(*arguments: str) -> str:
        return subprocess.run(
            [python, "-c", code, *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": pythonpath, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout

    run("init", "--templates", "copied")
    assert {path.name for path in (folder / "copied").iterdir()} == {path.name for path in TEMPLATES.iterdir()}
    return run("render", "--plan", str(PLAN)).split("\n", 1)


def site_packages() -> str:
    """Where the dependencies of this very environment lie; as a plain folder its .pth files are not followed."""
    return str(Path(pytest.__file__).parents[1])


PIP = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]


@pytest.fixture(scope="session")
def packages(once: Once) -> Path:
    """A folder with the wheel and the source distribution, built once."""

    def _build(folder: Path) -> None:
        build = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
        subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)

    return once("packages", _build)


def test_a_wheel_carries_the_templates(packages: Path, tmp_path: Path) -> None:
    wheel = next(packages.glob("*.whl"))
    target = tmp_path / "installed"
    install = [*PIP, "install", "--no-deps", "--no-compile", "--target", str(target), str(wheel)]
    subprocess.run(install, check=True, capture_output=True, timeout=120)
    place, text = rendered_by(sys.executable, os.pathsep.join([str(target), site_packages()]), tmp_path)
    assert Path(place).is_relative_to(target)
    assert text == run_gongkai("render").out
    assert (target / "gongkai" / "plan.yaml").read_bytes() == (ROOT / "plan.yaml").read_bytes()  # init --example


def test_a_source_distribution_is_the_whole_checkout(packages: Path) -> None:
    """Whoever gets no more than that can still run the tests, and make notice.docx anew."""
    with tarfile.open(next(packages.glob("*.tar.gz"))) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    tracked = {name for name in listed.stdout.split("\0") if (ROOT / name).is_file()}
    assert tracked
    assert tracked <= packed


def test_an_editable_install_finds_the_templates(tmp_path: Path) -> None:
    """In an environment of its own, by the pip that is here: to give it one of its own takes longest of all."""
    create = [sys.executable, "-m", "venv", "--system-site-packages", "--without-pip", str(tmp_path / "venv")]
    subprocess.run(create, check=True, timeout=120)
    python = str(tmp_path / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    install = [*PIP, "--python", python, "install", "--no-deps", "--no-build-isolation", "-e", str(ROOT)]
    environment = {**os.environ, "PYTHONPATH": site_packages()}
    subprocess.run(install, check=True, capture_output=True, env=environment, timeout=120)
    place, text = rendered_by(python, site_packages(), tmp_path)
    assert Path(place).is_relative_to(ROOT)
    assert text == run_gongkai("render").out


def test_a_checkout_finds_the_templates(tmp_path: Path) -> None:
    place, text = rendered_by(sys.executable, os.pathsep.join([str(ROOT), site_packages()]), tmp_path)
    assert Path(place).is_relative_to(ROOT)
    assert text == run_gongkai("render").out


# -- the code ----------------------------------------------------------------------------------------------------------

MODULES = [module.name for module in pkgutil.walk_packages(package.__path__, "gongkai.")]

# What each part may know of ours; everything else is an arrow the wrong way. Parts below know nothing of those above.
ARROWS = {
    # the ground
    "errors": "",
    "extras": "",
    "diagnostics": "",
    "numbering": "patterns",
    "keys": "",
    "wide": "",
    "files": "errors leaving",
    "filenames": "patterns wide",
    "patterns": "",
    "leaving": "",
    "budgets": "",
    "compiled": "files",
    "marks": "",
    "text": "diagnostics",
    "phrases": "diagnostics patterns text",
    "units": "diagnostics patterns text phrases",
    "plan": "diagnostics patterns text phrases keys units",
    "typed_days": "errors patterns text phrases plan",
    "forms": "errors terminal templated",
    "terminal": "errors wide",
    "progress": "terminal wide",
    "templated": "compiled errors patterns wide",
    "json_text": "phrases",
    "libreoffice": "",
    # reading and what is wrong
    "reading": "budgets diagnostics errors files patterns text phrases keys numbering wide plan units",
    "checks": "diagnostics errors patterns text phrases keys numbering plan units reading",
    # paper and sheets
    "page": "errors extras leaving libreoffice patterns phrases numbering wide plan forms templated",
    "sheet": "budgets errors extras leaving patterns phrases wide forms page",
    # the features
    "tasks": "errors text phrases keys numbering wide plan forms terminal json_text page sheet",
    "notice": "numbering plan page tasks forms figures",
    "reports": "budgets errors extras leaving text files phrases plan typed_days units wide terminal",
    "figures": "budgets errors files leaving json_text text phrases plan units wide forms templated page sheet reports"
    " terminal patterns progress",
    "status": "files phrases wide plan reports figures forms terminal json_text page sheet",
    "summary": "phrases keys text plan figures reports status terminal",
    "hotline": "budgets errors files leaving json_text text diagnostics keys phrases plan units wide forms templated"
    " page sheet reports terminal patterns progress",
    "publishing": "diagnostics errors extras files filenames marks json_text text phrases keys numbering plan units"
    " wide forms templated page sheet notice summary figures status reports terminal patterns",
    "archive": "errors leaving files filenames phrases plan wide reports status forms json_text page sheet terminal",
    "findings": "diagnostics errors wide reading checks forms terminal json_text hotline",  # whose rules explain tells
    "importing": "budgets errors diagnostics files libreoffice patterns text phrases keys numbering wide plan units"
    " reading checks page notice templated terminal",
    "renewal": "diagnostics errors text phrases numbering wide plan reading terminal",
    "cli": "*",
    "__main__": "cli leaving",
}


# What takes long to load and only some commands need.
HEAVY = {
    "rich", "jinja2", "pydantic", "filelock", "chinese_calendar", "dateutil", "psycopg", "html5lib", "xlsxwriter",
    "typst", "pdfplumber", "xlrd",
}  # fmt: skip


def part(module: str) -> str:
    return module.split(".")[1]


@cache
def tree(module: str) -> ast.Module:
    path = ROOT / (module.replace(".", "/") + ".py")
    path = path if path.exists() else ROOT / module.replace(".", "/") / "__init__.py"
    return ast.parse(path.read_text(encoding="utf-8"))


def test_the_arrows() -> None:
    wrong = []
    for module in MODULES:
        known = ARROWS[part(module)].split()
        for node in ast.walk(tree(module)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [f"gongkai.{alias.name}" for alias in node.names] if node.module == "gongkai" else [node.module]
            ours = {part(name) for name in names if name.startswith("gongkai.") and name != "gongkai.__version__"}
            if "*" not in known:
                wrong += [f"{module} → {name}" for name in ours - {part(module), *known}]
    assert wrong == []


# A notice on its way to a plan, each folder of importing/ with those before it.
WAY = ("files", "words", "parts", "meaning", "draft")


def test_the_way_of_a_notice() -> None:
    wrong = []
    for module in (name for name in MODULES if name.startswith("gongkai.importing.") and name.count(".") > 2):
        at = WAY.index(module.split(".")[2])
        for node in ast.walk(tree(module)):
            name = node.module if isinstance(node, ast.ImportFrom) and node.module else ""
            if name.startswith("gongkai.importing.") and WAY.index(name.split(".")[2]) > at:
                wrong.append(f"{module} → {name}")
    assert wrong == []


def test_one_command_has_the_same_formats_for_all_that_it_shows() -> None:
    """The choices of --format are those of one table; what is asked about may have fewer, and says so."""
    assert status.OVERVIEW.keys() == status.FORMS.keys()
    assert {SCREEN, *archive.CONTENTS} == status.RECORD.keys()
    assert tasks.DAY_OF_UNIT.keys() == tasks.LISTS.keys()
    assert tasks.SIGNING.keys() < tasks.LISTS.keys()
    assert status.OVERVIEW.keys() > status.WITH_BOARDS


def test_no_circles() -> None:
    """Neither among the parts nor inside one, imports within functions and for types included."""
    known = {name: set[str]() for name in MODULES}
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.ImportFrom) and node.module:
                whole = (f"{node.module}.{alias.name}" for alias in node.names)
                known[module] |= {name if name in known else node.module for name in whole} & known.keys()
    assert list(TopologicalSorter(known).static_order())


def test_nothing_below_the_command_line_reads_the_clock() -> None:
    for module in MODULES:
        path = ROOT / (module.replace(".", "/") + ".py")
        if path.exists() and part(module) not in ("cli", "__main__"):
            assert not re.search(r"\.now\(|\.today\(|time\.time\(", path.read_text(encoding="utf-8")), module


def test_every_public_name_has_a_docstring() -> None:
    without = [module for module in MODULES if not ast.get_docstring(tree(module))]
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                inherited = module == "gongkai.cli.chinese" and node.name.startswith("write_")
                if not inherited and not ast.get_docstring(node):
                    without.append(f"{module}.{node.name}")
    assert without == []


@pytest.mark.parametrize(
    "command",
    [
        ["--help"],
        ["validate", "tests/plans/good/in-text.yaml"],
        ["status", "--today", "2022-05-17"],
        ["tasks", "-u", "残联"],
    ],
)
def test_commands_load_only_what_they_need(command: list[str]) -> None:
    code = "import sys\nfrom gongkai.cli import main\ntry:\n    main(sys.argv[1:])\n"
    code += "finally:\n    print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, *command], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(done.stderr.split())
    assert not loaded & HEAVY
    assert ("yaml" in loaded) == (command != ["--help"])


# Loaded for every plan, whatever is asked about it: compiling their patterns took longer than reading the plan.
WAITING = {"phrases", "units", "filenames", "numbering", "reading", "checks", "page", "sheet", "templated", "cli"}


def test_patterns_are_compiled_when_they_are_asked() -> None:
    """And all of them can be: what is wrong with one would show on first use only."""
    waiting = [name for name in MODULES if part(name) in WAITING and "mistakes" not in name]
    own = {module: vars(importlib.import_module(module)) for module in waiting}
    assert [module for module in own if any(isinstance(value, re.Pattern) for value in own[module].values())] == []
    for value in chain.from_iterable(names.values() for names in own.values()):
        if isinstance(value, type(pattern(""))):
            assert re.compile(value.pattern, value.flags).groups == value.groups


def test_the_top_level_holds_what_it_should() -> None:
    tracked = subprocess.run(
        ["git", "-c", "core.quotepath=off", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    ).stdout.splitlines()
    tops = {name.split("/")[0] for name in tracked if not name.startswith(".")}
    assert tops <= {
        "plan.yaml", "gongkai", "templates", "pyproject.toml", "tests", "benchmarks", "docs", "tools",
        "README.md", "README.zh-CN.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md",
    }  # fmt: skip
