// A still figure: title, picture with alt text, the same in words, the table behind it.
function view({ model, root }) {
  root.classList.add("cb-figure");
  const table = h("div", {});
  setMarkup(table, model.get("table"));
  root.append(
    h("h3", { class: "cb-sr" }, model.get("title")),
    h("img", { src: model.get("source"), alt: model.get("alt"), class: "cb-still" }),
    model.get("unsure") ? h("p", { class: "cb-note" }, model.get("unsure")) : null,
    fold("The figure in words", h("p", {}, model.get("alt"))),
    fold("The table behind the figure", table));
}
