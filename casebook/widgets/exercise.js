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

function select(field, lettered, touched) {
  const id = unique(field.id);
  const control = h("select", { id, onchange: touched }, h("option", { value: "" }, "choose ..."),
    field.options.map(([value, text], index) => h("option", { value }, lettered ? letter(index) : text)));
  const box = h("div", { class: "cb-row" }, h("label", { for: id }, field.legend), control);
  return { box, get: () => control.value || undefined, set: (value) => { control.value = value ?? ""; } };
}

function number(field, touched) {
  const id = unique(field.id);
  const control = h("input", { type: "number", id, min: field.low, max: field.high, step: field.step, onchange: touched });
  const range = `${field.low} to ${field.high}${field.unit ? " " + field.unit : ""}`;
  const box = h("div", { class: "cb-row" }, h("label", { for: id }, `${field.legend} (${range})`), control);
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

/** Selects that share one list of long options: the list stands once above them, by letter. */
function sharedList(fields) {
  const selects = fields.filter((field) => field.control === "select");
  if (!selects.length) return null;
  const key = JSON.stringify(selects[0].options);
  const shared = selects.every((field) => JSON.stringify(field.options) === key);
  const long = selects[0].options.some(([, text]) => text.length > LONG);
  return shared && long ? selects[0].options : null;
}

function makeForm(spec, touched) {
  const list = sharedList(spec.fields);
  const controls = {};
  const boxes = [];
  if (list) {
    boxes.push(h("ul", { class: "cb-letters" }, list.map(([, text], i) => h("li", {}, h("strong", {}, letter(i) + ". "), text))));
  }
  for (const field of spec.fields) {
    const make = {
      one: () => radios(field, false, touched), many: () => radios(field, true, touched),
      select: () => select(field, Boolean(list), touched), number: () => number(field, touched),
      text: () => longText(field, touched),
    }[field.control];
    controls[field.id] = make();
    boxes.push(controls[field.id].box);
  }
  const get = () => Object.fromEntries(Object.entries(controls).map(([id, c]) => [id, c.get()]).filter(([, v]) => v !== undefined));
  const set = (value) => Object.entries(controls).forEach(([id, c]) => c.set(value[id]));
  return { boxes, get, set };
}

function remarkBox(remark) {
  const word = remark.good === true ? "Right" : remark.good === false ? "Not this" : "Note";
  const kind = remark.good === true ? " cb-is-good" : remark.good === false ? " cb-is-bad" : "";
  return h("div", { class: "cb-remark" + kind }, h("span", { class: "cb-mark" }, word + ". "),
    remark.about ? h("em", {}, remark.about) : null, remark.about ? h("br") : null, remark.text);
}

function view({ model, root }) {
  const spec = model.get("spec");
  root.classList.add("cb-exercise");
  root.dataset.exercise = spec.id;
  const heading = unique("title");
  const stale = h("p", { class: "cb-note cb-hidden" }, "You changed your answer: check it again.");
  const form = makeForm(spec, () => { if (model.get("result").state) stale.classList.remove("cb-hidden"); });
  const said = statusLine();
  const remarks = h("div", {});
  const hints = h("div", { role: "status" });
  const worked = h("div", { role: "status" });
  const notice = h("div", { role: "alert" });
  const send = (deed) => model.send({ do: deed, value: form.get() });
  const checkButton = h("button", { type: "button", class: "cb-main", onclick: () => { stale.classList.add("cb-hidden"); send("check"); } }, spec.verb);
  const hintButton = h("button", { type: "button", onclick: () => send("hint") });
  const workedButton = h("button", { type: "button", onclick: () => { if (model.get("may_open")) send("worked"); } });

  root.setAttribute("role", "group");
  root.setAttribute("aria-labelledby", heading);
  root.append(
    h("h3", { id: heading }, spec.title),
    ...spec.material.map((line) => h("div", { class: "cb-box" }, line)),
    h("p", {}, spec.prompt),
    ...form.boxes,
    h("p", { class: "cb-meta" }, spec.meta),
    h("div", { class: "cb-buttons" }, checkButton, spec.hints ? hintButton : null, workedButton),
    stale, hints, said, remarks, worked, notice,
  );

  const showResult = () => {
    const result = model.get("result");
    setText(said, result.message || "");
    said.dataset.state = result.state || "not attempted";
    remarks.replaceChildren(...(result.remarks || []).map(remarkBox));
  };
  const showHints = () => {
    const shown = model.get("hints");
    hints.replaceChildren(...shown.map((text, i) => h("div", { class: "cb-box" }, h("strong", {}, `Hint ${i + 1}. `), text)));
    const left = spec.hints - shown.length;
    setText(hintButton, left ? `Hint (${left} left)` : "No more hints");
    hintButton.setAttribute("aria-disabled", String(!left));
  };
  const showWorked = () => {
    const lines = model.get("worked_lines");
    const may = model.get("may_open");
    workedButton.setAttribute("aria-disabled", String(!may));
    setText(workedButton, may ? "Show the worked answer" : "Worked answer: after two tries");
    worked.replaceChildren(...(lines.length ? [h("div", { class: "cb-box" }, h("strong", {}, "Worked answer"),
      ...lines.map((line) => h("div", {}, line)))] : []));
  };
  const showNotice = () => setText(notice, model.get("notice"));
  const showValue = () => form.set(model.get("value"));

  const watch = { value: showValue, result: showResult, hints: showHints, worked_lines: showWorked, may_open: showWorked, notice: showNotice };
  for (const [name, show] of Object.entries(watch)) { model.on("change:" + name, show); show(); }
  return () => Object.entries(watch).forEach(([name, show]) => model.off("change:" + name, show));
}
