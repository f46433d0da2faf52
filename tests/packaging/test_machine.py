import sys

import pytest


@pytest.fixture
def machine(steps):
    return steps("machine")


@pytest.fixture
def need(machine):
    def need(package, there=False, required=True):
        return machine.Need(package, f"{package}.so()(64bit)", lambda: there, required)

    return need


class FakeConsole:
    def __init__(self, real, on_run=lambda words: 0):
        self.step = real.step
        self.lines = []
        self.commands = []
        self.on_run = on_run

    def say(self, text):
        self.lines.append(text)

    def run(self, command, *, unbroken=False):
        assert unbroken, "a package manager must not be stopped half-way"
        self.commands.append([str(word) for word in command])
        return self.on_run(command)

    def said(self):
        return "E: Failed to fetch"


@pytest.fixture
def console(steps, tmp_path):
    return FakeConsole(steps("console").Console(tmp_path / "log"))


@pytest.fixture
def as_root(machine, monkeypatch):
    monkeypatch.setattr(machine, "_rights", list)
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")


@pytest.fixture
def on_linux(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")


def test_a_library_that_loads_is_there(machine):
    assert machine._library("libc.so.6", "libc6").is_there()
    assert not machine._library("libnosuch.so.9", "libnosuch9").is_there()


def test_a_program_on_the_path_is_there(machine):
    assert machine._program("sh", "dash").is_there()
    assert not machine._program("no-such-program", "nothing").is_there()


def test_nothing_missing_means_nothing_is_done(machine, console, need, on_linux):
    machine.provide(console, [need("liba", there=True)])

    assert console.commands == []
    assert console.lines == []


def test_windows_and_macos_bring_everything(machine, monkeypatch, need):
    for platform in ("win32", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        assert machine.missing([need("liba")]) == []


def test_with_the_rights_all_is_installed_in_one_go(machine, console, need, as_root, on_linux):
    there = set()
    needs = [machine.Need(name, name, lambda name=name: name in there) for name in ("libb", "liba")]
    console.on_run = lambda words: there.update(words) or 0

    machine.provide(console, needs)

    update, install = console.commands
    assert update[-1] == "update"
    assert install[-5:] == ["install", "-y", "--no-install-recommends", "liba", "libb"]
    assert "DEBIAN_FRONTEND=noninteractive" in install


def test_what_could_not_be_installed_is_named(machine, console, need, as_root, on_linux, steps):
    console.on_run = lambda words: 100

    with pytest.raises(steps("console").Stop) as stopped:
        machine.provide(console, [need("liba"), need("font", required=False)])

    assert "liba" in str(stopped.value)
    assert "font" not in str(stopped.value)
    assert "Failed to fetch" in str(stopped.value)


def test_only_a_wish_missing_does_not_stop(machine, console, need, as_root, on_linux):
    console.on_run = lambda words: 100

    machine.provide(console, [need("font", required=False)])

    assert len(console.commands) == 2


def test_without_the_rights_the_exact_command_is_shown(
    machine, console, need, monkeypatch, on_linux, steps
):
    monkeypatch.setattr(machine, "_rights", lambda: None)
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")

    with pytest.raises(steps("console").Stop) as stopped:
        machine.provide(console, [need("libb"), need("liba")])

    assert "sudo apt-get install --no-install-recommends liba libb" in str(stopped.value)
    assert console.commands == []


def test_without_the_rights_a_wish_is_only_said(machine, console, need, monkeypatch, on_linux):
    monkeypatch.setattr(machine, "_rights", lambda: None)

    machine.provide(console, [need("fonts-noto-cjk", required=False)])

    assert "fonts-noto-cjk" in console.lines[0]


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install --no-install-recommends liba"),
        ("dnf", "sudo dnf install 'liba.so()(64bit)'"),
        ("zypper", "sudo zypper install 'liba.so()(64bit)'"),
        ("pacman", "（Debian: sudo apt-get install liba）"),
    ],
)
def test_every_package_manager_has_its_command(machine, need, manager, command):
    def which(name):
        return f"/usr/bin/{name}" if name == manager else None

    assert machine.install_command([need("liba")], which) == command


def test_root_needs_nothing_before_a_command(machine, monkeypatch):
    monkeypatch.setattr(machine.os, "geteuid", lambda: 0)

    assert machine._rights() == []


def test_no_root_and_no_sudo_is_no_right(machine, monkeypatch):
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(machine.shutil, "which", lambda name: None)

    assert machine._rights() is None


@pytest.mark.parametrize(("program", "rights"), [("true", True), ("false", False)])
def test_sudo_counts_when_it_asks_no_password(machine, monkeypatch, tmp_path, program, rights):
    sudo = tmp_path / "sudo"
    sudo.write_text(f"#!/bin/sh\nexec {program}\n")
    sudo.chmod(0o755)
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(machine.shutil, "which", lambda name: str(sudo))

    assert machine._rights() == ([str(sudo), "-n"] if rights else None)


@pytest.mark.parametrize(
    ("file", "chinese"),
    [
        ("NotoSansCJK-Regular.ttc", True),
        ("wqy-microhei.ttc", True),
        ("DroidSansFallbackFull.ttf", True),
        ("SourceHanSansSC-Regular.otf", True),
        ("DejaVuSans.ttf", False),
        ("wqy-readme.txt", False),
    ],
)
def test_without_fontconfig_font_files_are_known_by_name(machine, file, chinese):
    assert bool(machine.CHINESE_FONT.match(file)) is chinese


def test_a_chinese_font_is_found_in_the_home_folder(machine, monkeypatch, tmp_path):
    files = {f"{tmp_path}/.fonts": [("", [], ["wqy-zenhei.ttc"])]}
    monkeypatch.setattr(machine.shutil, "which", lambda name: None)
    monkeypatch.setattr(machine.os, "walk", lambda place: files.get(place, []))
    monkeypatch.setenv("HOME", str(tmp_path))

    assert machine.has_chinese_font()
    files.clear()
    assert not machine.has_chinese_font()


def test_the_venv_package_is_the_one_of_this_python(machine):
    version = f"{sys.version_info.major}.{sys.version_info.minor}"

    assert machine.venv_need().package in {"python3-venv", f"python{version}-venv"}
    assert machine.venv_need().is_there()
