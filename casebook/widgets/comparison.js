// The comparison grid: filter by article, point and meeting; open a cell. Arrow keys move from cell to cell.
// A table where there is room, a list of points where there is not. Every choice was computed beforehand.

const NARROW = 620;

function view({ model, root, say }) {
  const spec = model.get("spec");
  root.classList.add("cb-grid");
  const count = statusLine();
  const stage = h("div", { class: "cb-grid-stage" });
  let narrow = false;
  let cells = []; // rows of buttons, as they stand on the screen
  let drawn = "";

  const people = () => spec.people.filter((p) => model.get("articles").includes(p.id));
  const meets = () => spec.meets[people().map((p) => p.id).join(" ")];
  const points = () => spec.points.filter((p) => (!model.get("point") || p.id === model.get("point"))
    && (!model.get("only") || meets()[p.id] === model.get("only")));

  // -- the filter
  const boxes = spec.people.map((person) => {
    const input = h("input", { type: "checkbox", value: person.id, onchange: () => {
      save(model, "articles", boxes.filter(([box]) => box.checked).map(([box]) => box.value));
    } });
    return [input, h("label", { class: "cb-option" }, input, h("span", {}, person.label))];
  });
  const choose = (label, trait, options) => {
    const id = unique(trait);
    const select = h("select", { id, "data-filter": trait, onchange: () => save(model, trait, select.value) },
      options.map(([value, text]) => h("option", { value }, text)));
    return [select, h("div", {}, h("label", { for: id }, label), select)];
  };
  const [pointList, pointBox] = choose(say("comparison_view.point"), "point", [["", say("comparison_view.all_points")], ...spec.points.map((p) => [p.id, p.short])]);
  const [onlyList, onlyBox] = choose(say("comparison_view.meet"), "only",
    [["", say("comparison_view.any_way")], ...Object.entries(spec.meanings).map(([name, meaning]) => [name, `${name}: ${meaning}`])]);
  const all = button(say("comparison_view.everything"), () => {
    model.set({ articles: spec.people.map((p) => p.id), only: "", point: "" });
    model.save_changes();
  });
  const filter = h("div", { class: "cb-grid-filter" },
    h("fieldset", {}, h("legend", {}, say("comparison_view.articles")), h("div", { class: "cb-grid-boxes" }, boxes.map(([, label]) => label))),
    h("div", { class: "cb-grid-lists" }, pointBox, onlyBox), h("div", { class: "cb-buttons" }, all));

  // -- cells and their details
  const key = (point, person) => `${point.id}|${person.id}`;
  const toggle = (name) => save(model, "selected", model.get("selected") === name ? "" : name);
  const cellButton = (point, person) => {
    const cell = point.cells[person.id];
    const stance = cell.manner ? `${cell.stance}, ${cell.manner}` : cell.stance;
    return button([h("span", { class: "cb-sign", "aria-hidden": "true" }, cell.sign),
      h("span", {}, narrow ? `${person.label}: ${cell.stance}` : cell.stance),
      cell.manner && h("span", { class: "cb-manner" }, cell.manner)], () => toggle(key(point, person)), {
      class: `cb-stance cb-is-${cell.stance}`, "data-cell": key(point, person), "aria-expanded": "false", tabindex: "-1",
      "aria-label": `${person.label}: ${stance}. ${point.short}` });
  };
  const lines = (title, pairs) => pairs.length > 0 && [h("h4", {}, title),
    h("dl", { class: "cb-grid-facts" }, pairs.map(([name, text]) => [h("dt", {}, name), h("dd", {}, text)]))];
  const details = (point, person) => {
    const cell = point.cells[person.id];
    const whole = people().length === spec.people.length;
    return h("div", { class: "cb-grid-open", role: "region", "aria-label": say("comparison_view.cell", { who: person.label, point: point.short }) },
      h("p", {}, h("strong", {}, `${person.label}: ${cell.stance}`), cell.manner && ` (${cell.manner})`, ". ", cell.words,
        cell.loc && ` (${cell.loc})`),
      lines(say("comparison_view.paragraphs"), cell.paragraphs),
      lines(say("comparison_view.on_the_map", { who: person.short }), cell.nodes),
      whole && h("p", {}, h("strong", {}, say("comparison_view.together_all") + " "), point.verdict, " ", point.lesson),
      h("div", { class: "cb-buttons" }, button(say("view.close"), () => close())));
  };
  const buttons = () => cells.flat();
  const cellNamed = (name) => buttons().find((b) => b.dataset.cell === name);
  const close = () => {
    const name = model.get("selected");
    save(model, "selected", "");
    cellNamed(name)?.focus();
  };

  const roam = (to) => {
    for (const b of buttons()) b.setAttribute("tabindex", b === to ? "0" : "-1");
  };
  const move = (from, event) => {
    const row = cells.findIndex((r) => r.includes(from));
    const column = cells[row].indexOf(from);
    const to = {
      ArrowRight: cells[row][column + 1] || (narrow && cells[row + 1]?.[0]),
      ArrowLeft: cells[row][column - 1] || (narrow && cells[row - 1]?.at(-1)),
      ArrowDown: narrow ? cells[row][column + 1] || cells[row + 1]?.[0] : cells[row + 1]?.[column],
      ArrowUp: narrow ? cells[row][column - 1] || cells[row - 1]?.at(-1) : cells[row - 1]?.[column],
      Home: cells[row][0], End: cells[row].at(-1),
    }[event.key];
    if (to === undefined && !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    if (to) { roam(to); to.focus(); }
  };
  stage.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && model.get("selected")) {
      event.stopPropagation();
      close();
      return;
    }
    const from = event.target.closest?.("[data-cell]");
    if (from && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey) move(from, event);
  });
  stage.addEventListener("focusin", (event) => { const b = event.target.closest?.("[data-cell]"); if (b) roam(b); });

  // -- the two forms
  const asTable = (rows, columns) => h("table", {},
    h("caption", {}, say("comparison_view.caption")),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say("comparison_view.point")), columns.map((p) => h("th", { scope: "col" }, p.label, h("span", { class: "cb-meta" }, ` ${p.short}`))),
      h("th", { scope: "col" }, say("comparison_view.together")))),
    h("tbody", {}, rows.flatMap((point, n) => [
      h("tr", {}, h("th", { scope: "row" }, point.text), cells[n].map((b) => h("td", {}, b)), h("td", {}, meets()[point.id])),
      h("tr", { class: "cb-grid-row cb-hidden", "data-for": point.id }, h("td", { colspan: columns.length + 2 }))])));
  const asList = (rows) => h("div", {}, rows.map((point, n) => h("section", {},
    h("h4", {}, point.text), h("p", { class: "cb-meta" }, say("comparison_view.together_as", { how: meets()[point.id] })),
    h("div", { class: "cb-grid-stack" }, cells[n]), h("div", { class: "cb-grid-row cb-hidden", "data-for": point.id }))));

  const showGrid = () => {
    const rows = points();
    const columns = people();
    const now = JSON.stringify([narrow, rows.map((p) => p.id), columns.map((p) => p.id)]);
    if (now !== drawn) {
      drawn = now;
      cells = rows.map((point) => columns.map((person) => cellButton(point, person)));
      const empty = columns.length ? say("comparison_view.no_point") : say("comparison_view.no_article");
      const form = narrow ? asList : asTable;
      fill(stage, rows.length && columns.length ? form(rows, columns) : h("p", {}, empty));
      if (!columns.length) cells = [];
      if (buttons().length) roam(cellNamed(model.get("selected")) || buttons()[0]);
    }
    setText(count, say("comparison_view.count", { points: columns.length ? rows.length : 0, all_points: spec.points.length,
      articles: columns.length, all_articles: spec.people.length }));
    showSelected();
  };
  const showSelected = () => {
    const name = model.get("selected");
    for (const b of buttons()) b.setAttribute("aria-expanded", String(b.dataset.cell === name));
    for (const row of stage.querySelectorAll(".cb-grid-row")) {
      const point = spec.points.find((p) => p.id === row.dataset.for);
      const person = people().find((p) => key(point, p) === name);
      row.classList.toggle("cb-hidden", !person);
      fill(row.querySelector("td") || row, person && details(point, person));
    }
  };
  const showFilter = () => {
    for (const [box] of boxes) box.checked = model.get("articles").includes(box.value);
    if (pointList.value !== model.get("point")) pointList.value = model.get("point");
    if (onlyList.value !== model.get("only")) onlyList.value = model.get("only");
    showGrid();
  };

  add(root, h("h3", {}, say("comparison_view.title")), filter, count, stage);
  const unsize = watchWidth(root, NARROW, (now) => { narrow = now; showGrid(); });
  const unwatch = watch(model, { articles: showFilter, only: showFilter, point: showFilter });
  const unlisten = listen(model, { selected: showSelected });
  return () => { unsize(); unwatch(); unlisten(); };
}
