"""Names and texts that try to be more than text in GraphML, DOT, Mermaid and HTML."""

from __future__ import annotations

import html
import io
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from xml.etree import ElementTree

import lark
import networkx
import pytest

from provenhive.knowledge import Edge, KnowledgeGraph, Node, Relation, Sort, Status
from provenhive.knowledge.exports import to_dot, to_graphml, to_json, to_mermaid
from provenhive.pages.graph_page import graph_page

ATTACKS = (
    'quote " and \\" and \\',
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]> &amp; &lt; &#60; &",
    "line one\nline two\r\nthree\tfour",
    "\\n \\N \\G \\l",
    "a]; b [label=x] -> c",
    '"]:::x;click n0 href "javascript:alert(1)"',
    "`**markdown**` #quot; #35; %%{init}%%",
    "end",
    "{{ 7 * 7 }} {% raw %}",
    "\x00\x07\x1b[31mred\x1b[0m",
    "ünïcödé ∀∃ 🙂 \u2028 \u202e",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
)


def graph_of(text):
    """A graph in which the text stands wherever a text can stand."""
    nodes = {
        text: Node(text, Sort.DECLARATION, "unit", text, text, Status.REFUTED, text, 3, text, text, text),
        "o": Node("o", Sort.OBLIGATION, "law", text, text, Status.OPEN, text, text=text, subject=text),
        "entry:3": Node("entry:3", Sort.CERTIFICATE, "certificate", text, text, Status.STALE, text, 3, text=text),
    }
    edges = (
        Edge(text, Relation.CLAIMS, "o"),
        Edge("entry:3", Relation.PROVES, "o"),
        Edge("o", Relation.DEPENDS_ON, text),
    )
    return KnowledgeGraph(nodes, edges, 4, "ab" * 32, text, text)


def seen(text):
    """The text as XML can hold it."""
    return "".join(
        c if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff" else "\ufffd"
        for c in text
    )


@pytest.mark.parametrize("text", ATTACKS)
def test_graphml_gives_back_what_went_in(text):
    read = networkx.parse_graphml(to_graphml(graph_of(text)), force_multigraph=True)
    assert set(read.nodes) == {seen(text), "o", "entry:3"}
    lines = seen(text).replace("\r\n", "\n").replace("\r", "\n")  # line ends as XML 1.0 reads them, section 2.11
    for key in ("reason", "text"):
        assert read.nodes["o"][key].replace("\r\n", "\n") == lines
    assert read.nodes["o"]["status"] == "open" and read.nodes["entry:3"]["entry"] == 3
    assert sorted(data["relation"] for _, _, data in read.edges(data=True)) == ["claims", "depends-on", "proves"]


@pytest.fixture(scope="module")
def dot():
    found = shutil.which("dot")
    if found is None:
        pytest.fail("Graphviz is missing: apt-get install graphviz (make setup-tests)")
    return found


def test_dot_is_drawn_with_every_text_as_it_is(dot):
    for text in ATTACKS:
        source = to_dot(graph_of(text))
        drawn = subprocess.run([dot, "-Tsvg"], input=source, capture_output=True, text=True, check=False)
        assert drawn.returncode == 0 and drawn.stderr == "", (text, drawn.stderr)
        svg = ElementTree.parse(io.StringIO(drawn.stdout)).getroot()  # noqa: S314 - Graphviz wrote it
        space = "{http://www.w3.org/2000/svg}"
        groups = [g for g in svg.iter(f"{space}g") if g.get("class") in ("node", "edge")]
        assert [g.get("class") for g in groups].count("node") == 3
        assert [g.get("class") for g in groups].count("edge") == 3
        texts = ["".join(t.itertext()).replace("\xa0", " ") for t in svg.iter(f"{space}text")]
        for line in re.split(r"\r\n|\n|\r", seen(text).replace("\t", " ")):
            assert line.strip() in [found.strip() for found in texts], (text, texts)


MERMAID = lark.Lark(
    r"""
    start: "flowchart RL" NL (subgraph | edge | class)+
    subgraph: "subgraph" ID "[" STRING "]" NL node* "end" NL
    node: ID ("[" STRING "]" | "([" STRING "])" | "[[" STRING "]]" | "{{" STRING "}}") ":::" ID NL
    edge: ID ("-->" | "-.->") "|" RELATION "|" ID NL
    class: "classDef" ID "fill:" COLOUR ",stroke:" COLOUR ",color:" COLOUR NL
    ID: /[a-z]+[0-9]*/
    RELATION: /[a-z-]+/
    COLOUR: /#[0-9a-f]{6}/
    STRING: /"([^"#&<>`\\{}\[\]();\n]|#[0-9]+;)*"/
    NL: /\n/
    %ignore " "
    """,
    parser="earley",
    lexer="dynamic",
)


@pytest.mark.parametrize("text", ATTACKS)
def test_mermaid_keeps_to_its_grammar_and_spells_the_text(text):
    source = to_mermaid(graph_of(text))
    tree = MERMAID.parse(source)
    assert len(list(tree.find_data("node"))) == 3 and len(list(tree.find_data("edge"))) == 3
    strings = [str(t) for t in tree.scan_values(lambda t: t.type == "STRING")]
    spelt = [re.sub(r"#(\d+);", lambda m: chr(int(m[1])), string[1:-1]) for string in strings]
    flat = " ".join(seen(text).split())
    assert any(string.startswith(flat) for string in spelt) and flat in spelt


def test_json_gives_back_what_went_in():
    for text in ATTACKS:
        document = json.loads(to_json(graph_of(text)))
        assert [node["id"] for node in document["nodes"]] == [text, "o", "entry:3"]
        assert {node["reason"] for node in document["nodes"]} == {text}


class Elements(HTMLParser):
    """Collects what a browser would take for elements, attributes and scripts."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.scripts = [], [], []
        self._in = None

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        self._in = tag if tag == "script" else None
        if self._in:
            self.scripts.append("")

    def handle_endtag(self, tag):
        self._in = None if tag == self._in else self._in

    def handle_data(self, data):
        if self._in:
            self.scripts[-1] += data


def elements(text):
    page = Elements()
    page.feed(graph_page(graph_of(text)))
    return page


def test_the_page_has_the_same_elements_whatever_its_texts_are():
    plain = elements("plain")
    for text in ATTACKS:
        page = elements(text)
        assert page.tags == plain.tags, text
        assert [(tag, name) for tag, name, _ in page.attributes] == [(tag, name) for tag, name, _ in plain.attributes]
        assert page.scripts[1] == plain.scripts[1]
        assert json.loads(page.scripts[0])["nodes"][0]["text"] == text


def test_the_page_asks_for_nothing_and_forbids_everything_else():
    page = elements(ATTACKS[1])
    links = [(tag, value) for tag, name, value in page.attributes if name in ("src", "href", "action", "srcset")]
    assert links == [("link", "data:,")]
    (policy,) = [value for tag, name, value in page.attributes if tag == "meta" and "default-src" in (value or "")]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    text = graph_page(graph_of("plain"))
    assert set(re.findall(r"[a-z]+://[^\s\"']*", text)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(
        r"@import|url\(|\beval\b|innerHTML|insertAdjacentHTML|document\.write|XMLHttpRequest|\bfetch\(", text
    )
    assert html.unescape(text).count("<script") == 2
