// Reading matter that Python wrote.
function view({ model, root }) {
  const show = () => setMarkup(root, model.get("markup"));
  model.on("change:markup", show);
  show();
  return () => model.off("change:markup", show);
}
