"""Rules are imported from their files as any import would."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

from gridctl.engine import catalogue
from gridctl.rules import links


def test_a_rule_is_the_module_that_an_import_gives() -> None:
    for item in catalogue.catalogue():
        name = item.check.__module__
        module = import_module(name)
        package, _, own = name.rpartition(".")
        assert module.check is item.check
        assert getattr(import_module(package), own) is module
        assert module.__spec__ is not None
        assert module.__spec__.origin == module.__file__


def test_a_module_is_loaded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, name = tmp_path / "kept.py", "gridctl.rules.links.kept"
    file.write_text("MADE = object()\n")
    monkeypatch.delitem(sys.modules, name, raising=False)
    module = catalogue._loaded(name, str(file))
    assert catalogue._loaded(name, str(file)) is module
    assert sys.modules[name] is module
    assert links.kept is module  # type: ignore[attr-defined]
    monkeypatch.delattr(links, "kept")
    monkeypatch.delitem(sys.modules, name)


def test_a_module_that_fails_is_not_kept(tmp_path: Path) -> None:
    file, name = tmp_path / "broken.py", "gridctl.rules.links.broken"
    file.write_text("MADE = 1\nraise RuntimeError\n")
    with pytest.raises(RuntimeError):
        catalogue._loaded(name, str(file))
    assert name not in sys.modules
    assert not hasattr(links, "broken")
