"""Where things lie: the root, what is shipped beside the package, and what belongs to the person at this machine."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent  # a checkout, site-packages, or the folder of the frozen app
FORMS = ROOT / "forms"
RESOURCES = ROOT / "resources"


def home() -> Path:
    """The one folder with this person's workspaces, settings and forms; CPA_DESKTOP_HOME puts it elsewhere."""
    if chosen := os.environ.get("CPA_DESKTOP_HOME"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "CPA Desktop"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "CPA Desktop"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "cpa-desktop"


def workspace() -> Path:
    """The workspace that opens when no other is named."""
    return home() / "workspace.sqlite"


def settings() -> Path:
    """What the person has chosen: language, name, last workspace."""
    return home() / "settings.json"


def forms() -> Path:
    """The person's own forms; they override the shipped ones by id."""
    return home() / "forms"


def cache() -> Path:
    """What can be made again at any time: the compiled catalogue, the last known list."""
    return home() / "cache"
