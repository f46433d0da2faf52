"""What is plugged into this machine, as the system names it; for the doctor, not for the gate."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtSerialPort import QSerialPortInfo


_own_application: list[QCoreApplication] = []


def cameras() -> tuple[str, ...]:
    """Return the names of the cameras."""
    _need_application()
    with _in_silence():
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415  it complains when loaded

        return tuple(camera.description() for camera in QMediaDevices.videoInputs())


def printers() -> tuple[str, ...]:
    """Return the names of the system's printers."""
    _need_application()
    return tuple(QPrinterInfo.availablePrinterNames())


def serial_ports() -> tuple[str, ...]:
    """Return the names of the serial ports, with what is plugged in where it says so."""
    return tuple(
        f"{port.portName()} {port.description()}".strip()
        for port in QSerialPortInfo.availablePorts()
    )


@contextmanager
def _in_silence() -> Iterator[None]:
    """Keep Qt from listing every library of sound and video that this machine lacks."""
    before = qInstallMessageHandler(lambda *_: None)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _need_application() -> None:
    """Make an off-screen application where there is none, and keep it: Qt does not."""
    if QCoreApplication.instance() is None:
        _own_application.append(QGuiApplication(["gangting", "-platform", "offscreen"]))
