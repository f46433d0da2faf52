"""Printing into a file, and on a real print service with a queue of its own."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument

from gangting.devices.printer.system import (
    PaperHandling,
    PrinterState,
    paper_handling,
    print_document,
    printer_state,
)
from gangting.domain.errors import KnownError


class Squares:
    """Three cards, each with a black square of 10 mm, 5 mm from the corner."""

    page_count = 3
    page_size_mm = (85.6, 54.0)

    def __init__(self):
        self.painted = []

    def paint(self, painter, page, dots_per_mm):
        self.painted.append(page)
        at, side = round(5 * dots_per_mm), round(10 * dots_per_mm)
        painter.fillRect(at, at, side, side, Qt.GlobalColor.black)


def test_a_printer_that_is_not_there_is_told(qapp):
    document = Squares()
    with pytest.raises(KnownError) as caught:
        print_document(document, "no such printer 1", "cards")

    assert caught.value.code == "printer_missing"
    assert document.painted == []
    assert printer_state("no such printer 1") is PrinterState.MISSING


FILES_CONF = """
ServerRoot {0}/root
RequestRoot {0}/spool
CacheDir {0}/cache
StateDir {0}/state
TempDir {0}/tmp
DocumentRoot {0}/doc
ServerBin /usr/lib/cups
DataDir /usr/share/cups
AccessLog {0}/access
ErrorLog {0}/error
PageLog {0}/page
"""
SERVICE_CONF = """
Listen {0}/sock
DirtyCleanInterval 0
Browsing No
DefaultAuthType None
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
TURNING_PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TURNING.PPD"
*Manufacturer: "Invented"
*Product: "(Turning)"
*ModelName: "Invented Turning"
*ShortNickName: "Invented Turning"
*NickName: "Invented Turning"
*PSVersion: "(3010.000) 0"
*ColorDevice: True
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize: PickOne
*DefaultPageSize: A4
*PageSize A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4: "595 842"
*OpenUI *Duplex: PickOne
*DefaultDuplex: None
*Duplex None: ""
*Duplex DuplexNoTumble: ""
*Duplex DuplexTumble: ""
*CloseUI: *Duplex
"""
PROGRAM = """
import json, sys
from dataclasses import asdict
from PySide6.QtGui import QGuiApplication
from gangting.devices.printer.system import (
    PaperSides, default_printer, paper_handling, print_document, printers
)
from gangting.domain.errors import KnownError
class Document:
    page_count, page_size_mm = 3, (85.6, 54.0)
    def paint(self, painter, page, dots_per_mm):
        at, side = round(5 * dots_per_mm), round(10 * dots_per_mm)
        painter.fillRect(at, at, side, side, "black")
app, pages, code = QGuiApplication([]), [], ""
listed = [asdict(p) for p in printers()]
try:
    print_document(Document(), sys.argv[1], "cards", pages.append, PaperSides(sys.argv[2]))
except KnownError as error:
    code = error.code
answer = {"printers": listed, "default": default_printer(), "pages": pages, "code": code}
paper = paper_handling(sys.argv[1])
answer["turns"], answer["sizes"] = paper.turns, paper.sizes_mm
sys.stdout.write(json.dumps(answer))
"""


class PrintService:
    """A CUPS of its own with one queue, whose printer is this test."""

    def __init__(self, folder):
        for name in ("root", "spool", "cache", "state", "tmp", "doc"):
            (folder / name).mkdir()
        files, service = folder / "cups-files.conf", folder / "cupsd.conf"
        files.write_text(FILES_CONF.format(folder), encoding="utf-8")
        service.write_text(SERVICE_CONF.format(folder), encoding="utf-8")
        self._spool = folder / "spool"
        self._printer = socket.create_server(("127.0.0.1", 0))
        self._printer.settimeout(20)
        # A user's own default printer (~/.cups) is none of the queues here.
        own = {"CUPS_SERVER": f"{folder}/sock", "HOME": str(folder)}
        self._environment = {**os.environ, **own}
        self._daemon = subprocess.Popen(["cupsd", "-f", "-c", str(service), "-s", str(files)])
        address = f"socket://127.0.0.1:{self._printer.getsockname()[1]}"
        self._address = address
        add = ["lpadmin", "-p", "gate", "-E", "-v", address, "-m", "raw"]
        end = time.monotonic() + 10
        while self.run(*add) != 0:
            assert time.monotonic() < end, "the print service never took a printer"
        assert self.run("lpadmin", "-d", "gate") == 0

    def add_turning(self, ppd):
        """Add a printer that turns paper by itself, as its description says."""
        ppd.write_text(TURNING_PPD, encoding="ascii")
        add = ["lpadmin", "-p", "turning", "-E", "-v", self._address, "-P", str(ppd)]
        assert self.run(*add) == 0

    def asked_of_the_newest_job(self):
        """Return what the print service keeps of the newest job, as it keeps it."""
        return max(self._spool.glob("c*")).read_bytes()

    def run(self, *command):
        return subprocess.run(
            command, env=self._environment, capture_output=True, check=False
        ).returncode

    def print(self, printer, sides="as_set"):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, printer, sides],
            env={**self._environment, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            check=True,
            text=True,
        )
        return json.loads(done.stdout)

    def paper(self):
        """Return what reaches the printer next."""
        connection, _ = self._printer.accept()
        with connection:
            connection.settimeout(20)
            parts = list(iter(lambda: connection.recv(65536), b""))
        return b"".join(parts)

    def close(self):
        self._daemon.terminate()
        self._daemon.wait(20)
        self._printer.close()


@pytest.fixture(scope="module")
def service():
    if shutil.which("cupsd") is None or shutil.which("lpadmin") is None:
        pytest.skip("no print service on this machine (Debian: cups-daemon cups-client)")
    with tempfile.TemporaryDirectory(prefix="cups") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the service does its work as a user of its own
        service = PrintService(folder)
        try:
            yield service
        finally:
            service.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["gate", ""])
def test_a_real_queue_gets_every_page(service, name, tmp_path):
    answer = service.print(name)

    assert (answer["code"], answer["pages"], answer["default"]) == ("", [1, 2, 3], "gate")
    assert [(p["name"], p["is_default"]) for p in answer["printers"]] == [("gate", True)]
    path = tmp_path / "paper.pdf"
    path.write_bytes(service.paper())
    document = QPdfDocument()
    assert document.load(str(path)) == QPdfDocument.Error.None_
    assert document.pageCount() == 3
    points = document.pagePointSize(2)
    assert points.width() == pytest.approx(85.6 / 25.4 * 72, abs=1)
    assert points.height() == pytest.approx(54 / 25.4 * 72, abs=1)
    image = document.render(1, points.toSize() * 4)
    mm = image.width() / 85.6
    assert image.pixelColor(round(10 * mm), round(10 * mm)).value() < 50
    outside = image.pixelColor(round(16 * mm), round(10 * mm))
    assert outside.alpha() == 0 or outside.value() > 200


@pytest.mark.slow
def test_a_stopped_queue_is_told_and_gets_nothing(service):
    assert service.run("cupsdisable", "gate") == 0
    try:
        answer = service.print("gate")
        assert answer["printers"][0]["state"] == "stopped"
        assert (answer["code"], answer["pages"]) == ("printer_failed", [])
        assert service.print("other")["code"] == "printer_missing"
    finally:
        service.run("cupsenable", "gate")


@pytest.mark.slow
def test_a_printer_that_turns_paper_is_asked_to(service, tmp_path):
    assert not service.print("gate")["turns"]
    service.paper()
    service.add_turning(tmp_path / "turning.ppd")
    try:
        for sides, asked in (("long_edge", b"two-sided-long-edge"), ("one", b"one-sided")):
            answer = service.print("turning", sides)
            assert (answer["code"], answer["pages"], answer["turns"]) == ("", [1, 2, 3], True)
            assert service.paper().startswith(b"%PDF")
            assert [[round(side) for side in size] for size in answer["sizes"]] == [[210, 297]]
            assert asked in service.asked_of_the_newest_job()
    finally:
        service.run("lpadmin", "-x", "turning")


def test_a_printer_nobody_knows_tells_nothing_of_its_paper():
    assert paper_handling("no such printer 1") == PaperHandling()
