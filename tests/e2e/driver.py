# SPDX-License-Identifier: Apache-2.0
"""Drives a window as a screen reader does: through AT-SPI, on a display and a bus of its own.

    with Driver([binary, "--home", folder]) as window:
        window.press("button", "I am Leo")
        window.type("text", "What I felt", "tired")
        window.wait_for("label", "Sealed")

What a role and a name cannot find, a blind person cannot find either. Needs Debian's python3 (for gi) and
xvfb, xdotool, xclip, dbus, at-spi2-core, gir1.2-atspi-2.0, imagemagick.
"""
import atexit
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time

# What newer versions of AT-SPI call otherwise.
FORMER_NAMES = {"button": "push button"}

# Names that people use for the roles of AT-SPI.
ROLES = {
    "button": ("push button", "toggle button", "menu item"),
    "toggle": ("check box", "toggle button", "switch"),
    "choice": ("radio button", "check box", "toggle button"),
    "label": ("label", "static", "heading", "text", "paragraph", "alert", "notification"),
    "heading": ("heading",),
    "text": ("text", "entry", "password text"),
    "slider": ("slider",),
    "page": ("panel", "page tab", "frame", "filler", "grouping"),
    "dialog": ("dialog", "alert"),
}

_atspi = None


def atspi():
    """Imported late: it connects to the bus named in the environment when it is first used."""
    global _atspi
    if _atspi is None:
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
        Atspi.init()
        _atspi = Atspi
    return _atspi


class NotFound(AssertionError):
    pass


class Desk:
    """A display, a message bus and the accessibility bus. One a test process: the bus cannot be changed later."""
    _one = None

    @classmethod
    def shared(cls, size=(1400, 2600)):
        if cls._one is None:
            cls._one = cls(size)
            atexit.register(cls._one.close)
        return cls._one

    def __init__(self, size):
        self.processes = []
        self.runtime = tempfile.mkdtemp(prefix="attune-e2e-")
        read, write = os.pipe()
        self.start(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp", "-noreset"], pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as answer:
            os.environ["DISPLAY"] = ":" + answer.readline().strip()
        os.environ["XDG_RUNTIME_DIR"] = self.runtime
        bus = self.start(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self.start(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"])
        self.await_accessibility()

    def start(self, command, **options):
        for stream in ("stdin", "stdout", "stderr"):
            options.setdefault(stream, subprocess.DEVNULL)
        process = subprocess.Popen(command, **options)
        self.processes.append(process)
        return process

    @staticmethod
    def await_accessibility(seconds=10):
        ask = ["dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress"]
        end = time.monotonic() + seconds
        while subprocess.run(ask, capture_output=True).returncode != 0:
            if time.monotonic() > end:
                raise RuntimeError("The accessibility bus did not start: is at-spi2-core installed?")
            time.sleep(0.1)

    def close(self):
        if Desk._one is not self:
            return
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(self.runtime, ignore_errors=True)
        Desk._one = None


class Node:
    """One accessible thing, with what can be said about it."""

    def __init__(self, raw):
        self.raw = raw

    @property
    def role(self):
        name = self.raw.get_role_name() or ""
        return FORMER_NAMES.get(name, name)

    @property
    def name(self):
        return self.raw.get_name() or ""

    @property
    def description(self):
        return self.raw.get_description() or ""

    def has(self, state):
        return self.raw.get_state_set().contains(getattr(atspi().StateType, state.upper()))

    @property
    def states(self):
        return {s.value_nick for s in self.raw.get_state_set().get_states()}

    @property
    def showing(self):
        """In the window now. What is scrolled out of it is not, see Driver.bring."""
        return self.has("showing") and self.has("visible")

    @property
    def enabled(self):
        return self.has("enabled") or self.has("sensitive")

    @property
    def checked(self):
        return self.has("checked") or self.has("pressed")

    @property
    def value(self):
        """A number for sliders, else the text."""
        if "Value" in self.raw.get_interfaces():
            return self.raw.get_value_iface().get_current_value()
        return self.text

    @property
    def text(self):
        return atspi().Text.get_text(self.raw, 0, -1) if "Text" in self.raw.get_interfaces() else ""

    @property
    def box(self):
        extents = self.raw.get_component_iface().get_extents(atspi().CoordType.SCREEN)
        return extents.x, extents.y, extents.width, extents.height

    def children(self):
        for index in range(self.raw.get_child_count()):
            child = self.raw.get_child_at_index(index)
            if child is not None:
                yield Node(child)

    def walk(self, hidden=False, depth=0):
        if depth == 0:
            self.raw.clear_cache()  # pages come and go without the library noticing
        for child in self.children():
            if hidden or child.showing or child.role in ("application", "frame"):
                yield depth, child
                yield from child.walk(hidden, depth + 1)

    def do(self, wanted=None):
        actions = self.raw.get_action_iface()
        for index in range(actions.get_n_actions() if actions else 0):
            if wanted is None or actions.get_action_name(index).lower() == wanted.lower():
                return actions.do_action(index)
        raise AssertionError(f"{self} offers no action{'' if wanted is None else ' ' + wanted}")

    def focus(self):
        where = self.raw.get_component_iface()
        return where is not None and where.grab_focus()  # none: it is gone already

    def __repr__(self):
        return f"{self.role} “{self.name}”"


class Driver:
    def __init__(self, command, size=None, env=None, patience=10.0):
        self.desk = Desk.shared()
        self.patience = patience
        settings = {
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QUICK_BACKEND": "software",
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
        }
        if size:
            settings["ATTUNE_WINDOW"] = f"{size[0]}x{size[1]}"
        self.log = tempfile.TemporaryFile(mode="w+")
        self.process = subprocess.Popen([str(part) for part in command], env={**os.environ, **settings, **(env or {})},
                                        stdout=self.log, stderr=subprocess.STDOUT)
        self.app = self._await_app()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is not None and self.running():
            print(self.dump())
            print(self.output())
        self.close()

    def close(self):
        """Ends the program as a window manager would, and then as the kernel would."""
        try:
            self._end()
        finally:
            self.log.close()

    def _end(self):
        if self.running():
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def kill(self):
        """What a power cut leaves."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def running(self):
        return self.process.poll() is None

    def output(self):
        self.log.seek(0)
        return self.log.read()

    # --- Looking -----------------------------------------------------------------------------------------------------

    def find_all(self, role=None, name=None, hidden=False):
        """`name`: a string that must be equal, or a compiled pattern that must be found."""
        roles = ROLES.get(role, (role,)) if role else None
        found = []
        for _, node in self.app.walk(hidden):
            if roles and node.role not in roles:
                continue
            if name is None or (name.search(node.name) if isinstance(name, re.Pattern) else node.name == name):
                found.append(node)
        return found

    def find(self, role=None, name=None, at=0):
        found = self.find_all(role, name)
        if len(found) <= at:
            raise NotFound(f"no {role or 'thing'} named {name!r} is showing:\n{self.dump()}")
        return found[at]

    def shows(self, role=None, name=None):
        return bool(self.find_all(role, name))

    def wait_for(self, role=None, name=None, at=0, seconds=None):
        return self._await(lambda: self.find_all(role, name)[at:at + 1], seconds, f"no {role} named {name!r} appeared")[0]

    def wait_gone(self, role=None, name=None, seconds=None):
        self._await(lambda: not self.find_all(role, name), seconds, f"{role} named {name!r} did not go")

    def wait_until(self, test, what="it", seconds=None):
        return self._await(test, seconds, f"{what} did not come true")

    def wait_exit(self, seconds=5):
        return self.process.wait(seconds)

    def texts(self):
        """All words on the screen, as a screen reader meets them."""
        return [node.name for _, node in self.app.walk() if node.name]

    def dump(self):
        lines = []
        for depth, node in self.app.walk():
            marks = [s for s in ("focused", "checked", "pressed", "read-only") if s in node.states]
            tail = f" = {node.value!r}" if node.role in ("text", "slider", "spin button") else ""
            lines.append("  " * depth + f"{node!r}{tail}{' ' + str(marks) if marks else ''}" + (f"  ({node.description})" if node.description else ""))
        return "\n".join(lines)

    def focused(self):
        return next((node for _, node in self.app.walk() if node.has("focused") and node.role not in ("frame", "application")), None)

    def screenshot(self, path):
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        x, y, width, height = next(self.app.children()).box
        subprocess.run(["import", "-window", "root", "-crop", f"{width}x{height}+{max(x, 0)}+{max(y, 0)}", "+repage", str(path)], check=True)

    # --- Doing -------------------------------------------------------------------------------------------------------

    def bring(self, role, name=None):
        """Scrolls to something that takes the keyboard, as Tab would; true if it is in the window then."""
        for node in self.find_all(role, name, hidden=True):
            if not node.showing and node.has("focusable"):
                node.focus()
                self.settle(0.3)
        return self.shows(role, name)

    def press(self, role, name=None, at=0, seconds=None):
        if not self.shows(role, name):
            self.bring(role, name)
        node = self.wait_for(role, name, at, seconds)
        node.do()
        self.settle()
        return node

    def type(self, role, name, text, at=0):
        """Puts the cursor there and types key by key."""
        if not self.shows(role, name):
            self.bring(role, name)
        node = self.wait_for(role, name, at)
        self._take_keyboard()
        node.focus()
        self.wait_until(lambda: node.has("focused"), f"focus on {node}", 3)
        self.type_text(text)
        self.wait_until(lambda: text in node.value, f"{text!r} in {node}", 5)
        return node

    def type_text(self, text):
        self._take_keyboard()
        subprocess.run(["xdotool", "type", "--delay", "8", "--", text], check=True)
        self.settle()

    def key(self, *names):
        """X key names: Tab, Return, space, Escape, Left, Shift_L, …, or a pair such as "shift+Tab"."""
        self._take_keyboard()
        for name in names:
            subprocess.run(["xdotool", "key", "--", name], check=True)
            self.settle()

    def set_value(self, role, name, value):
        node = self.wait_for(role, name)
        node.raw.get_value_iface().set_current_value(value)
        self.settle()
        return node

    @staticmethod
    def settle(seconds=0.15):
        time.sleep(seconds)

    # --- Waiting -----------------------------------------------------------------------------------------------------

    def _await(self, test, seconds, complaint):
        end = time.monotonic() + (seconds or self.patience)
        while True:
            try:
                result = test()
            except Exception as error:  # the tree changes while it is read
                if type(error).__name__ not in ("Error", "GError"):
                    raise
                result = None
            if result:
                return result
            if time.monotonic() > end or not self.running():
                state = self.dump() if self.running() else f"the program ended with {self.process.returncode}\n{self.output()}"
                raise NotFound(f"{complaint}:\n{state}")
            time.sleep(0.1)

    def _take_keyboard(self):
        """There is no window manager that would hand it over."""
        find = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)]
        ids = self._await(lambda: subprocess.run(find, capture_output=True, text=True).stdout.split(), None, "no window to type into")
        subprocess.run(["xdotool", "windowfocus", "--sync", ids[-1]], check=True, timeout=self.patience)

    def _await_app(self):
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            desktop = atspi().get_desktop(0)
            desktop.clear_cache()
            for index in range(desktop.get_child_count()):
                app = desktop.get_child_at_index(index)
                if app is not None and app.get_process_id() == self.process.pid and app.get_child_count() > 0:
                    return Node(app)
            if not self.running():
                raise RuntimeError(f"the program ended with {self.process.returncode}:\n{self.output()}")
            time.sleep(0.1)
        raise RuntimeError(f"no accessible window appeared:\n{self.output()}")
