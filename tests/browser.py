"""A headless Chromium for tests: a profile of its own, no way to a network, a console to ask."""

import json
from collections.abc import Sequence
from pathlib import Path
from shutil import which

import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.keys import Keys

_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",  # Chromium as root has none
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--force-device-scale-factor=1",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
_LOGS = {"browser": "ALL", "performance": "ALL"}
_FROM_HERE = ("file:", "data:", "blob:", "about:")


class Browser(Chrome):
    """A window of Chromium.

    Args:
        dark: whether it says that the reader prefers dark pages.
        scripts: whether pages may run scripts; tests may, even where pages may not.
        downloads: the folder that takes what pages save.
        size: width and height of the window in CSS pixels.
    """

    def __init__(
        self,
        *,
        dark: bool = False,
        scripts: bool = True,
        downloads: Path | None = None,
        size: tuple[int, int] = (1200, 900),
    ) -> None:
        options = ChromeOptions()
        for argument in _ARGUMENTS:
            options.add_argument(argument)
        options.binary_location = _path_of("chromium")
        options.set_capability("goog:loggingPrefs", _LOGS)
        super().__init__(options, ChromeService(_path_of("chromedriver")))
        self._complaints: list[str] = []
        self._requests: list[str] = []
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        self.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        where = {"behavior": "allow", "downloadPath": str(downloads)}
        blocked = {"behavior": "deny"}
        self.execute_cdp_cmd("Browser.setDownloadBehavior", where if downloads else blocked)
        self.resize(*size)

    def resize(self, width: int, height: int) -> None:
        """Give the page itself, not the window around it, a size in CSS pixels."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def open(self, file: Path) -> None:
        """Show a file from the disk, as a double click on it would."""
        self.get(file.resolve().as_uri())

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is."""
        for key in keys:
            self.switch_to.active_element.send_keys(key)

    def tab_to(self, selector: str) -> None:
        """Press the tab key until the first element of that CSS selector has the focus."""
        wanted = self.find_element("css selector", selector)
        for _ in range(len(self.find_elements("css selector", "a, button, input, summary")) + 2):
            self.press(Keys.TAB)
            if self.switch_to.active_element == wanted:
                return
        raise AssertionError(f"the tab key never comes to {selector}")

    @property
    def complaints(self) -> Sequence[str]:
        """The errors that the console has held so far."""
        entries = self.get_log("browser")
        self._complaints += [each["message"] for each in entries if each["level"] == "SEVERE"]
        return self._complaints

    @property
    def requests(self) -> Sequence[str]:
        """The addresses asked for so far that are neither on the disk nor in a page itself."""
        for entry in self.get_log("performance"):
            event = json.loads(entry["message"])["message"]
            if event["method"] == "Network.requestWillBeSent":
                address = event["params"]["request"]["url"]
                self._requests += [] if address.startswith(_FROM_HERE) else [address]
        return self._requests


def _path_of(program: str) -> str:
    """Where a program is; the test is skipped where it is not installed."""
    return which(program) or pytest.skip(f"needs {program}")
