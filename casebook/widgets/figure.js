// A figure: a picture or a drawing, the same in words, the table behind it. All of it was made before it was shown.

function view({ model, root, say }) {
  root.classList.add("cb-figure");
  const drawing = h("div", {});
  const table = h("div", {});
  setMarkup(drawing, model.get("drawing"));
  setMarkup(table, model.get("table"));
  const { title, alt, source, unsure } = Object.fromEntries(["title", "alt", "source", "unsure"].map((name) => [name, model.get(name)]));
  add(root,
    title && h("h3", { class: "cb-sr" }, title),
    source ? h("img", { src: source, alt, class: "cb-still" }) : drawing,
    unsure && h("p", { class: "cb-note" }, unsure),
    fold(say("figure_view.in_words"), h("p", {}, alt)),
    fold(say("figure_view.table"), table));
}
