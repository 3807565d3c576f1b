// What map, walk and weighing share: buttons, the list that says what the picture says, details, and small measures.

const NARROW = 480;
const button = (text, onclick, more = {}) => h("button", { type: "button", onclick, ...more }, text);

/** Call back with true or false whenever the width passes the border between picture and list. */
function watchWidth(root, changed) {
  let narrow;
  const observer = new ResizeObserver(([entry]) => {
    const now = entry.contentRect.width > 0 && entry.contentRect.width <= NARROW;
    if (entry.contentRect.width > 0 && now !== narrow) { narrow = now; changed(now); }
  });
  observer.observe(root);
  return () => observer.disconnect();
}

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

/** What is known about a part, as a list of terms. */
function factList(part, skip = "") {
  const facts = part.facts.filter(([label]) => label !== skip);
  return h("dl", { class: "cb-facts" }, facts.flatMap(([label, lines]) => [h("dt", {}, label), ...lines.map((line) => h("dd", {}, line))]));
}

/** The outline as a nested list of buttons; a button opens the details under it. */
function makeList(drawing, toggled) {
  const box = h("div", { class: "cb-tree" });
  const items = [];
  const stack = [{ depth: -1, list: h("ul", {}) }];
  box.append(stack[0].list);
  for (const entry of drawing.outline) {
    const part = drawing.parts[entry.id];
    while (stack.at(-1).depth >= entry.depth) stack.pop();
    const below = h("ul", {});
    const place = h("div", { class: "cb-opened" });
    const first = items.find((item) => item.entry.id === entry.id && !item.entry.again);
    const tag = entry.kind === "step" ? "" : [entry.id, part.kind, part.whose].join(" · ");
    const again = `${entry.id} again, see above: ${part.short}`;
    const label = entry.again ? again : entry.kind === "step" ? part.text : part.text;
    const content = [entry.aim ? h("span", { class: "cb-aim" }, `${entry.aim}. `) : null,
      tag && !entry.again ? h("strong", { class: "cb-tag" }, tag) : null, h("span", {}, label)];
    const act = () => (entry.again ? first.press.focus() : toggled(entry.id));
    const press = button(content, act, { class: entry.kind === "step" ? "cb-step" : `cb-card cb-v-${part.voice}`,
      "aria-expanded": entry.again ? null : "false" });
    const line = h("li", {}, press, place, below);
    stack.at(-1).list.append(line);
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
        place.replaceChildren(...(on ? [factList(part, "In our words")] : []));
      }
    },
  };
}

/** How to read the picture, behind one click. */
function makeLegend(lines) {
  return h("details", { class: "cb-legend" }, h("summary", {}, "How to read the map"),
    h("ul", {}, lines.map(([name, text]) => h("li", { class: `cb-v-${name}` }, text))));
}
