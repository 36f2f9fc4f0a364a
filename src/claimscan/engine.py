"""``regex``'s matcher without its compiler, which takes four times as long to load and makes nothing where all patterns are kept."""

from __future__ import annotations

import copyreg
import sys
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from types import ModuleType
from typing import Any

_NAME = "regex._regex"


def maker() -> Any:
    """What makes a pattern of the plain data that ``regex`` has it pickled as."""
    try:
        return (sys.modules.get(_NAME) or _alone()).compile
    except Exception:  # the layout is regex's own business and may change with it
        import regex

        empty = regex.compile("")
        return copyreg.dispatch_table[type(empty)](empty)[0]


def _alone() -> ModuleType:
    """The compiled part, loaded by itself."""
    package = PathFinder.find_spec("regex")
    spec = PathFinder.find_spec(_NAME, package.submodule_search_locations if package else None)
    if spec is None or spec.loader is None:
        raise ImportError(_NAME)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules[_NAME] = module  # where ``regex`` finds it, if it is loaded after all
    return module


def version() -> str:
    """What tells one version of ``regex`` from another without loading it: its matcher's size and time."""
    module = sys.modules.get(_NAME) or sys.modules["regex"]
    file = Path(module.__file__ or __file__).stat()
    return f"{file.st_size:x}-{int(file.st_mtime):x}"
