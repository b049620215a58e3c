"""A headless Chromium for tests, driven over the DevTools protocol through two pipes: no port, no further package.

``Browser`` opens a page with every connection cut and keeps what it asked for and what it complained about.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shlex
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--enable-unsafe-swiftshader --disable-sync --disable-extensions --hide-scrollbars --remote-debugging-pipe --proxy-server=127.0.0.1:9"
)
PATIENCE = 30.0  # seconds for one answer of the browser


def find_chromium() -> str | None:
    """The browser of ``CHUANGPU_CHROMIUM``, else the first of the usual names on the path."""
    return os.environ.get("CHUANGPU_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """One window; ``requests`` and ``complaints`` hold what happened since the last page was opened."""

    def __init__(self, binary: str) -> None:
        self.profile = tempfile.mkdtemp(prefix="chuangpu-chromium-")
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._last, self._unread = 0, b""
        self._answers: dict[int, dict[str, Any]] = {}
        browser_in, self._out = os.pipe()
        self._in, browser_out = os.pipe()
        command = shlex.join([binary, *FLAGS.split(), f"--user-data-dir={self.profile}", "about:blank"])
        # the browser reads the protocol from descriptor 3 and answers on 4; 8 and 9 keep the moves from colliding
        moved = f"exec 8<&{browser_in} 9>&{browser_out}; exec 3<&8 4>&9 8<&- 9>&-; exec {command}"
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(["bash", "-c", moved], pass_fds=(browser_in, browser_out), **quiet)  # type: ignore[call-overload]
        os.close(browser_in)
        os.close(browser_out)
        self._session: str | None = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def close(self) -> None:
        """Ends the browser and removes its profile."""
        os.close(self._out)
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._in)
        shutil.rmtree(self.profile, ignore_errors=True)

    def open(self, page: Path | str, *, width: int = 1440, height: int = 900) -> None:
        """Loads a page from disk or an address of this machine in a window of that size, waits for its network and two frames."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.call("Page.navigate", url="about:blank")
        self.requests.clear()
        self.complaints.clear()
        address = page if isinstance(page, str) else page.as_uri()
        self.call("Page.navigate", url=address)
        self.wait_for(f"location.href === {json.dumps(address)} && document.readyState === 'complete'")
        self.wait_for_drawing()

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression (a promise is waited for)."""
        found = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in found:
            raise AssertionError(f"{script}: {found['exceptionDetails']}")
        return found["result"].get("value")

    def wait_for(self, condition: str) -> None:
        """Until a JavaScript expression is true."""
        until = time.monotonic() + PATIENCE
        while not self.run(condition):
            if time.monotonic() > until:
                raise AssertionError(f"not true after {PATIENCE} s: {condition}")

    def wait_for_drawing(self) -> None:
        """Until two frames have been drawn."""
        self.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")

    def click(self, x: float, y: float) -> None:
        """A press of the mouse at a point of the window."""
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def click_on(self, selector: str) -> None:
        """A press in the middle of the first element that the selector finds."""
        found = f"document.querySelector({json.dumps(selector)})"
        self.run(f"{found}.scrollIntoView({{block: 'center'}})")
        self.click(*self.run(f"(r => [r.x + r.width / 2, r.y + r.height / 2])({found}.getBoundingClientRect())"))

    def type(self, text: str) -> None:
        """Text into the element that has the focus."""
        self.call("Input.insertText", text=text)

    def press(self, key: str) -> None:
        """A key that does not type: ``Enter``, ``ArrowDown``, ``Escape``."""
        code = {"Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}[key]
        pressed = {"type": "keyDown", "text": "\r"} if key == "Enter" else {"type": "rawKeyDown"}  # without text no button is pressed
        for how in (pressed, {"type": "keyUp"}):
            self.call("Input.dispatchKeyEvent", key=key, code=key, windowsVirtualKeyCode=code, **how)

    def text(self, selector: str) -> str:
        """What a reader sees in the first element that the selector finds."""
        return str(self.run(f"document.querySelector({json.dumps(selector)}).innerText"))

    def take_picture(self, path: Path) -> None:
        """The window as PNG."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command of the protocol and its answer; events on the way are kept."""
        number = self._send(method, parameters)
        until = time.monotonic() + PATIENCE
        while number not in self._answers:
            self._read(until, method)
        answer = self._answers.pop(number)
        if "error" in answer:
            raise AssertionError(f"{method}: {answer['error']}")
        result: dict[str, Any] = answer["result"]
        return result

    def _send(self, method: str, parameters: dict[str, Any]) -> int:
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        return self._last

    def _read(self, until: float, method: str) -> None:
        ready, _, _ = select.select([self._in], [], [], max(until - time.monotonic(), 0))
        chunk = os.read(self._in, 1 << 16) if ready else b""
        if not chunk:
            raise AssertionError(f"{method}: the browser {'ended' if ready else 'did not answer'}")
        *whole, self._unread = (self._unread + chunk).split(b"\0")
        for message in map(json.loads, whole):
            if "id" in message:
                self._answers[message["id"]] = message
            else:
                self._note(message["method"], message.get("params", {}))

    def _note(self, event: str, details: dict[str, Any]) -> None:
        if event == "Network.requestWillBeSent":
            self.requests.append(details["request"]["url"])
        elif event == "Runtime.exceptionThrown" or (event == "Runtime.consoleAPICalled" and details["type"] in ("error", "warning")):
            self.complaints.append(json.dumps(details, ensure_ascii=False)[:600])
        elif event == "Log.entryAdded" and details["entry"]["level"] in ("error", "warning"):
            self.complaints.append(details["entry"]["text"])
        elif event == "Page.javascriptDialogOpening":
            self.complaints.append(f"dialog: {details['message']}")
            # answered without waiting, since the page stands still until it is
            self._send("Page.handleJavaScriptDialog", {"accept": True})
