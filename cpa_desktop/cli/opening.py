"""The desk that a command works at: the workspace named, or the person's own."""

import dataclasses
from argparse import Namespace
from typing import TYPE_CHECKING

from cpa_desktop.cli.console import Console
from cpa_desktop.service import settings

if TYPE_CHECKING:  # `cpa number` and its like open no workspace and load nothing that does
    from cpa_desktop.service.workspace import Desk


def open_desk(options: Namespace, console: Console, *, create: bool = False) -> "Desk":
    """The desk; `create` where a workspace named but not there yet is to be made."""
    from cpa_desktop.service.workspace import Desk

    chosen = dataclasses.replace(settings.read(), language=console.language)
    desk = Desk.open(getattr(options, "workspace", None), create=create, settings=chosen)
    for reason in desk.catalogue.set_aside:
        console.note(reason)
    return desk
