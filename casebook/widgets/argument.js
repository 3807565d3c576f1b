// The family of map, walk and weighing: the picture with pan, zoom and arrow keys; the list that says the same; details.

const NARROW = 480;
const LEAST = 0.2;
const READABLE = 0.72; // below this size texts get too small to read: the picture is scrolled instead
const COMFORTABLE = 0.85; // the picture is not made smaller than this to fit its height
const LARGEST = 2.5;
const ARROWS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
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

/** The SVG that Python wrote and escaped, as an element. */
function parseSvg(markup) {
  const parsed = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
  return document.importNode(parsed, true);
}

/** What is known about a part, as a list of terms. */
function factList(part, skip = "") {
  const facts = part.facts.filter(([label]) => label !== skip);
  return h("dl", { class: "cb-facts" }, facts.flatMap(([label, lines]) => [h("dt", {}, label), ...lines.map((line) => h("dd", {}, line))]));
}

/** The picture in a frame that scrolls; it is fitted anew when the width of `host` changes.
 *  `open(id)` is called for a click or Enter on a part. */
function makeCanvas(drawing, host, open) {
  const svg = parseSvg(drawing.svg);
  const box = h("div", { class: "cb-canvas" }, svg);
  const groups = new Map([...svg.querySelectorAll("[data-id].cbm-node, [data-id].cbm-joint")].map((g) => [g.dataset.id, g]));
  const routes = [...svg.querySelectorAll(".cbm-route")];
  let crop = { x: 0, y: 0, width: drawing.width, height: drawing.height };
  let scale = 1;
  let shown = new Set(groups.keys());
  let current = null;
  let settled = false;

  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", "Map. Arrow keys follow the arrows, Enter opens details, plus and minus change the size.");
  for (const [id, g] of groups) {
    g.setAttribute("role", "button");
    g.setAttribute("tabindex", "-1");
    g.setAttribute("aria-expanded", "false");
    g.setAttribute("aria-label", drawing.parts[id].name);
  }

  const resize = () => {
    svg.setAttribute("viewBox", `${crop.x} ${crop.y} ${crop.width} ${crop.height}`);
    svg.setAttribute("width", crop.width * scale);
    svg.setAttribute("height", crop.height * scale);
  };
  const setScale = (wanted) => {
    const x = (box.scrollLeft + box.clientWidth / 2) / scale;
    const y = (box.scrollTop + box.clientHeight / 2) / scale;
    scale = clamp(wanted, LEAST, LARGEST);
    resize();
    box.scrollTo(x * scale - box.clientWidth / 2, y * scale - box.clientHeight / 2);
  };
  /** The scales at which the picture fills the width of the view and the height of its frame. */
  const room = () => {
    const inside = getComputedStyle(host);
    const width = host.clientWidth - parseFloat(inside.paddingLeft) - parseFloat(inside.paddingRight);
    const height = parseFloat(getComputedStyle(box).maxHeight) || 600;
    return [(width - 4) / crop.width, (height - 4) / crop.height];
  };
  /** All of it where that can be read, else the whole width, else what can be read. */
  const fit = () => {
    if (!box.clientWidth) return;
    const [wide, high] = room();
    scale = clamp(Math.min(wide, high), Math.min(Math.max(wide, READABLE), COMFORTABLE), 1.15);
    resize();
  };
  const fitAll = () => {
    scale = clamp(Math.min(...room()), LEAST, 1.15);
    resize();
  };

  /** A fall-back font may run wider than the one that Python measured with: squeeze what would leave its box. */
  const squeeze = () => {
    for (const g of groups.values()) {
      const frame = g.querySelector(":scope > rect:not([class])");
      if (!frame) continue;
      const room = Number(frame.getAttribute("width")) - 16;
      for (const line of g.querySelectorAll(":scope > text")) {
        if (line.getComputedTextLength() > room) {
          line.setAttribute("textLength", room);
          line.setAttribute("lengthAdjust", "spacingAndGlyphs");
        }
      }
    }
  };
  const settle = () => {
    if (!box.clientWidth) return;
    if (!settled) { settled = true; squeeze(); }
    const area = svg.getBBox();
    if (area.width) crop = { x: area.x - 14, y: area.y - 14, width: area.width + 28, height: area.height + 28 };
    fit();
  };

  const roam = (id) => {
    if (current && groups.has(current)) groups.get(current).setAttribute("tabindex", "-1");
    current = id;
    if (groups.has(id)) groups.get(id).setAttribute("tabindex", "0");
    for (const route of routes) {
      const near = id && [route.dataset.id, route.dataset.tail, route.dataset.head].includes(id);
      route.classList.toggle("cbm-hot", Boolean(near));
    }
  };
  /** Bring parts into the middle of the frame without moving the page. */
  const centre = (ids) => {
    const rects = ids.filter((id) => groups.has(id)).map((id) => groups.get(id).getBoundingClientRect());
    if (!rects.length) return;
    const [left, right] = [Math.min(...rects.map((r) => r.left)), Math.max(...rects.map((r) => r.right))];
    const [top, bottom] = [Math.min(...rects.map((r) => r.top)), Math.max(...rects.map((r) => r.bottom))];
    const frame = box.getBoundingClientRect();
    box.scrollBy((left + right - frame.left - frame.right) / 2, (top + bottom - frame.top - frame.bottom) / 2);
  };
  const bring = (id) => groups.get(id)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  const focus = (id) => {
    if (!groups.has(id) || !shown.has(id)) return;
    roam(id);
    groups.get(id).focus({ preventScroll: true });
    bring(id);
  };
  /** The next part in a direction that is on the map already. */
  const step = (id, way) => {
    let to = drawing.moves[id]?.[way];
    while (to && !shown.has(to)) to = drawing.moves[to]?.[way];
    return to;
  };

  const part = (event) => event.target.closest?.("[data-id].cbm-node, [data-id].cbm-joint")?.dataset.id;
  svg.addEventListener("focusin", (event) => { if (part(event)) roam(part(event)); });
  svg.addEventListener("click", (event) => { const id = part(event); if (id && !dragged) { focus(id); open(id); } });
  box.addEventListener("keydown", (event) => {
    const id = part(event);
    const way = ARROWS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (way && event.shiftKey) pan(way);
    else if (way && id) { const to = step(id, way); if (to) focus(to); }
    else if (event.key === "Home") focus(drawing.thesis);
    else if ((event.key === "Enter" && !event.shiftKey) || event.key === " ") { if (id) open(id); else return; }
    else if (event.key === "+" || event.key === "=") setScale(scale * 1.2);
    else if (event.key === "-") setScale(scale / 1.2);
    else if (event.key === "0") fitAll();
    else return;
    event.preventDefault();
  });

  const pan = (way) => {
    const [dx, dy] = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] }[way];
    box.scrollBy(dx * 120, dy * 90);
  };
  let from = null;
  let dragged = false;
  box.addEventListener("pointerdown", (event) => {
    dragged = false;
    if (event.button === 0 && event.pointerType === "mouse") from = [event.clientX, event.clientY, box.scrollLeft, box.scrollTop];
  });
  box.addEventListener("pointermove", (event) => {
    if (!from || !(event.buttons & 1)) { from = null; return; }
    const [dx, dy] = [event.clientX - from[0], event.clientY - from[1]];
    if (Math.abs(dx) + Math.abs(dy) > 5) dragged = true;
    if (dragged) box.scrollTo(from[2] - dx, from[3] - dy);
  });
  box.addEventListener("pointerup", () => { from = null; setTimeout(() => { dragged = false; }); });

  let known = 0;
  const observer = new ResizeObserver(() => {
    if (host.clientWidth === known) return;
    known = host.clientWidth;
    if (settled) fit(); else settle();
  });
  observer.observe(host);
  roam(drawing.thesis);

  return {
    box, focus, pan, fitAll, bring, settle, centre, roam,
    larger: () => setScale(scale * 1.2),
    smaller: () => setScale(scale / 1.2),
    size: () => Math.round(scale * 100),
    /** Show only these parts; those in `fresh` are marked as new. */
    show(ids, fresh = new Set()) {
      shown = ids;
      const joined = (id) => ids.has(id);
      for (const [id, g] of groups) {
        g.classList.toggle("cbm-off", !ids.has(id));
        g.classList.toggle("cbm-new", fresh.has(id));
        g.setAttribute("aria-label", (fresh.has(id) ? "New. " : "") + drawing.parts[id].name);
      }
      for (const route of routes) {
        const { id, tail, head } = route.dataset;
        route.classList.toggle("cbm-off", ![id, tail, head].every(joined));
        route.classList.toggle("cbm-new", fresh.has(id) || fresh.has(tail));
      }
      roam(ids.has(current) ? current : ids.has(drawing.thesis) ? drawing.thesis : [...ids].find((id) => groups.has(id)));
      settle();
    },
    opened(id) { for (const [name, g] of groups) g.setAttribute("aria-expanded", String(name === id)); },
    stop: () => observer.disconnect(),
  };
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
