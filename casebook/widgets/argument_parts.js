// What map and walk share: the list that says what the picture says, details, the legend, and what keeps the page still.

const NARROW = 480;

/** Make a change and keep an element where it is on the screen, by scrolling what contains it. */
function steady(anchor, change) {
  const before = anchor.getBoundingClientRect().top;
  change();
  const scroller = scrollerOf(anchor);
  if (scroller) scroller.scrollTop += anchor.getBoundingClientRect().top - before;
}

function scrollerOf(element) {
  let scroller = element.parentElement;
  while (scroller && !(scroller.scrollHeight > scroller.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(scroller).overflowY))) {
    scroller = scroller.parentElement;
  }
  return scroller;
}

/** Whether a part of an element lies outside what its scroller shows. */
function hiddenFrom(element) {
  const frame = scrollerOf(element)?.getBoundingClientRect();
  const own = element.getBoundingClientRect();
  return Boolean(frame) && (own.top < frame.top || own.bottom > frame.bottom);
}

/** What is known about a part, as a list of terms; without what the list around it says already. */
function factList(part, said = "") {
  const facts = part.facts.filter(([, lines]) => lines.length > 1 || lines[0] !== said);
  return h("dl", { class: "cb-facts" }, facts.map(([label, lines]) => [h("dt", {}, label), lines.map((line) => h("dd", {}, line))]));
}

/** The panel beside the picture, with what is known about a part; empty without one. */
function fillPanel(panel, part, back, say) {
  fill(panel, part && [h("h4", {}, part.heading), factList(part), h("div", { class: "cb-buttons" }, button(say("map_view.back"), back))]);
}

/** The outline as a nested list of buttons; a button opens the details under it. */
function makeList(drawing, toggled, say) {
  const box = h("div", { class: "cb-tree" });
  const items = [];
  const stack = [{ depth: -1, list: h("ul", {}) }];
  add(box, stack[0].list);
  for (const entry of drawing.outline) {
    const part = drawing.parts[entry.id];
    while (stack.at(-1).depth >= entry.depth) stack.pop();
    const below = h("ul", {});
    const place = h("div", { class: "cb-opened" });
    const first = items.find((item) => item.entry.id === entry.id && !item.entry.again);
    const isStep = entry.kind === "step";
    const label = entry.again ? say("map_view.again", { id: entry.id, short: part.short }) : part.text;
    const content = [entry.aim && h("span", { class: "cb-aim" }, `${entry.aim}. `),
      !isStep && !entry.again && h("strong", { class: "cb-tag" }, [entry.id, part.kind, part.whose].join(" · ")), h("span", {}, label)];
    const act = () => (entry.again ? first.press.focus() : toggled(entry.id));
    const press = button(content, act, { class: isStep ? "cb-step" : `cb-card cb-v-${part.voice}`,
      "aria-expanded": entry.again ? null : "false", "data-new": say("map_view.fresh") });
    const line = h("li", {}, press, place, below);
    add(stack.at(-1).list, line);
    stack.push({ depth: entry.depth, list: below });
    items.push({ entry, line, press, place, part });
  }
  const item = (id) => items.find((each) => each.entry.id === id && !each.entry.again);
  return {
    box,
    focus: (id) => item(id)?.press.focus(),
    show(ids, fresh = new Set()) {
      for (const { entry, line, press } of items) {
        const on = ids.has(entry.id) && (!entry.by || ids.has(entry.by));
        line.classList.toggle("cb-hidden", !on);
        press.classList.toggle("cb-fresh", fresh.has(entry.id) && !entry.again);
      }
    },
    opened(id) {
      for (const { entry, press, place, part } of items) {
        if (entry.again) continue;
        const on = entry.id === id;
        if (press.getAttribute("aria-expanded") === String(on)) continue;
        press.setAttribute("aria-expanded", String(on));
        fill(place, on && factList(part, part.text));
      }
    },
  };
}

/** How to read the picture, behind one click. */
function makeLegend(lines, say) {
  return h("details", { class: "cb-legend" }, h("summary", {}, say("map_view.legend")),
    h("ul", {}, lines.map(([name, text]) => h("li", { class: `cb-v-${name}` }, text))));
}
