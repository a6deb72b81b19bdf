"""The page of a run's report in a real browser."""

from __future__ import annotations

import pytest
from browser import browser, complaints
from graph_samples import Shop, texts_of, unit_report
from selenium.webdriver.common.by import By

from provenhive.pages.report_page import report_page
from provenhive.pages.report_view import report_view
from provenhive.pipeline.runs import load_run
from provenhive.records import DigestedText

LAW, TOTAL = "law:shop.prices_append", "implements:shop.total"
HOSTILE = ("</script><script>alert(1)</script>", "<img src=x onerror=alert(2)>", "'\"><svg onload=alert(3)>")


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    shop = Shop(tmp_path_factory.mktemp("report"))
    shop.certify(LAW, texts={"proof": DigestedText.of(HOSTILE[0]), "statement": DigestedText.of(HOSTILE[1])})
    shop.certify(TOTAL, texts=texts_of(HOSTILE[2]))
    shop.finish_run(
        [
            (LAW, "proved", "lean", 2.5),
            ("law:shop.prices_odd", "refuted", HOSTILE[0], 0.1, HOSTILE[1]),
            ("satisfiable:shop.total", "proved", "z3", 0.02),
        ],
        [
            unit_report("shop.total", index=2),
            unit_report("shop.both", "unknown", agent=HOSTILE[1], reason=HOSTILE[0]),
            unit_report("shop.cheapest", "rejected", agent="", counts=(0, 0, 0, 0, 0, 0)),
        ],
        [HOSTILE[2]],
    )
    log = shop.log()
    with log.ledger:
        text = report_page(report_view(load_run(shop.project), log))
    file = shop.folder / "report.html"
    file.write_text(text, encoding="utf-8")
    with browser() as started:
        started.get(file.as_uri())
        yield started
        assert complaints(started) == []


def text(page, selector):
    return page.find_element(By.CSS_SELECTOR, selector).text


def names(page, table):
    return [
        row.find_element(By.TAG_NAME, "td").text.split("\n")[0]
        for row in page.find_elements(By.CSS_SELECTOR, f"#{table} tbody tr")
        if row.is_displayed()
    ]


def test_it_tells_how_the_run_went(page):
    assert "not all proved" in text(page, "#top")
    figures = text(page, "#figures")
    assert "1/3" in figures and "2/3" in figures and "18" in figures
    assert "9 killed" not in text(page, "#funnel") and "6 killed by a counterexample" in text(page, "#funnel")
    assert "does NOT" not in text(page, "#ledger") and "0-2" in text(page, "#ledger")
    assert len(page.find_elements(By.CSS_SELECTOR, "#ledger .hash.ours")) == 4


def test_tables_sort_and_filter(page):
    assert names(page, "obligation-table") == [LAW, "law:shop.prices_odd", "satisfiable:shop.total"]
    head = page.find_element(By.CSS_SELECTOR, "#obligation-table th:last-child")
    head.click()
    assert names(page, "obligation-table") == ["satisfiable:shop.total", "law:shop.prices_odd", LAW]
    head.click()
    assert names(page, "obligation-table")[0] == LAW
    field = page.find_element(By.CSS_SELECTOR, "#obligations .filter")
    field.send_keys("law refuted")
    assert names(page, "obligation-table") == ["law:shop.prices_odd"]
    field.clear()
    field.send_keys("nothing like this")
    assert names(page, "obligation-table") == []


def test_hostile_texts_are_shown_and_become_nothing_else(page):
    assert text(page, "#warnings li") == HOSTILE[2]
    page.find_element(By.CSS_SELECTOR, "#laws summary").click()
    assert HOSTILE[0] in text(page, "#laws pre")
    assert HOSTILE[1] in text(page, "#agents")
    made = page.execute_script("return document.querySelectorAll('img, iframe, object, embed, script').length")
    assert made == 1
    assert page.execute_script("return document.querySelectorAll('svg[onload]').length") == 0


def test_light_and_dark(page):
    before = page.execute_script("return getComputedStyle(document.body).backgroundColor")
    page.find_element(By.ID, "theme").click()
    assert page.execute_script("return getComputedStyle(document.body).backgroundColor") != before
