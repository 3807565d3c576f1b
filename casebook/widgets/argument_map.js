// The map to explore: as a picture or as a list that says the same. The kernel is told what is open, and asked nothing.

function view({ model, root }) {
  const spec = model.get("spec");
  root.classList.add("cb-wide", "cb-map");
  const title = unique("map");
  root.setAttribute("role", "group");
  root.setAttribute("aria-labelledby", title);
  const said = statusLine();
  const frame = h("div", { class: "cb-frame" });
  const panel = h("div", { class: "cb-panel cb-hidden", role: "region", "aria-label": "Details" });
  const layers = {};
  let narrow = false;

  const listed = () => (model.get("form") === "auto" ? narrow : model.get("form") === "list");
  const name = () => (model.get("detail") && spec.whole ? "whole" : "core");
  const layer = () => {
    const drawing = spec[name()];
    if (!layers[name()]) {
      layers[name()] = { drawing, canvas: makeCanvas(drawing, root, choose), list: makeList(drawing, choose) };
      layers[name()].canvas.describe(drawing.alt);
    }
    return layers[name()];
  };
  const choose = (id) => save(model, "selected", model.get("selected") === id ? "" : id);

  const say = (text) => setText(said, text);
  const tool = (text, label, act) => button(text, () => { act(layer().canvas); say(`Size ${layer().canvas.size()} per cent.`); }, { "aria-label": label, title: label });
  const tools = h("div", { class: "cb-buttons cb-tools", role: "group", "aria-label": "Size and place of the map" },
    tool("+", "Larger", (c) => c.larger()), tool("\u2212", "Smaller", (c) => c.smaller()), tool("Whole map", "Show the whole map", (c) => c.fitAll()),
    ...[["\u2190", "left"], ["\u2191", "up"], ["\u2193", "down"], ["\u2192", "right"]].map(([sign, way]) =>
      button(sign, () => layer().canvas.pan(way), { "aria-label": `Move ${way}`, title: `Move ${way}` })));
  const formButton = button("", () => save(model, "form", listed() ? "map" : "list"), { "data-do": "form" });
  const detailButton = button("", () => save(model, "detail", !model.get("detail")), { "data-do": "detail" });
  const count = (drawing) => Object.values(drawing.parts).filter((part) => part.voice).length;

  const showForm = () => {
    const { canvas, list } = layer();
    const wanted = listed() ? list.box : canvas.box;
    if (frame.firstChild !== wanted) frame.replaceChildren(wanted);
    tools.classList.toggle("cb-hidden", listed());
    setText(formButton, listed() ? "Show as a map" : "Show as a list");
    if (!listed()) canvas.settle();
    showSelected();
  };
  const showDetail = () => {
    if (!spec.whole) return;
    const on = model.get("detail");
    setText(detailButton, on ? "Close the detail layer" : `Open the detail layer (${count(spec.whole) - count(spec.core)} more)`);
    detailButton.setAttribute("aria-pressed", String(on));
    showForm();
  };
  const showSelected = () => {
    const { drawing, canvas, list } = layer();
    const id = model.get("selected");
    const part = drawing.parts[id];
    canvas.opened(id);
    list.opened(id);
    const inPanel = part && !listed();
    panel.classList.toggle("cb-hidden", !inPanel);
    const back = () => { save(model, "selected", ""); canvas.focus(id); };
    panel.replaceChildren(...(inPanel ? [h("h4", {}, part.heading), factList(part), h("div", { class: "cb-buttons" }, button("Back to the map", back))] : []));
    stage.classList.toggle("cb-open", Boolean(inPanel));
    if (inPanel) { canvas.roam(id); canvas.centre([id]); }
    say(part ? `Details of ${part.heading} are open.` : "");
  };
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    panel.querySelector("button").click();
  });

  const stage = h("div", { class: "cb-stage" }, frame, panel);
  root.append(h("h3", { id: title }, spec.title),
    h("div", { class: "cb-bar" }, h("div", { class: "cb-buttons" }, formButton, spec.whole ? detailButton : null), tools),
    stage, said, makeLegend(spec.legend));
  const unwatch = watchWidth(root, (now) => { narrow = now; root.classList.toggle("cb-narrow", now); showForm(); });
  const watch = { selected: showSelected, detail: showDetail, form: showForm };
  for (const [trait, show] of Object.entries(watch)) model.on("change:" + trait, show);
  showForm();
  showDetail();
  return () => {
    unwatch();
    for (const { canvas } of Object.values(layers)) canvas.stop();
    for (const [trait, show] of Object.entries(watch)) model.off("change:" + trait, show);
  };
}
