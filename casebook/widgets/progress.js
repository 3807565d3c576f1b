// Progress over the whole kit, and the learner's record to download and bring back.

const LARGEST_RECORD = 5e6; // bytes

function view({ model, root, say }) {
  root.classList.add("cb-progress");
  const rows = h("div", {});
  const next = h("span", {});
  const notices = h("ul", {});
  const said = h("p", { role: "status" });
  const name = h("input", { type: "text", id: unique("name"), maxlength: 40 });
  const file = h("input", { type: "file", id: unique("file"), accept: ".jsonl" });
  const bring = async () => {
    if (!file.files.length) setText(said, say("progress_view.no_file"));
    else if (file.files[0].size > LARGEST_RECORD) setText(said, say("progress_view.too_large"));
    else model.send({ do: "restore" }, undefined, [await file.files[0].arrayBuffer()]);
  };
  const other = () => {
    if (name.value.trim()) model.send({ do: "switch", name: name.value.trim() });
    else setText(said, say("progress_view.no_name"));
  };
  add(root, h("h3", {}, say("progress_view.title")), rows, h("p", {}, h("strong", {}, say("progress_view.next") + " "), next), notices,
    h("div", { class: "cb-buttons" }, button(say("view.look_again"), () => model.send({ do: "refresh" })),
      button(say("progress_view.download"), () => model.send({ do: "download" }))),
    fold(say("progress_view.more"),
      h("p", {}, h("label", { for: file.id }, say("progress_view.file") + " "), file, button(say("progress_view.bring"), bring)),
      h("p", {}, h("label", { for: name.id }, say("progress_view.name") + " "), name, button(say("progress_view.change"), other)),
      h("p", {}, say("progress_view.fresh_keeps") + " ", button(say("progress_view.fresh"), () => model.send({ do: "fresh" })))),
    said);
  const unwatch = watch(model, {
    rows: () => setMarkup(rows, model.get("rows")),
    next_step: () => setText(next, model.get("next_step")),
    notices: () => fill(notices, model.get("notices").map((line) => h("li", {}, line))),
    said: () => setText(said, model.get("said")),
  });
  const unlisten = listen(model, { download: () => {
    const data = model.get("download");
    if (data) download("data:application/x-ndjson;base64," + data, "roads-to-geneva-record.jsonl");
  } });
  return () => { unwatch(); unlisten(); };
}
