// The form of one exercise. It collects an answer and shows what Python says of it; it judges nothing.

const LONG = 34; // options longer than this stand above the form; the control shows a letter
const letter = (index) => (index < 26 ? String.fromCharCode(65 + index) : String(index + 1));

function radios(field, many, touched) {
  const name = unique(field.id);
  const inputs = field.options.map(([id, text]) => {
    const input = h("input", { type: many ? "checkbox" : "radio", name, value: id, onchange: touched });
    return [input, h("label", { class: "cb-option" }, input, h("span", {}, text))];
  });
  const box = h("fieldset", {}, h("legend", {}, field.legend), inputs.map(([, label]) => label));
  const chosen = () => inputs.filter(([input]) => input.checked).map(([input]) => input.value);
  return {
    box,
    get: () => (many ? chosen() : chosen()[0]),
    set: (value) => inputs.forEach(([input]) => {
      input.checked = many ? (value || []).includes(input.value) : input.value === value;
    }),
  };
}

function select(field, lettered, touched, say) {
  const id = unique(field.id);
  const control = h("select", { id, onchange: touched }, h("option", { value: "" }, say("exercise_view.choose")),
    field.options.map(([value, text], index) => h("option", { value }, lettered ? letter(index) : text)));
  const box = h("div", { class: "cb-row" }, h("label", { for: id }, field.legend), control);
  return { box, get: () => control.value || undefined, set: (value) => { control.value = value ?? ""; } };
}

function number(field, touched, say) {
  const id = unique(field.id);
  const control = h("input", { type: "number", id, min: field.low, max: field.high, step: field.step, onchange: touched });
  const { legend, low, high, unit } = field;
  const label = unit ? say("exercise_view.number_in", { legend, low, high, unit }) : say("exercise_view.number", { legend, low, high });
  const box = h("div", { class: "cb-row" }, h("label", { for: id }, label), control);
  return {
    box,
    get: () => (control.value === "" ? undefined : Number(control.value)),
    set: (value) => { control.value = value ?? ""; },
  };
}

function longText(field, touched) {
  const id = unique(field.id);
  const control = h("textarea", { id, rows: 5, onchange: touched });
  const box = h("div", {}, h("label", { for: id }, h("strong", {}, field.legend)), control);
  return { box, get: () => control.value || undefined, set: (value) => { control.value = value ?? ""; } };
}

/** The rows of a map of one's own: text, role, voice, where the arrow goes. */
function statements(field, touched, say) {
  const list = h("ol", { class: "cb-statements" });
  const rowsOf = () => [...list.children].map((item) => item.read());
  const renumber = () => [...list.children].forEach((item, i) => item.number(i + 1));
  const pick = (label, options, value) => {
    const id = unique("pick");
    const control = h("select", { id, onchange: touched }, options.map(([v, text]) => h("option", { value: v }, text)));
    control.value = value;
    return [h("div", {}, h("label", { for: id }, label), control), control];
  };
  const addRow = (row = {}) => {
    const id = unique("text");
    const text = h("textarea", { id, rows: 2, maxlength: 400, onchange: touched });
    text.value = row.text || "";
    const label = h("label", { for: id });
    const [roleBox, role] = pick(say("exercise_view.role"), [["", say("exercise_view.choose")], ...field.roles], row.role || "");
    const [voiceBox, voice] = pick(say("exercise_view.voice"), field.voices, row.voice || "author");
    const toId = unique("to");
    const to = h("input", { type: "number", id: toId, min: 1, max: field.most, onchange: touched });
    to.value = row.to || "";
    const placeId = unique("place");
    const place = h("input", { type: "text", id: placeId, maxlength: 20, onchange: touched });
    place.value = row.place || "";
    const together = h("input", { type: "checkbox", onchange: touched });
    together.checked = Boolean(row.together);
    const remove = button(say("exercise_view.remove"), () => {
      item.remove();
      renumber();
      touched();
      more.focus();
    });
    const item = h("li", {}, label, text, h("div", { class: "cb-own-row" }, roleBox, voiceBox,
      h("div", {}, h("label", { for: toId }, say("exercise_view.to")), to),
      h("div", {}, h("label", { for: placeId }, say("exercise_view.place")), place)),
      h("label", { class: "cb-option" }, together, h("span", {}, say("exercise_view.together"))), remove);
    item.number = (n) => {
      setText(label, say("exercise_view.statement", { n }));
      remove.setAttribute("aria-label", say("exercise_view.remove_statement", { n }));
    };
    item.read = () => ({ text: text.value, role: role.value, voice: voice.value, to: to.value, place: place.value, together: together.checked });
    add(list, item);
    renumber();
    return text;
  };
  const more = button(say("exercise_view.add_statement"), () => {
    if (list.children.length >= field.most) return;
    addRow().focus();
    touched();
  });
  const box = h("fieldset", {}, h("legend", {}, field.legend), list, h("div", { class: "cb-buttons" }, more));
  return {
    box,
    get: () => { const rows = rowsOf(); return rows.some((row) => row.text.trim()) ? rows : undefined; },
    set: (value) => {
      if (JSON.stringify(rowsOf()) === JSON.stringify(value)) return;
      fill(list);
      (value && value.length ? value : [{ role: "thesis" }, { role: "reason", to: "1" }, {}, {}]).forEach((row) => addRow(row));
    },
  };
}

/** Selects that share one list of long options: the list stands once above them, by letter. */
function sharedList(fields) {
  const selects = fields.filter((field) => field.control === "select");
  if (!selects.length) return null;
  const key = JSON.stringify(selects[0].options);
  const shared = selects.every((field) => JSON.stringify(field.options) === key);
  const long = selects[0].options.some(([, text]) => text.length > LONG);
  return shared && long ? selects[0].options : null;
}

function makeForm(spec, touched, say) {
  const list = sharedList(spec.fields);
  const controls = {};
  const boxes = [];
  if (list) {
    boxes.push(h("ul", { class: "cb-letters" }, list.map(([, text], i) => h("li", {}, h("strong", {}, letter(i) + ". "), text))));
  }
  for (const field of spec.fields) {
    const make = {
      one: () => radios(field, false, touched), many: () => radios(field, true, touched),
      select: () => select(field, Boolean(list), touched, say), number: () => number(field, touched, say),
      text: () => longText(field, touched), statements: () => statements(field, touched, say),
    }[field.control];
    controls[field.id] = make();
    boxes.push(controls[field.id].box);
  }
  const get = () => Object.fromEntries(Object.entries(controls).map(([id, c]) => [id, c.get()]).filter(([, v]) => v !== undefined));
  const set = (value) => Object.entries(controls).forEach(([id, c]) => c.set(value[id]));
  return { boxes, get, set };
}

function remarkBox(remark, say) {
  const word = remark.good === true ? say("view.right") : remark.good === false ? say("view.not_this") : say("view.note");
  const kind = remark.good === true ? " cb-is-good" : remark.good === false ? " cb-is-bad" : "";
  return h("div", { class: "cb-remark" + kind }, h("span", { class: "cb-mark" }, word + " "),
    remark.about ? h("em", {}, remark.about) : null, remark.about ? h("br") : null, remark.text);
}

function view({ model, root, say }) {
  const spec = model.get("spec");
  root.classList.add("cb-exercise");
  root.dataset.exercise = spec.id;
  const heading = unique("title");
  const stale = h("p", { class: "cb-note cb-hidden" }, say("exercise_view.stale"));
  const form = makeForm(spec, () => { if (model.get("result").state) stale.classList.remove("cb-hidden"); }, say);
  const said = statusLine();
  const remarks = h("div", {});
  const hints = h("div", { role: "status" });
  const worked = h("div", { role: "status" });
  const notice = h("div", { role: "alert" });
  const picture = h("div", { class: "cb-scroll", tabindex: 0 });
  const own = spec.fields[0].control === "statements";
  const send = (deed) => model.send({ do: deed, value: form.get() });
  const check = () => { stale.classList.add("cb-hidden"); send("check"); };
  const checkButton = button(spec.verb, check, { class: "cb-main" });
  const hintButton = button("", () => send("hint"));
  const workedButton = button("", () => { if (model.get("may_open")) send("worked"); });
  const saveButton = button(say("exercise_view.save"), () => send("save"));

  root.setAttribute("role", "group");
  root.setAttribute("aria-labelledby", heading);
  add(root,
    h("h3", { id: heading }, spec.title),
    spec.material.map((line) => h("div", { class: "cb-box" }, line)),
    h("p", {}, spec.prompt),
    form.boxes,
    h("p", { class: "cb-meta" }, spec.meta),
    h("div", { class: "cb-buttons" }, checkButton, spec.hints ? hintButton : null, workedButton, own ? saveButton : null),
    stale, hints, said, remarks, picture, worked, notice,
  );

  const showResult = () => {
    const result = model.get("result");
    setText(said, result.message || "");
    said.dataset.state = result.state || "";
    fill(remarks, (result.remarks || []).map((remark) => remarkBox(remark, say)));
  };
  const showHints = () => {
    const shown = model.get("hints");
    fill(hints, shown.map((text, i) => h("div", { class: "cb-box" }, h("strong", {}, say("exercise_view.hint", { n: i + 1 }) + " "), text)));
    const left = spec.hints - shown.length;
    setText(hintButton, left ? say("exercise_view.hints_left", { left }) : say("exercise_view.no_hints"));
    hintButton.setAttribute("aria-disabled", String(!left));
  };
  const showWorked = () => {
    const lines = model.get("worked_lines");
    const may = model.get("may_open");
    workedButton.setAttribute("aria-disabled", String(!may));
    setText(workedButton, may ? say("exercise_view.open_worked") : say("exercise_view.worked_later"));
    fill(worked, lines.length > 0 && h("div", { class: "cb-box" }, h("strong", {}, say("exercise_view.worked")),
      lines.map((line) => h("div", {}, line))));
  };
  const showNotice = () => setText(notice, model.get("notice"));
  const showPicture = () => { picture.classList.toggle("cb-hidden", !model.get("picture")); setMarkup(picture, model.get("picture")); };
  const keepFile = () => {
    const text = model.get("file");
    if (!text) return;
    const url = URL.createObjectURL(new Blob([text], { type: "text/yaml" }));
    download(url, "argument.yaml");
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  };
  const showValue = () => form.set(model.get("value"));

  const unwatch = watch(model, { value: showValue, result: showResult, hints: showHints, worked_lines: showWorked, may_open: showWorked,
    notice: showNotice, picture: showPicture });
  const unlisten = listen(model, { file: keepFile }); // not now: a page opened again hands out no file by itself
  return () => { unwatch(); unlisten(); };
}
