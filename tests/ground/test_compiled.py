"""Compiled templates that are kept: good for what they were made of, and never in the way."""

import os
import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from gongkai import templated
from gongkai.compiled import CompiledTemplates


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module beside whose compiled form templates are kept, where Python keeps any."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "module.py").touch()
    return tmp_path / "module.py"


def rendered(module: Path, source: str) -> str:
    """A template as a process renders it that has just been started."""
    environment = Environment(loader=DictLoader({"x.j2": source}), bytecode_cache=CompiledTemplates(module))
    return environment.get_template("x.j2").render(n=1)


def kept(module: Path) -> list[Path]:
    return sorted((module.parent / "__pycache__").iterdir())


def test_a_template_is_compiled_once(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered(module, "甲{{ n }}") == "甲1"
    assert [path.suffix for path in kept(module)] == [".template"]
    with monkeypatch.context() as patched:
        patched.setattr(Environment, "compile", lambda *_: pytest.fail("compiled again"))
        assert rendered(module, "甲{{ n }}") == "甲1"


def test_a_changed_template_is_compiled_again(module: Path) -> None:
    assert [rendered(module, source) for source in ("甲{{ n }}", "乙{{ n }}", "乙{{ n }}")] == ["甲1", "乙1", "乙1"]
    assert len(kept(module)) == 1


def test_what_was_compiled_by_another_setting_is_left(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Filters and escapes are compiled in: a change in the module that has them changes what a template gives."""
    rendered(module, "甲{{ n }}")
    os.utime(module, (1, 1))
    monkeypatch.setattr(Environment, "compile", lambda *_: compile("1 / 0", "compiled again", "exec"))
    with pytest.raises(ZeroDivisionError):
        rendered(module, "甲{{ n }}")


@pytest.mark.parametrize("share", [0, 0.5, 0.99])
def test_what_is_damaged_is_compiled_again(module: Path, share: float) -> None:
    rendered(module, "甲{{ n }}")
    (path,) = kept(module)
    whole = path.read_bytes()
    path.write_bytes(whole[: round(len(whole) * share)])
    assert rendered(module, "甲{{ n }}") == "甲1"
    assert path.read_bytes() == whole


def test_nothing_is_kept_where_python_keeps_nothing(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(module, "甲{{ n }}") == "甲1"
    assert kept(module) == []


def test_a_folder_that_cannot_be_written_does_no_harm(module: Path) -> None:
    (module.parent / "__pycache__").rmdir()
    (module.parent / "__pycache__").touch()
    assert rendered(module, "甲{{ n }}") == "甲1"


def test_templates_of_ones_own_are_never_kept(tmp_path: Path) -> None:
    assert templated._environment("txt", tmp_path).bytecode_cache is None
    assert templated._environment("txt", None).bytecode_cache is not None
