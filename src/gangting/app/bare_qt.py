"""Load Qt, and take away the import hook that PySide leaves behind.

PySide replaces the built-in import to find ``from __feature__ import …`` in what is loaded after
it, and reads the source of every module for that. Nothing here uses features, and a start loads
five hundred modules: the hook would cost it a tenth.
"""

import builtins


_import = builtins.__import__

import PySide6.QtWidgets  # noqa: E402, F401  between the two lines that keep the import as it was


builtins.__import__ = _import
