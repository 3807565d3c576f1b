// A figure that Python drew: the picture, the same in words, the table behind it.
function view({ model, root }) {
  root.classList.add("cb-figure");
  const picture = h("div", {});
  const words = h("p", {});
  const table = h("div", {});
  const show = () => {
    setMarkup(picture, model.get("markup"));
    setText(words, model.get("alt"));
    setMarkup(table, model.get("table"));
  };
  root.append(picture, fold("The figure in words", words), fold("The table behind the figure", table));
  const names = ["markup", "alt", "table"].map((name) => "change:" + name);
  names.forEach((name) => model.on(name, show));
  show();
  return () => names.forEach((name) => model.off(name, show));
}
