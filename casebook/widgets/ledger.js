// The forecast ledger: tables and pictures that Python wrote; nothing of an outcome before its forecast is locked.

function view({ model, root, say }) {
  root.classList.add("cb-ledger");
  const boxes = {};
  for (const name of ["rows", "bands", "scores", "made_of", "picture", "aside"]) boxes[name] = h("div", { "data-part": name });
  const said = statusLine();
  const firm = h("p", { class: "cb-note" });
  const empty = h("p", {}, say("ledger.empty"));
  const again = button(say("view.look_again"), () => model.send({ do: "refresh" }), { class: "cb-main" });
  const results = h("div", {}, h("h4", {}, say("ledger.opened")), boxes.bands, h("h4", {}, say("ledger.scores_title")), boxes.scores, firm,
    h("h4", {}, say("ledger.calibration")), boxes.picture, boxes.made_of);
  add(root, h("h3", {}, say("ledger.title")), said, h("div", { class: "cb-buttons" }, again), empty,
    results, fold(say("ledger.as_table"), boxes.rows), fold(say("ledger.not_scored"), boxes.aside));
  const shown = Object.entries(boxes).map(([name, box]) => [name, () => setMarkup(box, model.get(name))]);
  const showBands = () => {
    setMarkup(boxes.bands, model.get("bands"));
    results.classList.toggle("cb-hidden", !model.get("bands"));
    empty.classList.toggle("cb-hidden", Boolean(model.get("bands")));
  };
  return watch(model, { ...Object.fromEntries(shown), bands: showBands,
    said: () => setText(said, model.get("said")), firm: () => setText(firm, model.get("firm")) });
}
