// The forecast ledger: tables and pictures that Python wrote; nothing of an outcome before its forecast is locked.
function view({ model, root }) {
  root.classList.add("cb-ledger");
  const boxes = {};
  for (const name of ["rows", "bands", "scores", "made_of", "picture", "aside"]) boxes[name] = h("div", { "data-part": name });
  boxes.bands.style.cssText = "display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 27rem)); gap: 0 2rem";
  boxes.picture.style.maxWidth = "27rem";
  const said = statusLine();
  const firm = h("p", { class: "cb-note" });
  const empty = h("p", {}, "Nothing to score yet: lock a forecast above, then look again.");
  const again = h("button", { type: "button", class: "cb-main", onclick: () => model.send({ do: "refresh" }) }, "Look again");
  const results = h("div", {}, h("h4", {}, "Each opened forecast"), boxes.bands, h("h4", {}, "Scores"), boxes.scores, firm,
    h("h4", {}, "Calibration"), boxes.picture, boxes.made_of);
  root.append(h("h3", {}, "The forecast ledger: yours beside the author's"), said, h("div", { class: "cb-buttons" }, again), empty,
    results, fold("Every forecast as a table, with sources", boxes.rows), fold("What is not scored, and why", boxes.aside));
  const watch = { said: () => setText(said, model.get("said")), firm: () => setText(firm, model.get("firm")) };
  for (const name of Object.keys(boxes)) watch[name] = () => setMarkup(boxes[name], model.get(name));
  watch.bands = () => {
    setMarkup(boxes.bands, model.get("bands"));
    results.classList.toggle("cb-hidden", !model.get("bands"));
    empty.classList.toggle("cb-hidden", Boolean(model.get("bands")));
  };
  for (const [name, show] of Object.entries(watch)) { model.on("change:" + name, show); show(); }
  return () => Object.entries(watch).forEach(([name, show]) => model.off("change:" + name, show));
}
