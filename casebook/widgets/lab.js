// A lab: predict and commit, then the dials open. Python computes; the browser moves what it already has.
//
// Whenever nothing else is to be done, Python is asked for the results one or two steps away on the dial in use. So a
// press of an arrow key shows its picture at once; only a jump waits for the kernel.

const MOST_READY = 200; // a result takes some 12 kB

const decimals = (step) => (String(step).split(".")[1] || "").length;
const shown = (dial, value) => `${Number(value).toFixed(decimals(dial.step))}${dial.unit ? " " + dial.unit : ""}`;

function slider(dial, moved) {
  const id = unique(dial.id);
  const input = h("input", { type: "range", id, min: dial.low, max: dial.high, step: dial.step, "data-dial": dial.id });
  const output = h("output", { for: id, class: "cb-value" });
  const show = () => {
    setText(output, shown(dial, input.value));
    input.setAttribute("aria-valuetext", shown(dial, input.value));
  };
  input.addEventListener("input", () => { show(); moved(dial.id, Number(input.value)); });
  const label = h("label", { for: id }, dial.label);
  return {
    box: h("div", { class: "cb-dial" }, h("div", { class: "cb-dial-head" }, label, output), input, help(dial)),
    set: (value) => { if (Number(input.value) !== Number(value)) input.value = value; show(); },
  };
}

function toggle(dial, moved) {
  const input = h("input", { type: "checkbox", "data-dial": dial.id, onchange: () => moved(dial.id, input.checked ? 1 : 0) });
  const box = h("div", { class: "cb-dial" }, h("label", { class: "cb-option" }, input, h("span", {}, dial.label)), help(dial));
  return { box, set: (value) => { input.checked = Boolean(value); } };
}

function choice(dial, moved) {
  const id = unique(dial.id);
  const input = h("select", { id, "data-dial": dial.id, onchange: () => moved(dial.id, Number(input.value)) },
    dial.options.map(([value, text]) => h("option", { value }, text)));
  const box = h("div", { class: "cb-dial" }, h("label", { for: id }, dial.label), input, help(dial));
  return { box, set: (value) => { input.value = String(value); } };
}

/** Call back once the next frame is painted. */
function afterFrame(then) {
  requestAnimationFrame(() => setTimeout(then));
}

/** The settings of a dial that one more press or click may lead to. */
function near(dial, value) {
  if (dial.kind === "toggle") return [value ? 0 : 1];
  if (dial.kind === "choice") return dial.options.map(([option]) => option).filter((option) => option !== value);
  const digits = Math.max(decimals(dial.step), decimals(dial.low));
  return [1, -1, 2, -2].map((steps) => Number((value + steps * dial.step).toFixed(digits)))
    .filter((other) => other >= dial.low && other <= dial.high);
}

const help = (dial) => h("div", { class: "cb-note" }, dial.help, dial.where ? ` (${dial.where})` : "");

/** Move the markers of one dial along the curves that are already drawn: no kernel is asked. */
function follow(picture, dial, value) {
  for (const mark of picture.querySelectorAll(`.cb-follow[data-dial="${dial}"]`)) {
    const points = mark.dataset.points.trim().split(/\s+/).map((pair) => pair.split(",").map(Number));
    const low = Number(mark.dataset.low);
    const high = Number(mark.dataset.high);
    const at = Math.min(1, Math.max(0, (value - low) / (high - low))) * (points.length - 1);
    const left = points[Math.floor(at)];
    const right = points[Math.min(points.length - 1, Math.floor(at) + 1)];
    const share = at - Math.floor(at);
    const [x, y] = [0, 1].map((k) => left[k] + (right[k] - left[k]) * share);
    mark.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
  }
}

function guess(prediction) {
  const name = unique(prediction.id);
  const inputs = prediction.options.map(([id, text]) => {
    const input = h("input", { type: "radio", name, value: id });
    return [input, h("label", { class: "cb-option" }, input, h("span", {}, text))];
  });
  return {
    id: prediction.id,
    box: h("fieldset", { "data-prediction": prediction.id }, h("legend", {}, prediction.prompt), inputs.map(([, label]) => label)),
    get: () => (inputs.find(([input]) => input.checked) || [{}])[0].value,
  };
}

function committedBox(prediction, done, say) {
  const verdict = done.right ? say("lab.it_is_so") : say("lab.it_is_not_so");
  return h("div", { class: "cb-box" }, h("p", {}, prediction.prompt),
    h("p", {}, h("strong", {}, say("lab.committed") + " "), done.text),
    h("p", { class: "cb-remark " + (done.right ? "cb-is-good" : "cb-is-bad") },
      h("span", { class: "cb-mark" }, verdict + " "), done.feedback));
}

function before(model, spec, say) {
  const box = h("div", { class: "cb-predict" });
  const draw = () => {
    const committed = model.get("committed");
    const open = spec.predictions.filter((p) => !committed[p.id]);
    if (!open.length) { fill(box); return; }
    const guesses = open.map(guess);
    const said = statusLine();
    const send = () => {
      const chosen = Object.fromEntries(guesses.map((g) => [g.id, g.get()]).filter(([, v]) => v));
      if (Object.keys(chosen).length < guesses.length) setText(said, say("lab.choose_each"));
      else model.send({ commit: chosen });
    };
    fill(box, h("h4", {}, say("lab.predict")), guesses.map((g) => g.box),
      h("div", { class: "cb-buttons" }, button(say("lab.commit"), send, { class: "cb-main" })), said);
  };
  draw();
  return { box, draw };
}

function view({ model, root, say }) {
  const spec = model.get("spec");
  root.classList.add("cb-lab");
  root.dataset.lab = spec.id;
  const picture = h("div", { class: "cb-stage" });
  const sentence = h("p", { role: "status", class: "cb-sentence" });
  const flip = h("p", {});
  const readings = h("ul", {});
  const table = h("div", {});
  const said = h("p", { role: "status", class: "cb-note" });
  const robustTable = h("div", {});
  const notice = h("div", { role: "alert" });
  const predictions = h("div", {});

  let busy = false;
  let waiting = false;
  let late = false;
  let values = { ...model.get("values") };
  let inUse = null;
  const ready = new Map(); // results by setting, worked out ahead or seen before
  const asked = new Set();
  const key = (setting) => JSON.stringify(spec.dials.map((dial) => setting[dial.id]));
  const keep = (setting, result) => {
    if (ready.size >= MOST_READY) ready.clear();
    ready.set(key(setting), result);
  };
  /** What may come next on the dial in use and is not known yet. */
  const lacking = () => {
    if (!inUse) return [];
    const wanted = near(inUse, values[inUse.id]).map((value) => [value, key({ ...values, [inUse.id]: value })])
      .filter(([, name]) => !ready.has(name) && !asked.has(name));
    wanted.forEach(([, name]) => asked.add(name));
    return wanted.map(([value]) => [inUse.id, value]);
  };
  const prepare = () => {
    const wanted = busy ? [] : lacking();
    if (wanted.length) model.send({ near: wanted });
  };
  const ask = () => {
    if (busy) { waiting = true; return; }
    busy = true;
    waiting = false;
    model.send({ values });
  };
  const moved = (id, value) => {
    values = { ...values, [id]: value };
    inUse = spec.dials.find((dial) => dial.id === id);
    const known = ready.get(key(values));
    if (known) draw(known);
    else follow(picture, id, value);
    late = !known;
    ask();
  };
  const make = { range: slider, toggle, choice };
  const dials = Object.fromEntries(spec.dials.map((dial) => [dial.id, make[dial.kind](dial, moved)]));
  const usable = (dial) => {
    const use = () => { inUse = dial; prepare(); };
    for (const event of ["focusin", "pointerenter"]) dials[dial.id].box.addEventListener(event, use);
    return dials[dial.id].box;
  };
  const first = before(model, spec, say);
  const asMarkup = (markup) => {
    const box = h("div", {});
    setMarkup(box, markup);
    return box;
  };
  const preset = (p) => button(p.label, () => model.send({ preset: p.id }), { "data-preset": p.id });
  const fact = (f) => h("li", {}, f.text, " ", web(f.url, f.title), " ", say("view.confidence", { confidence: f.confidence }));
  const body = h("div", {},
    predictions,
    h("h4", {}, say("lab.presets")),
    h("p", { class: "cb-note" }, say("lab.presets_are")),
    h("div", { class: "cb-buttons" }, spec.presets.map(preset)),
    said,
    h("div", { class: "cb-lab-grid" }, h("div", { class: "cb-dials" }, spec.dials.map(usable)),
      h("div", {}, picture, sentence, flip)),
    readings,
    fold(say("lab.table"), table),
    spec.robust && h("div", { class: "cb-fold" }, button(say("lab.robust"), () => model.send({ robust: true })), robustTable),
    spec.background.length > 0 && fold(say("lab.background"), spec.background.map(asMarkup)),
    h("h4", {}, say("lab.notice")),
    h("ul", {}, spec.notice.map((line) => h("li", {}, line))),
    h("p", {}, h("strong", {}, say("lab.leaves_out") + " "), spec.leaves_out),
    fold(say("lab.further"),
      h("p", {}, spec.critique),
      h("ul", {}, spec.literature.map((s) => h("li", {}, web(s.url, s.citation), ` (${s.status})`))),
      spec.facts.length > 0 && h("ul", {}, spec.facts.map(fact))),
  );
  add(root, h("h3", {}, spec.title), h("p", {}, h("strong", {}, spec.question)), h("p", {}, spec.intro), first.box, body, notice);

  const showValues = () => {
    if (waiting) return;
    values = { ...model.get("values") };
    for (const [id, dial] of Object.entries(dials)) dial.set(values[id]);
  };
  const showResult = () => {
    const result = model.get("result");
    if (result.svg === undefined) return;
    showValues(); // values and result come in one message, in no order
    keep(model.get("values"), result);
    // What was shown from what is ready must not give way to the picture of a setting that is past.
    const current = ready.get(key(values));
    draw(current || result);
    if (!current) for (const [id, value] of Object.entries(values)) follow(picture, id, value);
  };
  const draw = (result) => {
    setMarkup(picture, result.svg);
    setText(sentence, result.sentence);
    setText(flip, result.flip);
    setMarkup(table, result.table);
    const lines = JSON.stringify(result.readings);
    if (readings.dataset.lines !== lines) {
      readings.dataset.lines = lines;
      fill(readings, result.readings.map(([label, text]) => h("li", {}, h("strong", {}, label + ": "), text)));
    }
  };
  const showCommitted = () => {
    const committed = model.get("committed");
    const open = spec.predictions.every((p) => committed[p.id]);
    first.draw();
    body.classList.toggle("cb-hidden", !open);
    fill(predictions, spec.predictions.filter((p) => committed[p.id]).map((p) => committedBox(p, committed[p.id], say)));
  };
  const answered = (message) => {
    if (!message) return;
    if (message.near) {
      asked.clear();
      for (const [setting, result] of message.near) keep(setting, result);
    }
    if (message.done === undefined) return;
    busy = false;
    if (waiting) ask();
    else if (late) afterFrame(prepare); // first of all the picture that was waited for is painted
    else prepare();
  };
  model.on("msg:custom", answered);
  const unwatch = watch(model, { values: showValues, result: showResult, committed: showCommitted,
    said: () => setText(said, model.get("said")), robust_table: () => setMarkup(robustTable, model.get("robust_table")),
    notice: () => setText(notice, model.get("notice")) });
  return () => {
    model.off("msg:custom", answered);
    unwatch();
  };
}
