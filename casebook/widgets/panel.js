// Reading matter that Python wrote.

function view({ model, root }) {
  return watch(model, { markup: () => setMarkup(root, model.get("markup")) });
}
