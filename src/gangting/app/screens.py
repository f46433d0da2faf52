"""The screens that come after the first paint."""

from typing import TYPE_CHECKING

from gangting.app.opened import Opened
from gangting.devices.inventory import printers, serial_ports
from gangting.ui.screens.settings.screen import Machine, SettingsScreen


if TYPE_CHECKING:  # the composition calls this, so it cannot be imported at run time
    from gangting.app.composition import Composition


def add_screens(composition: "Composition", opened: Opened) -> SettingsScreen:
    """Make them and put them into the window; returns the settings, which others listen to."""
    context, window = composition.context, composition.window
    settings = SettingsScreen(
        context,
        Machine(
            settings=lambda: composition.settings,
            change=composition.change_settings,
            printers=printers,
            ports=serial_ports,
            rotate_key=opened.booth.rotate_key,
            signed_in=lambda: composition.session.officer,
            practice=opened.booth.practice,
        ),
    )
    window.add_screen(settings)
    return settings
