// The map to explore: as a picture or as a list that says the same. The kernel is told what is open, and asked nothing.

function view({ model, root, say }) {
  const spec = model.get("spec");
  root.classList.add("cb-wide", "cb-map");
  const title = unique("map");
  root.setAttribute("role", "group");
  root.setAttribute("aria-labelledby", title);
  const said = statusLine();
  const frame = h("div", { class: "cb-frame" });
  const panel = h("div", { class: "cb-panel cb-hidden", role: "region", "aria-label": say("map_view.details") });
  const layers = {};
  let narrow = false;

  const listed = () => (model.get("form") === "auto" ? narrow : model.get("form") === "list");
  const name = () => (model.get("detail") && spec.whole ? "whole" : "core");
  const layer = () => {
    const drawing = spec[name()];
    if (!layers[name()]) {
      layers[name()] = { drawing, canvas: makeCanvas(drawing, root, choose, say), list: makeList(drawing, choose, say) };
      layers[name()].canvas.describe(drawing.alt);
    }
    return layers[name()];
  };
  const choose = (id) => save(model, "selected", model.get("selected") === id ? "" : id);

  const named = (text, label, act) => button(text, act, { "aria-label": label, title: label });
  const size = (text, label, act) => named(text, label, () => {
    act(layer().canvas);
    setText(said, say("map_view.size", { percent: layer().canvas.size() }));
  });
  const move = (sign, label, way) => named(sign, label, () => layer().canvas.pan(way));
  const tools = h("div", { class: "cb-buttons cb-tools", role: "group", "aria-label": say("map_view.tools") },
    size("+", say("map_view.larger"), (c) => c.larger()), size("\u2212", say("map_view.smaller"), (c) => c.smaller()),
    size(say("map_view.whole"), say("map_view.show_whole"), (c) => c.fitAll()),
    move("\u2190", say("map_view.left"), "left"), move("\u2191", say("map_view.up"), "up"),
    move("\u2193", say("map_view.down"), "down"), move("\u2192", say("map_view.right"), "right"));
  const formButton = button("", () => save(model, "form", listed() ? "map" : "list"), { "data-do": "form" });
  const detailButton = button("", () => save(model, "detail", !model.get("detail")), { "data-do": "detail" });
  const count = (drawing) => Object.values(drawing.parts).filter((part) => part.voice).length;

  const showForm = () => {
    const { canvas, list } = layer();
    const wanted = listed() ? list.box : canvas.box;
    if (frame.firstChild !== wanted) fill(frame, wanted);
    tools.classList.toggle("cb-hidden", listed());
    setText(formButton, listed() ? say("map_view.as_map") : say("map_view.as_list"));
    if (!listed()) canvas.settle();
    showSelected();
  };
  const showDetail = () => {
    if (!spec.whole) return;
    const on = model.get("detail");
    const more = count(spec.whole) - count(spec.core);
    setText(detailButton, on ? say("map_view.close_details") : say("map_view.open_details", { more }));
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
    fillPanel(panel, inPanel && part, back, say);
    stage.classList.toggle("cb-open", Boolean(inPanel));
    if (inPanel) { canvas.roam(id); canvas.centre([id]); }
    setText(said, part ? say("map_view.opened", { heading: part.heading }) : "");
  };
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    panel.querySelector("button").click();
  });

  const stage = h("div", { class: "cb-stage" }, frame, panel);
  add(root, h("h3", { id: title }, spec.title),
    h("div", { class: "cb-bar" }, h("div", { class: "cb-buttons" }, formButton, spec.whole && detailButton), tools),
    stage, said, makeLegend(spec.legend, say));
  const unsize = watchWidth(root, NARROW, (now) => { narrow = now; root.classList.toggle("cb-narrow", now); showForm(); });
  const unwatch = watch(model, { form: showForm, detail: showDetail });
  const unlisten = listen(model, { selected: showSelected });
  return () => {
    unsize();
    unwatch();
    unlisten();
    for (const { canvas } of Object.values(layers)) canvas.stop();
  };
}
