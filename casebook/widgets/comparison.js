// The comparison grid: filter by article, point and meeting; open a cell. Arrow keys move from cell to cell.
// A table where there is room, a list of points where there is not. Every choice was computed beforehand.

const NARROW = 620;

function view({ model, root }) {
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
  const [pointList, pointBox] = choose("Point", "point", [["", "all points"], ...spec.points.map((p) => [p.id, p.short])]);
  const [onlyList, onlyBox] = choose("How they meet", "only",
    [["", "in any way"], ...Object.entries(spec.meanings).map(([name, meaning]) => [name, `${name}: ${meaning}`])]);
  const all = h("button", { type: "button", onclick: () => {
    model.set({ articles: spec.people.map((p) => p.id), only: "", point: "" });
    model.save_changes();
  } }, "Show everything");
  const filter = h("div", { class: "cb-grid-filter" },
    h("fieldset", {}, h("legend", {}, "Articles"), h("div", { class: "cb-grid-boxes" }, boxes.map(([, label]) => label))),
    h("div", { class: "cb-grid-lists" }, pointBox, onlyBox), h("div", { class: "cb-buttons" }, all));

  // -- cells and their details
  const key = (point, person) => `${point.id}|${person.id}`;
  const toggle = (name) => save(model, "selected", model.get("selected") === name ? "" : name);
  const cellButton = (point, person) => {
    const cell = point.cells[person.id];
    const said = cell.manner ? h("span", { class: "cb-manner" }, cell.manner) : null;
    return h("button", { type: "button", class: `cb-stance cb-is-${cell.stance}`, "data-cell": key(point, person),
      "aria-expanded": "false", tabindex: "-1", "aria-label": `${person.label}: ${cell.stance}${cell.manner ? ", " + cell.manner : ""}. ${point.short}`,
      onclick: () => toggle(key(point, person)) },
    h("span", { class: "cb-sign", "aria-hidden": "true" }, cell.sign), h("span", {}, narrow ? `${person.label}: ${cell.stance}` : cell.stance), said);
  };
  const lines = (title, pairs) => (pairs.length ? [h("h4", {}, title),
    h("dl", { class: "cb-grid-facts" }, pairs.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)]))] : []);
  const details = (point, person) => {
    const cell = point.cells[person.id];
    const whole = people().length === spec.people.length;
    return h("div", { class: "cb-grid-open", role: "region", "aria-label": `${person.label} on: ${point.short}` },
      h("p", {}, h("strong", {}, `${person.label}: ${cell.stance}`), cell.manner ? ` (${cell.manner})` : "", ". ", cell.words,
        cell.loc ? ` (${cell.loc})` : ""),
      ...lines("The paragraphs, in our words", cell.paragraphs),
      ...lines(`On the map of ${person.short}`, cell.nodes),
      whole ? h("p", {}, h("strong", {}, "All four: "), point.verdict, " ", point.lesson) : null,
      h("div", { class: "cb-buttons" }, h("button", { type: "button", onclick: () => close() }, "Close")));
  };
  const buttons = () => cells.flat();
  const button = (name) => buttons().find((b) => b.dataset.cell === name);
  const close = () => {
    const name = model.get("selected");
    save(model, "selected", "");
    button(name)?.focus();
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
    h("caption", {}, "Where the authors stand. Open a cell to see the words behind it."),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Point"), columns.map((p) => h("th", { scope: "col" }, p.label, h("span", { class: "cb-meta" }, ` ${p.short}`))),
      h("th", { scope: "col" }, "Together"))),
    h("tbody", {}, rows.flatMap((point, n) => [
      h("tr", {}, h("th", { scope: "row" }, point.text), cells[n].map((b) => h("td", {}, b)), h("td", {}, meets()[point.id])),
      h("tr", { class: "cb-grid-row cb-hidden", "data-for": point.id }, h("td", { colspan: columns.length + 2 }))])));
  const asList = (rows) => h("div", {}, rows.map((point, n) => h("section", {},
    h("h4", {}, point.text), h("p", { class: "cb-meta" }, `Together: ${meets()[point.id]}`),
    h("div", { class: "cb-grid-stack" }, cells[n]), h("div", { class: "cb-grid-row cb-hidden", "data-for": point.id }))));

  const showGrid = () => {
    const rows = points();
    const columns = people();
    const now = JSON.stringify([narrow, rows.map((p) => p.id), columns.map((p) => p.id)]);
    if (now !== drawn) {
      drawn = now;
      cells = rows.map((point) => columns.map((person) => cellButton(point, person)));
      const empty = columns.length ? "No point meets this filter." : "Choose at least one article.";
      stage.replaceChildren(rows.length && columns.length ? (narrow ? asList(rows) : asTable(rows, columns)) : h("p", {}, empty));
      if (!columns.length) cells = [];
      if (buttons().length) roam(button(model.get("selected")) || buttons()[0]);
    }
    setText(count, `${columns.length ? rows.length : 0} of ${spec.points.length} points, ${columns.length} of ${spec.people.length} articles.`);
    showSelected();
  };
  const showSelected = () => {
    const name = model.get("selected");
    for (const b of buttons()) b.setAttribute("aria-expanded", String(b.dataset.cell === name));
    for (const row of stage.querySelectorAll(".cb-grid-row")) {
      const point = spec.points.find((p) => p.id === row.dataset.for);
      const person = people().find((p) => key(point, p) === name);
      row.classList.toggle("cb-hidden", !person);
      (row.querySelector("td") || row).replaceChildren(...(person ? [details(point, person)] : []));
    }
  };
  const showFilter = () => {
    for (const [box] of boxes) box.checked = model.get("articles").includes(box.value);
    if (pointList.value !== model.get("point")) pointList.value = model.get("point");
    if (onlyList.value !== model.get("only")) onlyList.value = model.get("only");
    showGrid();
  };

  root.append(h("h3", {}, "The grid"), filter, count, stage);
  const observer = new ResizeObserver(([entry]) => {
    const now = entry.contentRect.width > 0 && entry.contentRect.width <= NARROW;
    if (entry.contentRect.width > 0 && now !== narrow) { narrow = now; showGrid(); }
  });
  observer.observe(root);
  const watch = { articles: showFilter, only: showFilter, point: showFilter, selected: showSelected };
  for (const [trait, show] of Object.entries(watch)) model.on("change:" + trait, show);
  showFilter();
  return () => {
    observer.disconnect();
    for (const [trait, show] of Object.entries(watch)) model.off("change:" + trait, show);
  };
}
