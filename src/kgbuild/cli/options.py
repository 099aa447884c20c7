"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kgbuild.config import PrivacySettings, Settings

#: Where the graph lies.
graph_option = click.option(
    "--graph",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("graph"),
    show_default=True,
    envvar="KGBUILD_GRAPH",
    help="The graph directory that `kgbuild build` made.",
)

#: The settings of what leaves the graph.
config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="Settings file (default: ./kgbuild.toml if there); its [privacy] says what may leave.",
)


def settings_of(config: Path | None) -> Settings | None:
    """Give the settings of a file, or of ./kgbuild.toml; None where there is neither.

    Raises:
        ConfigError: the file cannot be used.
    """
    from kgbuild.config import load_settings

    default = Path("kgbuild.toml")
    return load_settings(config or default) if config or default.is_file() else None


def privacy_from(config: Path | None) -> PrivacySettings | None:
    """Give the privacy settings of a file, or of ./kgbuild.toml; None (as the graph was built) where there is neither.

    Raises:
        ConfigError: the file cannot be used.
    """
    settings = settings_of(config)
    return settings.privacy if settings else None
