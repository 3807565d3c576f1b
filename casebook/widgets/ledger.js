// The forecast ledger: tables and a picture that Python wrote; nothing of an outcome before its forecast is locked.
function view({ model, root }) {
  root.classList.add("cb-ledger");
  const boxes = { rows: h("div", {}), scores: h("div", {}), picture: h("div", {}), made_of: h("div", {}) };
  const said = statusLine();
  root.append(h("h3", {}, "Every forecast, yours beside the author's"), boxes.rows, said,
    h("div", { class: "cb-buttons" }, h("button", { type: "button", onclick: () => model.send({ do: "refresh" }) }, "Look again")),
    h("h4", {}, "Scores"), boxes.scores, boxes.made_of, h("h4", {}, "Calibration"), boxes.picture);
  const watch = { said: () => setText(said, model.get("said")) };
  for (const name of Object.keys(boxes)) watch[name] = () => setMarkup(boxes[name], model.get(name));
  for (const [name, show] of Object.entries(watch)) { model.on("change:" + name, show); show(); }
  return () => Object.entries(watch).forEach(([name, show]) => model.off("change:" + name, show));
}
