// The picture of a map in a frame that scrolls: size and place, arrow keys, parts that appear and are marked as new.

const LEAST = 0.2;
const READABLE = 0.72; // below this size texts get too small to read: the picture is scrolled instead
const COMFORTABLE = 0.85; // the picture is not made smaller than this to fit its height
const LARGEST = 2.5;
const ARROWS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** The SVG that Python wrote and escaped, as an element. */
function parseSvg(markup) {
  const parsed = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
  return document.importNode(parsed, true);
}

/** The picture in a frame that scrolls; it is fitted anew when the width of `host` changes.
 *  `open(id)` is called for a click or Enter on a part. */
function makeCanvas(drawing, host, open, say) {
  const svg = parseSvg(drawing.svg);
  // The arrows of the part in focus are drawn thicker on a sheet of their own, so that the map itself is not redrawn.
  const over = svg.cloneNode(false);
  over.setAttribute("aria-hidden", "true");
  over.classList.add("cbm-over");
  const sheet = h("div", { class: "cb-sheet" }, svg, over);
  const box = h("div", { class: "cb-canvas" }, sheet);
  const groups = new Map([...svg.querySelectorAll("[data-id].cbm-node, [data-id].cbm-joint")].map((g) => [g.dataset.id, g]));
  const routes = [...svg.querySelectorAll(".cbm-route")];
  let crop = { x: 0, y: 0, width: drawing.width, height: drawing.height };
  let scale = 1;
  let shown = new Set(groups.keys());
  let current = null;
  let settled = false;

  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", say("map_view.keys"));
  for (const [id, g] of groups) {
    g.setAttribute("role", "button");
    g.setAttribute("tabindex", "-1");
    g.setAttribute("aria-expanded", "false");
    g.setAttribute("aria-label", drawing.parts[id].name);
  }

  let drawn = 1;
  let later = 0;
  /** Draw at the present size. */
  const resize = () => {
    clearTimeout(later);
    drawn = scale;
    for (const each of [svg, over]) {
      each.style.transform = "";
      each.setAttribute("viewBox", `${crop.x} ${crop.y} ${crop.width} ${crop.height}`);
      each.setAttribute("width", crop.width * scale);
      each.setAttribute("height", crop.height * scale);
    }
    stretch();
  };
  const stretch = () => {
    sheet.style.width = `${crop.width * scale}px`;
    sheet.style.height = `${crop.height * scale}px`;
  };
  const setScale = (wanted) => {
    const x = (box.scrollLeft + box.clientWidth / 2) / scale;
    const y = (box.scrollTop + box.clientHeight / 2) / scale;
    scale = clamp(wanted, LEAST, LARGEST);
    // The drawn picture is stretched at once, and drawn sharp when the size stays for a moment: large maps stay smooth.
    for (const each of [svg, over]) each.style.transform = `scale(${scale / drawn})`;
    stretch();
    clearTimeout(later);
    later = setTimeout(resize, 160);
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
    const near = ({ dataset }) => [dataset.id, dataset.tail, dataset.head].includes(id);
    fill(over, routes.filter((route) => id && near(route) && !route.classList.contains("cbm-off")).map((route) => route.cloneNode(true)));
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
        const { name } = drawing.parts[id];
        g.setAttribute("aria-label", fresh.has(id) ? say("map_view.new", { name }) : name);
      }
      for (const route of routes) {
        const { id, tail, head } = route.dataset;
        route.classList.toggle("cbm-off", ![id, tail, head].every(joined));
        route.classList.toggle("cbm-new", fresh.has(id) || fresh.has(tail));
      }
      roam(ids.has(current) ? current : ids.has(drawing.thesis) ? drawing.thesis : [...ids].find((id) => groups.has(id)));
      settle();
    },
    /** Say what the picture shows, for those who do not see it. */
    describe(text) {
      const id = unique("alt");
      fill(box, h("p", { class: "cb-sr", id }, text), sheet);
      svg.setAttribute("aria-describedby", id);
    },
    opened(id) { for (const [name, g] of groups) g.setAttribute("aria-expanded", String(name === id)); },
    stop: () => { clearTimeout(later); observer.disconnect(); },
  };
}
