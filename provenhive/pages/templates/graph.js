// The page of a knowledge graph. Every text goes into the page as text: no markup is ever made from data.
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const { nodes, edges, views } = data;
  const index = new Map(nodes.map((node, n) => [node.id, n]));
  const backwards = new Set(data.backwards);
  const LETTERS = { function: "F", law: "L", unit: "U", datatype: "T", type: "T", machine: "M", system: "S" };
  const SORTS = { obligation: "?", certificate: "#", revocation: "!", counterexample: "!" };
  const MARKS = { proved: "✓", checked: "✓", stated: "", missing: "○", open: "…", stale: "↻", revoked: "✕", refuted: "✕" };
  const WORDS = {
    "claims": ["claims", "claimed by"], "depends-on": ["depends on", "needed by"], "refines": ["built from", "part of"],
    "uses": ["uses", "used by"], "leans-on": ["leans on", "leant on by"], "proves": ["proved by", "proves"],
    "refutes": ["refuted by", "refutes"], "withdraws": ["withdrawn by", "withdraws"],
  };

  // Leaning: from a proposition to what it leans on, proofs included.
  const leansOn = nodes.map(() => []), leanedBy = nodes.map(() => []);
  for (const [source, relation, target] of edges) {
    const [a, b] = backwards.has(relation) ? [target, source] : [source, target];
    leansOn[a].push([b, relation]);
    leanedBy[b].push([a, relation]);
  }
  const closure = (start, next) => {
    const seen = new Set([start]), stack = [start];
    while (stack.length) for (const [n] of next[stack.pop()]) if (!seen.has(n)) { seen.add(n); stack.push(n); }
    return seen;
  };
  const obligationsOf = (n) => leansOn[n].filter(([, r]) => r === "claims").map(([m]) => m);

  // --- building elements
  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "on") for (const [event, handler] of Object.entries(value)) made.addEventListener(event, handler);
      else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  };
  const drawn = (tag, attributes, text) => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };

  // --- the map
  const canvas = byId("canvas");
  const world = drawn("g", { id: "world" });
  canvas.append(world);
  const state = { view: null, x: 0, y: 0, k: 1, selected: null, focus: null, off: new Set() };
  const boxes = new Map(), shapes = new Map(), edgeShapes = [];
  let titles = [];

  const curve = (points) => {
    let path = `M${points[0]} ${points[1]}`;
    for (let i = 2; i < points.length; i += 2) {
      const [x0, y0, x1, y1] = [points[i - 2], points[i - 1], points[i], points[i + 1]];
      const half = (x1 - x0) / 2;
      path += Math.abs(y1 - y0) < 0.5 ? `L${x1} ${y1}` : `C${x0 + half} ${y0} ${x1 - half} ${y1} ${x1} ${y1}`;
    }
    return path;
  };
  const relationOf = (a, b) => (leansOn[a].find(([n]) => n === b) || [0, "depends-on"])[1];

  const drawNode = (n, x, y, width, height) => {
    const node = nodes[n];
    const small = node.sort !== "declaration";
    const group = drawn("g", {
      class: `node ${node.status} ${node.kind} ${small ? "small" : ""}`, transform: `translate(${x} ${y})`, tabindex: "-1",
      role: "button", "aria-label": `${node.id}, ${node.kind}, ${node.status}`, "data-id": node.id,
    });
    group.append(drawn("rect", { class: "body", width, height, rx: 8 }));
    const middle = height / 2;
    group.append(drawn("rect", { class: "badge", x: 7, y: middle - 8.5, width: 17, height: 17, rx: small ? 8.5 : 4 }));
    group.append(drawn("text", { class: "letter", x: 15.5, y: middle + 4 }, LETTERS[node.kind] || SORTS[node.sort] || "?"));
    const room = Math.max(4, Math.floor((width - 50) / (small ? 6.7 : 7.25)));
    const label = node.label.length > room ? `${node.label.slice(0, room - 1)}…` : node.label;
    group.append(drawn("text", { class: "label", x: 31, y: middle + 4 }, label));
    group.append(drawn("text", { class: "mark", x: width - 9, y: middle + 4.5 }, MARKS[node.status]));
    if (!small) {
      obligationsOf(n).slice(0, 16).forEach((o, i) => {
        group.append(drawn("circle", { class: `dot ${nodes[o].status}`, cx: 33.5 + i * 7, cy: height - 4.5, r: 2 }));
      });
    }
    group.append(drawn("title", {}, `${node.id}\n${node.kind}: ${node.status}${node.reason ? `, ${node.reason}` : ""}`));
    return group;
  };

  const draw = (name) => {
    const view = views[name];
    state.view = name;
    world.replaceChildren();
    boxes.clear(); shapes.clear(); edgeShapes.length = 0; titles = [];
    for (const [module, x, y, width, height] of view.panels) {
      const panel = drawn("g", { class: "panel", transform: `translate(${x} ${y})` });
      panel.append(drawn("rect", { width, height, rx: 14 }));
      const title = drawn("text", { x: 22, y: 31 }, module || "ledger");
      panel.append(title);
      titles.push(title);
      world.append(panel);
    }
    for (const [n, x, y, width, height] of view.boxes) boxes.set(n, { x, y, width, height });
    const inside = new Set();
    for (const [a, b, points] of view.lines) {
      inside.add(`${a} ${b}`);
      addEdge(a, b, curve(points), "");
    }
    for (const [a, list] of leansOn.entries()) {
      if (nodes[a].sort === "obligation") continue; // they repeat what their declarations lean on
      for (const [b] of list) {
        const from = boxes.get(a), to = boxes.get(b);
        if (!from || !to || a === b || inside.has(`${a} ${b}`) || nodes[a].module === nodes[b].module) continue;
        inside.add(`${a} ${b}`);
        const [x0, y0, x1, y1] = [from.x, from.y + from.height / 2, to.x + to.width, to.y + to.height / 2];
        const reach = Math.max(60, Math.abs(x1 - x0) / 2);
        addEdge(a, b, `M${x0} ${y0}C${x0 - reach} ${y0} ${x1 + reach} ${y1} ${x1} ${y1}`, "far");
      }
    }
    for (const [n, box] of boxes) {
      const shape = drawNode(n, box.x, box.y, box.width, box.height);
      shape.addEventListener("click", (event) => { if (!dragged) { event.stopPropagation(); select(n); } });
      shape.addEventListener("focus", () => { state.focus = n; });
      shapes.set(n, shape);
      world.append(shape);
    }
    const first = boxes.keys().next();
    if (!first.done) rove(boxes.has(state.focus) ? state.focus : first.value);
    for (const button of byId("views").children) button.setAttribute("aria-pressed", String(button.dataset.view === name));
    paint();
  };
  const addEdge = (a, b, path, extra) => {
    const shape = drawn("path", { class: `edge ${relationOf(a, b)} ${extra}`, d: path });
    edgeShapes.push([a, b, shape]);
    world.append(shape);
  };

  // --- moving about
  const place = () => {
    world.setAttribute("transform", `translate(${state.x} ${state.y}) scale(${state.k})`);
    // Titles stay readable from afar; they stand on the panel's upper edge, where there is room.
    const size = Math.min(64, Math.max(17, 15 / state.k));
    for (const title of titles) {
      title.style.fontSize = `${size}px`;
      title.setAttribute("y", String(Math.min(31, 44 - size * 0.75)));
    }
  };
  let untouched = true; // until the reader moves the map, it follows the window's size
  const fit = () => {
    untouched = true;
    const [width, height] = views[state.view].size;
    const { width: w, height: h } = canvas.getBoundingClientRect();
    state.k = Math.min(1.4, Math.max(0.05, Math.min((w - 40) / width, (h - 84) / height)));
    state.x = (w - width * state.k) / 2;
    state.y = Math.max(20, (h - 56 - height * state.k) / 2);
    place();
  };
  const zoom = (factor, cx, cy) => {
    const { width, height } = canvas.getBoundingClientRect();
    const x = cx ?? width / 2, y = cy ?? height / 2;
    const k = Math.min(3, Math.max(0.04, state.k * factor));
    untouched = false;
    state.x = x - (x - state.x) * (k / state.k);
    state.y = y - (y - state.y) * (k / state.k);
    state.k = k;
    place();
  };
  const show = (n) => {
    const box = boxes.get(n);
    if (!box) return;
    const { width, height } = canvas.getBoundingClientRect();
    untouched = false;
    if (state.k < 0.75) state.k = 0.95;
    const x = box.x * state.k + state.x, y = box.y * state.k + state.y;
    const fits = x > 20 && y > 20 && x + box.width * state.k < width - 20 && y + box.height * state.k < height - 80;
    if (!fits) {
      state.x = width / 2 - (box.x + box.width / 2) * state.k;
      state.y = height / 2 - (box.y + box.height / 2) * state.k;
    }
    place();
  };

  const pointers = new Map();
  let dragged = false;
  canvas.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
    dragged = false;
  });
  canvas.addEventListener("pointermove", (event) => {
    const last = pointers.get(event.pointerId);
    if (!last) return;
    const [dx, dy] = [event.offsetX - last[0], event.offsetY - last[1]];
    if (!dragged && Math.hypot(dx, dy) < 4) return;
    if (!dragged) { dragged = true; canvas.setPointerCapture(event.pointerId); canvas.classList.add("moving"); }
    if (pointers.size === 2) {
      const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      const before = Math.hypot(last[0] - other[0], last[1] - other[1]);
      const after = Math.hypot(event.offsetX - other[0], event.offsetY - other[1]);
      if (before > 0) zoom(after / before, (event.offsetX + other[0]) / 2, (event.offsetY + other[1]) / 2);
    } else { untouched = false; state.x += dx; state.y += dy; place(); }
    pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(name, (event) => { pointers.delete(event.pointerId); canvas.classList.remove("moving"); });
  }
  canvas.addEventListener("click", () => { if (!dragged) select(null); });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = canvas.getBoundingClientRect();
    if (event.ctrlKey || event.deltaMode || Math.abs(event.deltaY) >= 40 || !event.deltaX) {
      zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), event.clientX - box.left, event.clientY - box.top);
    } else { state.x -= event.deltaX; state.y -= event.deltaY; place(); }
  }, { passive: false });

  // --- choosing
  const rove = (n) => {
    shapes.get(state.focus)?.setAttribute("tabindex", "-1");
    state.focus = n;
    shapes.get(n)?.setAttribute("tabindex", "0");
  };
  const visible = (n) => boxes.has(n) && !state.off.has(nodes[n].status);
  const paint = () => {
    const chosen = state.selected;
    canvas.classList.toggle("chosen", chosen !== null && boxes.has(chosen));
    const lit = chosen === null ? new Set() : new Set([...closure(chosen, leansOn), ...closure(chosen, leanedBy)]);
    const down = chosen === null ? lit : closure(chosen, leansOn), up = chosen === null ? lit : closure(chosen, leanedBy);
    for (const [n, shape] of shapes) {
      shape.classList.toggle("lit", lit.has(n));
      shape.classList.toggle("selected", n === chosen);
      shape.classList.toggle("off", state.off.has(nodes[n].status));
    }
    for (const [a, b, shape] of edgeShapes) {
      shape.classList.toggle("lit", (down.has(a) && down.has(b)) || (up.has(a) && up.has(b)));
      shape.style.display = visible(a) && visible(b) ? "" : "none";
    }
  };
  const select = (n, { move = true, focus = false } = {}) => {
    state.selected = n;
    const panel = byId("details");
    const opening = panel.hidden !== (n === null);
    panel.hidden = n === null;
    if (n === null) { paint(); setHash(""); return; }
    if (!boxes.has(n)) {
      const home = nodes[n].subject ? index.get(nodes[n].subject) : undefined;
      if (home !== undefined && boxes.has(home)) { rove(home); if (move) show(home); } else if (views.everything) draw("everything");
    }
    if (boxes.has(n)) { rove(n); if (move || opening) show(n); if (focus) shapes.get(n).focus({ preventScroll: true }); }
    paint();
    describe(n);
    panel.scrollTop = 0;
    setHash(nodes[n].id);
  };
  const setHash = (id) => {
    const wanted = id ? `#${encodeURIComponent(id)}` : "";
    if (location.hash !== wanted) {
      try { history.replaceState(null, "", wanted || location.pathname + location.search); } catch { /* no address to change */ }
    }
  };
  const fromHash = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    if (index.has(id) && index.get(id) !== state.selected) select(index.get(id));
  };

  const walk = (dx, dy) => {
    const from = boxes.get(state.focus);
    if (!from) return;
    const [cx, cy] = [from.x + from.width / 2, from.y + from.height / 2];
    let best = null, least = Infinity;
    for (const [n, box] of boxes) {
      if (n === state.focus || !visible(n)) continue;
      const [x, y] = [box.x + box.width / 2 - cx, box.y + box.height / 2 - cy];
      const along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      const joined = dx && (leansOn[state.focus].some(([m]) => m === n) || leanedBy[state.focus].some(([m]) => m === n));
      const cost = along + aside * 2.5 - (joined ? 400 : 0);
      if (along > 8 && cost < least) { best = n; least = cost; }
    }
    if (best === null) return;
    rove(best);
    shapes.get(best).focus({ preventScroll: true });
    show(best);
    if (!byId("details").hidden) select(best, { move: false, focus: true });
  };

  // --- details
  const KEYWORDS = new Set(("module import datatype type where function predicate law unit machine system returns requires " +
    "ensures example built from uses plan as decreases match if then else let in forall exists true false state invariant " +
    "initially operation property guarantees var while method lemma calc assert return returns old multiset theorem by fun " +
    "intro induction cases simp exact rw omega have show with at proof hint int nat bool seq set map string char " +
    "given for all depends on leans").split(" "));
  const TOKEN = /(\/\/[^\n]*|--[^\n]*)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)'|\b\d+\b)|([A-Za-z_][\w']*)/g;
  const highlighted = (text) => {
    const pre = element("pre", { tabindex: "0" });
    let at = 0;
    for (const match of text.matchAll(TOKEN)) {
      const kind = match[1] ? "comment" : match[2] ? "literal" : KEYWORDS.has(match[3]) ? "keyword" : null;
      if (!kind) continue;
      pre.append(text.slice(at, match.index), element("span", { class: kind }, match[0]));
      at = match.index + match[0].length;
    }
    pre.append(text.slice(at));
    return pre;
  };
  const chip = (n, how) => element("button", { class: `chip ${nodes[n].status}`, "data-to": nodes[n].id, on: { click: () => select(n) } },
    element("span", { class: "swatch" }), nodes[n].id, how ? element("span", { class: "how" }, how) : null);
  const pill = (status) => element("span", { class: `pill ${status}`, title: data.meanings[status] }, status);
  const section = (parent, title, className, ...content) => {
    if (content.length) parent.append(element("section", { class: className }, element("h3", {}, title), ...content));
  };
  const rows = (pairs) => {
    const body = element("tbody");
    for (const [name, value] of pairs) {
      if (value === "" || value === null || value === undefined) continue;
      body.append(element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, value)));
    }
    return element("table", {}, body);
  };
  const counts = (object) => Object.entries(object).filter(([, n]) => n).map(([name, n]) => `${n} ${name.replace("_", " ")}`).join(", ");

  const chips = (list, word) => {
    const seen = new Set(), made = [];
    for (const [n, relation] of list) {
      if (relation === "claims" || seen.has(n)) continue;
      seen.add(n);
      made.push(chip(n, WORDS[relation][word]));
    }
    return made.length ? [element("div", { class: "chips" }, ...made)] : [];
  };
  const entryTable = (n) => {
    const { evidence } = nodes[n];
    const provers = evidence.provers.map((p) => `${p.name} ${p.version} (${p.role}${p.fresh ? ", fresh process" : ""}), ${p.seconds.toFixed(1)} s`
      + (p.axioms.length ? `, axioms ${p.axioms.join(", ")}` : ""));
    return rows([
      ["entry", `${evidence.index}, ${evidence.standing}${evidence.standingReason ? `: ${evidence.standingReason}` : ""}`],
      ["leaf hash", evidence.leaf], ["signed by", evidence.signedBy.join(", ") || "nobody"],
      ["recorded", `${evidence.recorded} by ${evidence.producer}`], ["provers", provers.join("; ")],
      ["agent", [evidence.agent, evidence.aim].filter(Boolean).join(", ")],
      ["candidates", counts(evidence.stages)], ["fuzz runs", evidence.fuzz ? counts(evidence.fuzz) : ""],
      ["uses", evidence.uses.map(([kind, name, at]) => `${name} (${kind}, entry ${at})`).join(", ")],
      ["extracted", (evidence.artefacts || []).map(([target, path, , runs]) => `${path} (${target}, ${runs} runs agree)`).join(", ")],
      ["obligation", evidence.obligation], ["specification", evidence.specification],
    ]);
  };
  const describeEvidence = (panel, n) => {
    const { evidence } = nodes[n];
    if (evidence.code) section(panel, "Code", "code", highlighted(evidence.code));
    if (evidence.statement || evidence.proof) {
      const parts = [];
      const witnesses = evidence.witnesses || [];
      if (witnesses.length) parts.push(rows(witnesses.map(([name, value]) => [`witness ${name}`, value])));
      if (evidence.proof) parts.push(highlighted(evidence.proof));
      if (evidence.statement) {
        parts.push(element("details", {}, element("summary", {}, "statement as the prover had it"), highlighted(evidence.statement)));
      }
      section(panel, "Proof", "proof", ...parts);
    } else {
      const judged = evidence.provers.filter((p) => p.role === "judge");
      section(panel, "Proof", "proof", rows(judged.map((p) => [`${p.name} ${p.version}`,
        `named as correct: ${p.established.join(", ")}; ${p.seconds.toFixed(1)} s${p.fresh ? ", in a fresh process" : ""}`])));
    }
    section(panel, "Ledger entry", "entry", entryTable(n));
  };
  const certificatesOf = (n) => leansOn[n].filter(([, r]) => r === "proves").map(([m]) => m)
    .sort((a, b) => (nodes[a].status === "proved") - (nodes[b].status === "proved") || nodes[a].entry - nodes[b].entry);
  const describe = (n) => {
    const node = nodes[n];
    const panel = byId("details");
    panel.replaceChildren();
    panel.className = node.status;
    panel.dataset.id = node.id;
    panel.append(element("header", {}, element("h2", {}, node.id),
      element("button", { class: "close", "aria-label": "Close", on: { click: () => { select(null); shapes.get(state.focus)?.focus(); } } }, "×")));
    panel.append(element("div", { class: "meta" }, pill(node.status), node.kind,
      node.entry !== null ? element("span", {}, `entry ${node.entry}`) : null, node.place ? element("span", { class: "mono" }, node.place) : null));
    if (node.reason) panel.append(element("p", { class: "reason" }, node.reason));
    const title = { declaration: "Contract", obligation: "Proposition" }[node.sort] || "What it says";
    section(panel, title, "contract", highlighted(node.text));
    const claimed = obligationsOf(n);
    section(panel, "Obligations", "obligations", ...claimed.map((o) => obligation(o)));
    section(panel, "Leans on", "leans-on", ...chips(leansOn[n], 0));
    section(panel, "Needed by", "needed-by", ...chips(leanedBy[n], 1), ...(node.sort === "obligation"
      ? [element("div", { class: "chips" }, chip(index.get(node.subject), "claims this"))] : []));
    if (node.evidence) describeEvidence(panel, n);
    const proofs = (node.sort === "obligation" ? [n] : claimed).flatMap(certificatesOf);
    if (proofs.length) describeEvidence(panel, proofs[proofs.length - 1]);
    if (node.run) section(panel, "Last run", "run", rows([["verdict", node.run.verdict], ["by", node.run.by], ["seconds", String(node.run.seconds)], ["reason", node.run.reason]]));
    section(panel, "Identity", "identity", rows([["digest", node.digest], ["module", node.module]]));
  };
  const obligation = (o) => {
    const node = nodes[o];
    const said = [node.entry !== null ? `entry ${node.entry}` : "", node.run ? `${node.run.by} ${node.run.seconds.toFixed(2)} s` : ""];
    return element("details", { "data-obligation": node.id },
      element("summary", {}, element("span", { class: "grow" }, node.label), element("span", { class: "soft" }, said.filter(Boolean).join(" · ")), pill(node.status)),
      node.reason ? element("p", { class: "soft" }, node.reason) : null, highlighted(node.text),
      element("p", {}, chip(o, "open")));
  };

  // --- searching
  const search = byId("search"), hits = byId("hits");
  let found = [], at = -1;
  const rank = (node, words) => {
    let score = 0;
    for (const word of words) {
      const label = node.label.toLowerCase(), id = node.id.toLowerCase();
      if (label === word || id === word) score += 100;
      else if (label.startsWith(word)) score += 60;
      else if (label.split(/[_ ]/).some((part) => part.startsWith(word))) score += 50;
      else if (id.includes(word)) score += 40;
      else if (node.kind.includes(word) || node.status.startsWith(word)) score += 15;
      else if (node.text.toLowerCase().includes(word) || node.reason.toLowerCase().includes(word)) score += 5;
      else return 0;
    }
    return score + (node.sort === "declaration" ? 10 : 0);
  };
  const marked = (text, words) => {
    const lower = text.toLowerCase();
    const word = words.find((w) => lower.includes(w));
    if (!word) return [text];
    const start = lower.indexOf(word);
    return [text.slice(0, start), element("mark", {}, text.slice(start, start + word.length)), text.slice(start + word.length)];
  };
  const look = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    found = words.length ? nodes.map((node, n) => [rank(node, words), n]).filter(([score]) => score)
      .sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, 40).map(([, n]) => n) : [];
    at = found.length ? 0 : -1;
    hits.replaceChildren(...found.map((n, i) => element("li", {
      role: "option", id: `hit${i}`, "data-id": nodes[n].id, class: nodes[n].status,
      on: { pointerdown: (event) => { event.preventDefault(); take(n); } },
    }, element("span", { class: "swatch" }), element("span", { class: "name mono" }, ...marked(nodes[n].id, words)),
      element("span", { class: "what" }, `${nodes[n].kind}, ${nodes[n].status}`))));
    if (words.length && !found.length) hits.append(element("li", { class: "soft" }, "nothing found"));
    hits.hidden = !words.length;
    search.setAttribute("aria-expanded", String(!hits.hidden));
    mark();
  };
  const mark = () => {
    [...hits.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (at >= 0) { search.setAttribute("aria-activedescendant", `hit${at}`); hits.children[at].scrollIntoView({ block: "nearest" }); }
    else search.removeAttribute("aria-activedescendant");
  };
  const take = (n) => { hits.hidden = true; search.setAttribute("aria-expanded", "false"); select(n, { focus: true }); };
  search.addEventListener("input", look);
  search.addEventListener("focus", look);
  search.addEventListener("blur", () => { hits.hidden = true; });
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (found.length) at = (at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
      mark();
    } else if (event.key === "Enter" && at >= 0) { event.preventDefault(); take(found[at]); }
    else if (event.key === "Escape") { search.value = ""; look(); search.blur(); }
    event.stopPropagation();
  });

  // --- keys and buttons
  const toggleView = () => { const names = Object.keys(views); draw(names[(names.indexOf(state.view) + 1) % names.length]); fit(); };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    const onNode = event.target.closest?.(".node");
    const inPanel = event.target.closest?.("#details");
    const keys = {
      "/": () => search.focus(), "?": () => byId("help").showModal(), "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8),
      "0": fit, "v": toggleView, "Escape": () => { select(null); shapes.get(state.focus)?.focus({ preventScroll: true }); },
    };
    if (!inPanel) Object.assign(keys, { ArrowLeft: () => walk(-1, 0), ArrowRight: () => walk(1, 0), ArrowUp: () => walk(0, -1), ArrowDown: () => walk(0, 1) });
    if (onNode) Object.assign(keys, { Enter: () => { select(state.focus); byId("details").focus(); }, " ": () => select(state.focus) });
    const handler = keys[event.key];
    if (handler) { event.preventDefault(); handler(); }
  });
  byId("zoom-in").addEventListener("click", () => zoom(1.25));
  byId("zoom-out").addEventListener("click", () => zoom(0.8));
  byId("zoom-fit").addEventListener("click", fit);
  byId("help-button").addEventListener("click", () => byId("help").showModal());
  for (const key of document.querySelectorAll("#legend .key")) {
    key.addEventListener("click", () => {
      const { status } = key.dataset;
      if (!state.off.delete(status)) state.off.add(status);
      key.setAttribute("aria-pressed", String(!state.off.has(status)));
      paint();
    });
  }
  const names = { declarations: "Declarations", everything: "Everything" };
  for (const name of Object.keys(views)) {
    byId("views").append(element("button", { "data-view": name, on: { click: () => { draw(name); fit(); } } }, names[name]));
  }
  draw("declarations");
  fit();
  fromHash();
  window.addEventListener("hashchange", fromHash);
  new ResizeObserver(() => { if (untouched) fit(); else place(); }).observe(canvas);
})();
