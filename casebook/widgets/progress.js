// Progress over the whole kit, and the learner's record to download and bring back.
function view({ model, root }) {
  root.classList.add("cb-progress");
  const rows = h("div", {});
  const next = h("span", {});
  const notices = h("ul", {});
  const said = h("p", { role: "status" });
  const name = h("input", { type: "text", id: unique("name"), maxlength: 40 });
  const file = h("input", { type: "file", id: unique("file"), accept: ".jsonl" });
  const button = (text, onclick) => h("button", { type: "button", onclick }, text);
  const bring = async () => {
    if (!file.files.length) { setText(said, "Choose a file first: one that you downloaded here."); return; }
    if (file.files[0].size > 5e6) { setText(said, "That file is larger than 5 MB: it is not a record of this kit."); return; }
    model.send({ do: "restore" }, undefined, [await file.files[0].arrayBuffer()]);
  };
  const other = () => {
    if (name.value.trim()) model.send({ do: "switch", name: name.value.trim() });
    else setText(said, "Write a name first. Any short name will do.");
  };
  root.append(h("h3", {}, "Your progress"), rows, h("p", {}, h("strong", {}, "Next: "), next), notices,
    h("div", { class: "cb-buttons" }, button("Look again", () => model.send({ do: "refresh" })),
      button("Download my record", () => model.send({ do: "download" }))),
    fold("Bring a record back, change learner, start afresh",
      h("p", {}, h("label", { for: file.id }, "A record that you downloaded: "), file, button("Bring it back", bring)),
      h("p", {}, h("label", { for: name.id }, "Another learner on this computer: "), name, button("Change learner", other)),
      h("p", {}, "Starting afresh keeps your old record under another name. ", button("Start afresh", () => model.send({ do: "fresh" })))),
    said);
  const watch = {
    rows: () => setMarkup(rows, model.get("rows")),
    next_step: () => setText(next, model.get("next_step")),
    notices: () => notices.replaceChildren(...model.get("notices").map((line) => h("li", {}, line))),
    said: () => setText(said, model.get("said")),
    download: () => {
      const data = model.get("download");
      if (!data) return;
      h("a", { href: "data:application/x-ndjson;base64," + data, download: "roads-to-geneva-record.jsonl" }).click();
    },
  };
  for (const [key, show] of Object.entries(watch)) { model.on("change:" + key, show); if (key !== "download") show(); }
  return () => Object.entries(watch).forEach(([key, show]) => model.off("change:" + key, show));
}
