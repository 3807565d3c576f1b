// The weighing, computed here as the sliders move. The twin of casebook/thinking/argument/strength.py: same plan, same
// formulas, same order of operations, so that both give the same numbers (a test holds them together).

const CLOSE = 1e-9;

function remainder(values) {
  let left = 1;
  for (const value of values) left *= 1 - value;
  return left;
}

/** DF-QuAD, Rago et al. 2016. */
function dfQuad(base, attackers, supporters) {
  const va = 1 - remainder(attackers);
  const vs = 1 - remainder(supporters);
  return va >= vs ? base - base * (va - vs) : base + (1 - base) * (vs - va);
}

/** Quadratic energy, Potyka 2018. */
function quadraticEnergy(base, attackers, supporters) {
  let energy = 0;
  for (const value of supporters) energy += value;
  for (const value of attackers) energy -= value;
  return base + (1 - base) * impact(energy) - base * impact(-energy);
}

function impact(energy) {
  const square = Math.max(energy, 0) ** 2;
  return square / (1 + square);
}

const SEMANTICS = { "df-quad": dfQuad, "quadratic-energy": quadraticEnergy };

/** The strength of one part, from what its inputs are worth. `belief` counts for a leaf only. */
function strengthOf(part, belief, worth, combine) {
  const base = part.kind === "leaf" ? belief : part.base.length ? Math.min(...part.base.map(worth)) : 0;
  return combine(base, part.attackers.map(worth), part.supporters.map(worth));
}

/** The strength of every part, by id, from the plan that Python sent. */
function evaluate(plan, beliefs, semantics, start) {
  const found = {};
  const worth = (id) => found[id];
  for (const part of plan) found[part.id] = strengthOf(part, beliefs[part.id] ?? start, worth, SEMANTICS[semantics]);
  return found;
}

const known = new WeakMap();
/** For each leaf what hangs on it, in the order of the plan. It is the same at every move, so it is worked out once. */
function hanging(plan) {
  if (known.has(plan)) return known.get(plan);
  const found = new Map();
  for (const leaf of plan.filter((part) => part.kind === "leaf")) {
    const touched = new Set([leaf.id]);
    const has = (id) => touched.has(id);
    const parts = plan.filter((part) => {
      const hangs = has(part.id) || part.base.some(has) || part.attackers.some(has) || part.supporters.some(has);
      if (hangs) touched.add(part.id);
      return hangs;
    });
    found.set(leaf.id, parts);
  }
  known.set(plan, found);
  return found;
}

/** How the thesis changes when one leaf after the other goes to 0: only what hangs on the leaf is worked out anew. */
function influences(plan, thesis, beliefs, semantics, start) {
  const now = evaluate(plan, beliefs, semantics, start);
  const changes = {};
  for (const [leaf, parts] of hanging(plan)) {
    const then = {};
    const worth = (id) => then[id] ?? now[id];
    for (const part of parts) {
      then[part.id] = strengthOf(part, part.id === leaf ? 0 : beliefs[part.id] ?? start, worth, SEMANTICS[semantics]);
    }
    changes[leaf] = worth(thesis) - now[thesis];
  }
  return changes;
}

/** The most influential leaf as a sentence; `leaves` gives the order in which a tie is named. */
function mostSaid(plan, thesis, beliefs, semantics, start, leaves, say) {
  const changes = influences(plan, thesis, beliefs, semantics, start);
  const largest = Math.max(0, ...Object.values(changes).map(Math.abs));
  const names = leaves.filter((id) => largest > CLOSE && Math.abs(changes[id]) > largest - CLOSE);
  if (!names.length) return say("argument.weigh.most_none");
  const before = evaluate(plan, beliefs, semantics, start)[thesis];
  const now = before.toFixed(2);
  const after = names.map((id) => (before + changes[id]).toFixed(2));
  if (names.length === 1) return say("argument.weigh.most_one", { name: names[0], now, after: after[0] });
  return say("argument.weigh.most_tie", { now, ends: names.map((id, i) => `${id} ${after[i]}`).join(", ") });
}

/** How a node got its strength: one line for each step to it and each attack on it. */
function workings(plan, sources, found, node, say) {
  const part = Object.fromEntries(plan.map((each) => [each.id, each]));
  const two = (id) => found[id].toFixed(2);
  const listed = (ids) => ids.map((id) => `${id} ${two(id)}`).join(", ");
  const weakened = (id, why) => {
    const parts = part[id].attackers.map((by) => `${sources[by]} ${two(by)}`).join(", ");
    return parts ? say("argument.weigh.weakened", { why, parts }) : why;
  };
  const supports = part[node].supporters.map((id) => {
    const parts = listed(part[id].base);
    const why = part[id].base.length > 1 ? say("argument.weigh.weakest", { parts }) : parts;
    return say("argument.weigh.support", { id, why: weakened(id, why), strength: two(id) });
  });
  const attacks = part[node].attackers.map((id) =>
    say("argument.weigh.attack", { id, why: weakened(id, listed([sources[id]])), strength: two(id) }));
  return [...supports, ...attacks];
}

function view({ model, root, say }) {
  const { plan, thesis, start, leaves, derived, semantics, sources, ...spec } = model.get("spec");
  let beliefs = { ...model.get("value") };
  let looked = thesis;
  root.classList.add("cb-wide", "cb-weigh");
  const title = unique("weigh");
  root.setAttribute("role", "group");
  root.setAttribute("aria-labelledby", title);
  const said = statusLine();

  const slider = (leaf) => {
    const id = unique(leaf.id);
    const input = h("input", { type: "range", id, min: 0, max: 1, step: 0.05, "data-leaf": leaf.id, "aria-describedby": id + "-text" });
    const output = h("output", { for: id, class: "cb-value" });
    const swing = h("span", { class: "cb-note cb-swing" });
    const show = () => {
      if (Number(input.value) !== beliefs[leaf.id]) input.value = beliefs[leaf.id];
      setText(output, beliefs[leaf.id].toFixed(2));
      input.setAttribute("aria-valuetext", say("weigh_view.of_one", { belief: beliefs[leaf.id].toFixed(2) }));
    };
    input.addEventListener("input", () => { beliefs = { ...beliefs, [leaf.id]: Number(input.value) }; draw(); });
    input.addEventListener("change", () => keep());
    const box = h("div", { class: `cb-leaf cb-card cb-v-${leaf.voice}` },
      h("div", { class: "cb-leaf-head" }, h("label", { for: id }, h("strong", { class: "cb-tag" }, leaf.label)), output),
      h("div", { id: id + "-text" }, leaf.text), input, swing);
    return { leaf, box, show, swing };
  };
  const sliders = leaves.map(slider);
  const groups = [...new Set(leaves.map((leaf) => leaf.group))].map((group) => h("fieldset", {}, h("legend", {}, spec.groups[group]),
    sliders.filter((each) => each.leaf.group === group).map((each) => each.box)));
  const setAll = (chosen, value, done) => {
    beliefs = { ...beliefs, ...Object.fromEntries(chosen.map((leaf) => [leaf.id, value])) };
    draw();
    keep();
    setText(said, `${done} ${spoken()}`);
  };
  const withdraw = (group, text) => {
    const ours = leaves.filter((leaf) => leaf.group === group);
    return ours.length > 0 && button(text, () => setAll(ours, 0, text + "."));
  };
  const presets = [button(say("weigh_view.all_back", { start: start.toFixed(2) }), () => setAll(leaves, start, say("weigh_view.are_back"))),
    withdraw("hidden", say("weigh_view.no_hidden")), withdraw("objections", say("weigh_view.no_objections"))];

  const bar = () => {
    const inner = h("span", {});
    const box = h("span", { class: "cb-bar-track", "aria-hidden": "true" }, inner);
    return { box, set: (value) => { inner.style.width = `${Math.max(0, value) * 100}%`; } };
  };
  const results = semantics.map(([id, name, formula]) => {
    const number = h("strong", { class: "cb-number" });
    const track = bar();
    const most = h("p", {});
    const lines = h("ul", { class: "cb-work" });
    const box = h("section", { class: "cb-result", "data-semantics": id }, h("h4", {}, name),
      h("p", {}, say("weigh_view.thesis", { thesis }) + " ", number), track.box, most, h("p", { class: "cb-note" }, formula + "."), lines);
    return { id, name, box, number, track, most, lines };
  });
  const rows = derived.map((node) => ({ node, cells: semantics.map(([id]) => ({ id, text: h("span", {}), track: bar() })) }));
  const table = h("div", { class: "cb-scroll", tabindex: "0", role: "region", "aria-label": say("weigh_view.every_claim") }, h("table", {},
    h("caption", {}, say("weigh_view.every_claim")),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say("weigh_view.claim")), semantics.map(([, name]) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, rows.map(({ node, cells }) => h("tr", {}, h("th", { scope: "row" }, `${node.id}, ${node.kind}: ${node.short}`),
      cells.map((cell) => h("td", {}, cell.text, cell.track.box)))))));
  const pick = h("select", { id: unique("look"), onchange: () => { looked = pick.value; draw(); } },
    derived.map((node) => h("option", { value: node.id }, `${node.id}: ${node.short}`)));
  pick.value = looked;

  const summary = h("p", { class: "cb-summary", "aria-hidden": "true" });
  const signed = (value) => (Math.abs(value) < 0.005 ? "0.00" : `${value > 0 ? "+" : "\u2212"}${Math.abs(value).toFixed(2)}`);
  const spoken = () => results.map((result) => say("weigh_view.spoken", { name: result.name, strength: result.number.textContent })).join(" ");
  const draw = () => {
    const swings = {};
    for (const result of results) {
      const found = evaluate(plan, beliefs, result.id, start);
      swings[result.id] = influences(plan, thesis, beliefs, result.id, start);
      setText(result.number, found[thesis].toFixed(2));
      result.track.set(found[thesis]);
      setText(result.most, mostSaid(plan, thesis, beliefs, result.id, start, leaves.map((leaf) => leaf.id), say));
      const work = workings(plan, sources, found, looked, say);
      if (result.lines.textContent !== work.join("")) fill(result.lines, work.map((line) => h("li", {}, line)));
      for (const { node, cells } of rows) {
        const cell = cells.find((one) => one.id === result.id);
        setText(cell.text, found[node.id].toFixed(2));
        cell.track.set(found[node.id]);
      }
    }
    const both = results.map((result) => `${result.number.textContent} (${result.name})`).join(", ");
    setText(summary, `${say("weigh_view.thesis", { thesis })} ${both}`);
    for (const { leaf, show, swing } of sliders) {
      show();
      const changes = semantics.map(([id, name]) => `${signed(swings[id][leaf.id])} (${name})`).join(", ");
      setText(swing, say("weigh_view.swing", { changes }));
    }
  };
  let keeping = false;
  const keep = () => {
    keeping = true; // what is kept here is drawn already
    save(model, "value", beliefs);
    keeping = false;
    setText(said, spoken());
  };

  add(root, h("h3", { id: title }, spec.title), h("p", { class: "cb-what-if" }, h("strong", {}, spec.what_if)),
    h("p", { class: "cb-note" }, spec.common), h("div", { class: "cb-columns" },
      h("div", {}, h("p", {}, say("weigh_view.ask")),
        h("div", { class: "cb-buttons" }, presets), summary, h("div", { class: "cb-leaves" }, groups)),
      h("div", { class: "cb-results" }, results.map((result) => result.box),
        h("p", {}, h("label", { for: pick.id }, say("weigh_view.working_of") + " "), pick), table)), said);
  return watch(model, { value: () => { if (!keeping) { beliefs = { ...model.get("value") }; draw(); } } });
}
