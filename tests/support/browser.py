"""A real browser for tests: Debian's chromium with its driver."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1300,900",
)
# Whatever reaches the window in spite of the page's walls leaves a mark here.
TRAP = """
window.__caught = [];
const note = (...what) => { window.__caught.push(what); };
for (const name of ["alert", "confirm", "prompt", "open"]) window[name] = (...given) => note(name, ...given);
addEventListener("securitypolicyviolation", (e) => note("policy", e.violatedDirective, e.blockedURI));
addEventListener("error", (e) => note("error", e.message));
addEventListener("unhandledrejection", (e) => note("rejection", String(e.reason)));
"""


@contextmanager
def browser():
    """Start a browser with an empty profile; a missing one is a failure."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.fail("no browser: apt-get install chromium chromium-driver (make setup-tests)")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = chromium
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        started = webdriver.Chrome(options=options, service=Service(driver))
        try:
            started.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": TRAP})
            yield started
        finally:
            started.quit()


def complaints(started):
    """Return what the console, the traps and the network say since the last time."""
    caught = started.execute_script("const found = window.__caught || ['no trap']; window.__caught = []; return found;")
    resources = started.execute_script(
        "return performance.getEntriesByType('resource').map((e) => e.name).filter((n) => !n.startsWith('data:'));"
    )
    return [*caught, *(entry["message"] for entry in started.get_log("browser")), *resources]
