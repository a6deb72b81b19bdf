"""The page of the knowledge graph in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser import browser, complaints
from graph_samples import Shop, texts_of
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from provenhive.knowledge import KnowledgeGraph
from provenhive.pages.graph_page import graph_page
from provenhive.records import DigestedText

LAW, TOTAL, BOTH = "law:shop.prices_append", "implements:shop.total", "implements:shop.both"
CODE = "{\n  r := 0;\n  // <script>alert('code')</script>\n}"
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<svg onload=alert(3)>",
    "'\"><iframe src=javascript:alert(4)>",
    "{{ constructor.constructor('alert(5)')() }}",
)


@pytest.fixture(scope="module")
def started():
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """A page on which every status occurs, and where its entries are."""
    folder = tmp_path_factory.mktemp("pages")
    shop = Shop(folder)
    proof = {"proof": DigestedText.of("by induction xs -- " + HOSTILE[0]), "statement": DigestedText.of(HOSTILE[1])}
    shop.certify(LAW, texts=proof)
    shop.certify(TOTAL, texts=texts_of(CODE))
    shop.certify(BOTH, uses=(TOTAL, LAW), texts=texts_of("\n".join(HOSTILE)))
    shop.revoke(LAW, reason=HOSTILE[3])
    said = {
        "law:shop.prices_odd": ("refuted", "z3", 0.1, HOSTILE[2]),
        "satisfiable:shop.total": ("proved", "z3, evaluator", 0.02),
        "implements:shop.cheapest": ("unknown", HOSTILE[4], 1.0, HOSTILE[0]),
    }
    page = folder / "graph.html"
    page.write_text(graph_page(shop.graph(said), title=HOSTILE[0]), encoding="utf-8")
    return page, {id_: ref.index for id_, ref in shop.entries.items()}


@pytest.fixture
def page(started, pages):
    started.get(pages[0].as_uri())
    yield started
    assert complaints(started) == []


def one(page, selector):
    return page.find_element(By.CSS_SELECTOR, selector)


def section(page, name):
    return one(page, f"#details .{name}").text


def node(page, id_):
    return one(page, f'#canvas .node[data-id="{id_}"]')


def search(page, text):
    field = one(page, "#search")
    field.clear()
    field.send_keys(text)
    return [item.get_attribute("data-id") for item in page.find_elements(By.CSS_SELECTOR, "#hits li")]


def press(page, *keys):
    ActionChains(page).send_keys(*keys).perform()


def test_search_finds_a_node_and_enter_opens_it(page):
    assert search(page, "tota")[0] == "shop.total"
    one(page, "#search").send_keys(Keys.ENTER)
    assert one(page, "#details").get_attribute("data-id") == "shop.total"
    assert page.current_url.endswith("#shop.total")
    assert "selected" in node(page, "shop.total").get_attribute("class")
    assert page.switch_to.active_element.get_attribute("data-id") == "shop.total"


def test_search_looks_into_texts_and_says_when_nothing_is_found(page):
    assert "shop.discount" in search(page, "price * off")
    assert search(page, "no such thing") == [None] and one(page, "#hits").text == "nothing found"


def test_a_click_shows_contract_code_proof_and_entry(page, pages):
    node(page, "shop.total").click()
    assert section(page, "contract").startswith("CONTRACT\nunit total(items: seq<Item>) returns (r: nat)")
    assert "<script>alert('code')</script>" in section(page, "code")
    assert "named as correct" in section(page, "proof") and "in a fresh process" in section(page, "proof")
    entry = section(page, "entry")
    assert f"{pages[1][TOTAL]}, holds" in entry and "dafny 2.3.0" in entry and "2 proved" in entry
    assert "satisfiable" in section(page, "obligations") and "checked" in section(page, "obligations")
    assert "shop.prices" in section(page, "leans-on") and "shop.both" in section(page, "needed-by")


def test_a_law_shows_its_proof_and_why_it_does_not_hold(page):
    node(page, "shop.prices_append").click()
    assert one(page, "#details .pill").text == "revoked" and HOSTILE[3] in one(page, "#details .reason").text
    assert "by induction xs" in section(page, "proof") and HOSTILE[0] in section(page, "proof")
    one(page, "#details .proof summary").click()
    assert HOSTILE[1] in section(page, "proof")


def test_links_lead_from_node_to_node_and_to_the_evidence(page, pages):
    node(page, "shop.both").click()
    assert "it uses shop.prices_append" in one(page, "#details .reason").text
    one(page, '#details .leans-on [data-to="shop.total"]').click()
    assert one(page, "#details h2").text == "shop.total"
    one(page, f'#details [data-obligation="{TOTAL}"] summary').click()
    one(page, f'#details [data-to="{TOTAL}"]').click()
    assert one(page, "#details").get_attribute("data-id") == TOTAL
    one(page, f'#details .leans-on [data-to="entry:{pages[1][TOTAL]}"]').click()
    assert one(page, "#details h2").text == f"entry:{pages[1][TOTAL]}" and "leaf hash" in section(page, "entry")


def test_an_address_opens_its_node(page, pages):
    page.get("about:blank")
    page.get(pages[0].as_uri() + "#implements%3Ashop.both")
    assert one(page, "#details").get_attribute("data-id") == BOTH


def test_statuses_are_told_by_class_and_can_be_dimmed(page):
    expected = {
        "total": "proved",
        "both": "stale",
        "prices_append": "revoked",
        "prices_odd": "refuted",
        "cheapest": "open",
    }
    for name, status in {**expected, "discount": "missing", "Item": "stated"}.items():
        assert status in node(page, f"shop.{name}").get_attribute("class").split()
    one(page, '#legend [data-status="stale"]').click()
    assert "off" in node(page, "shop.both").get_attribute("class").split()
    assert "off" not in node(page, "shop.total").get_attribute("class").split()


def test_everything_can_be_done_by_keys(page):
    press(page, "/")
    assert page.switch_to.active_element.get_attribute("id") == "search"
    press(page, "shop.prices", Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER)
    assert one(page, "#details h2").text == "shop.prices"
    press(page, Keys.ARROW_RIGHT)
    right = page.switch_to.active_element.get_attribute("data-id")
    assert right not in (None, "shop.prices") and one(page, "#details h2").text == right
    press(page, Keys.ENTER)
    assert page.switch_to.active_element.get_attribute("id") == "details"
    press(page, Keys.ESCAPE)
    assert not one(page, "#details").is_displayed()
    assert page.switch_to.active_element.get_attribute("data-id") == right
    press(page, "?")
    assert one(page, "#help").is_displayed()
    press(page, Keys.ESCAPE)
    assert not one(page, "#help").is_displayed()


def scale(page):
    return page.execute_script("return document.getElementById('world').getCTM().a")


def test_it_zooms_and_pans(page):
    before = scale(page)
    press(page, "+")
    assert scale(page) == pytest.approx(before * 1.25)
    one(page, "#zoom-out").click()
    assert scale(page) == pytest.approx(before)
    x = page.execute_script("return document.getElementById('world').getCTM().e")
    canvas = one(page, "#canvas")
    corner = (canvas.size["width"] // 2 - 30, -canvas.size["height"] // 2 + 30)
    ActionChains(page).move_to_element_with_offset(canvas, *corner).click_and_hold().move_by_offset(
        -60, 40
    ).release().perform()
    assert page.execute_script("return document.getElementById('world').getCTM().e") == pytest.approx(x - 60)
    assert not one(page, "#details").is_displayed()
    press(page, "0")
    assert scale(page) == pytest.approx(before)


def test_everything_can_be_drawn_and_no_two_boxes_overlap(page, pages):
    def boxes():
        return page.execute_script(
            "return [...document.querySelectorAll('#canvas .node')].map((n) => {"
            " const b = n.querySelector('.body').getBoundingClientRect();"
            " return [b.left, b.top, b.right, b.bottom, n.dataset.id]; })"
        )

    assert TOTAL not in {box[4] for box in boxes()}
    press(page, "v")
    found = boxes()
    ids = {box[4] for box in found}
    assert {TOTAL, f"entry:{pages[1][TOTAL]}", "counterexample:law:shop.prices_odd", "shop.total"} <= ids
    for i, (left, top, right, bottom, _) in enumerate(found):
        for other in found[:i]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_light_and_dark(page):
    def paper():
        return page.execute_script(
            "return [document.documentElement.dataset.theme, getComputedStyle(document.body).backgroundColor]"
        )

    theme, before = paper()
    one(page, "#theme").click()
    assert paper()[0] != theme and paper()[1] != before
    one(page, "#theme").click()
    assert paper() == [theme, before]


def test_nothing_of_hostile_texts_becomes_an_element(page):
    assert page.title.startswith(HOSTILE[0])
    press(page, "v")
    for id_ in ("shop.both", "shop.cheapest", "law:shop.prices_odd", "shop.prices_append"):
        search(page, id_)
        one(page, "#search").send_keys(Keys.ENTER)
        assert one(page, "#details h2").text == id_
    made = page.execute_script(
        "return [...document.querySelectorAll('img, iframe, script, object, embed')].map((e) => e.id || e.tagName)"
    )
    assert made == ["data", "SCRIPT"]


def test_a_tampered_page_runs_no_foreign_script(started, pages, tmp_path):
    text = pages[0].read_text(encoding="utf-8")
    spoilt = text.replace(
        "<noscript>", "<script>window.owned = 1</script><img src='x' onerror='window.owned = 2'><noscript>"
    )
    page = tmp_path / "spoilt.html"
    page.write_text(spoilt, encoding="utf-8")
    assert spoilt != text
    started.get(page.as_uri())
    assert started.execute_script("return window.owned === undefined")
    assert any("script-src" in str(found) for found in complaints(started))


def test_a_small_graph_without_ledger_is_drawn(started, tmp_path):
    shop = Shop(tmp_path, "module shop\n\nunit f(x: int) returns (r: int)\n  ensures r == x\n")
    page = tmp_path / "small.html"
    page.write_text(graph_page(shop.graph()), encoding="utf-8")
    started.get(Path(page).as_uri())
    node(started, "shop.f").click()
    assert one(started, "#details .pill").text == "missing" and "no ledger" in one(started, "#bar").text
    assert complaints(started) == []


def test_an_empty_graph_is_an_empty_page(started, tmp_path):
    page = tmp_path / "empty.html"
    page.write_text(graph_page(KnowledgeGraph({}, ())), encoding="utf-8")
    started.get(page.as_uri())
    press(started, "0", Keys.ARROW_RIGHT, "v", "+")
    assert started.find_elements(By.CSS_SELECTOR, "#canvas .node") == []
    assert complaints(started) == []
