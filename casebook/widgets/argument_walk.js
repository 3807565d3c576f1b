// The walk: a question, a committed choice, what it teaches, then the map grows. Python keeps the answers.

function view({ model, root }) {
  const spec = model.get("spec");
  const steps = spec.steps;
  const last = steps.length - 1;
  let answers = { ...model.get("answers") };
  let at = model.get("at");
  let narrow = false;
  root.classList.add("cb-wide", "cb-walk");
  const title = unique("walk");
  root.setAttribute("role", "group");
  root.setAttribute("aria-labelledby", title);

  const canvas = makeCanvas(spec.drawing, root, (id) => choose(id));
  const list = makeList(spec.drawing, (id) => choose(id));
  let open = "";
  const panel = h("div", { class: "cb-panel cb-hidden", role: "region", "aria-label": "Details" });
  const empty = h("p", { class: "cb-note cb-empty" }, 
    `The map is empty so far. Each of the ${steps.length} steps asks a question first. Commit your answer; then the map grows. Nothing here is marked.`);
  const picture = h("div", { class: "cb-growing cb-stage" }, h("div", { class: "cb-frame" }, empty, canvas.box), panel);
  const sofar = h("details", { class: "cb-sofar" }, h("summary", {}, "The map so far, as a list"), list.box);
  const jumps = h("ol", { class: "cb-jumps", "aria-label": "Steps" }, steps.map((step, i) =>
    h("li", {}, button(String(i + 1), () => go(i, true), { "data-step": i }))));
  const heading = h("h4", { tabindex: "-1" });
  const form = h("fieldset", {});
  const taught = h("div", {});
  const said = statusLine();
  const notice = h("div", { role: "alert" });
  const backButton = button("Back", () => go(at - 1, true), { "data-do": "back" });
  const mainButton = button("", () => forward(), { class: "cb-main", "data-do": "main" });

  const answered = (i) => answers[steps[i]?.id];
  const shown = () => new Set(steps.flatMap((step, i) => (i < at || (i === at && answered(i)) ? step.show : [])));
  const choose = (id) => {
    open = open === id ? "" : id;
    const part = spec.drawing.parts[open];
    canvas.opened(open);
    list.opened(open);
    panel.classList.toggle("cb-hidden", !part || narrow);
    picture.classList.toggle("cb-open", Boolean(part) && !narrow);
    const back = () => { const was = open; choose(open); canvas.focus(was); };
    panel.replaceChildren(...(part ? [h("h4", {}, part.heading), factList(part), h("div", { class: "cb-buttons" }, button("Back to the map", back))] : []));
  };

  const option = (step, choice, name) => {
    const done = answers[step.id];
    const input = h("input", { type: "radio", name, value: choice.id, disabled: Boolean(done), checked: done === choice.id });
    const mine = done === choice.id ? h("strong", {}, " (your answer)") : null;
    return h("label", { class: "cb-option" }, input, h("span", {}, choice.text, mine));
  };
  const remark = (choice, word) => h("div", { class: `cb-remark ${choice.right ? "cb-is-good" : "cb-is-bad"}` },
    h("span", { class: "cb-mark" }, word + ". "), choice.feedback);
  const added = (step) => [
    ...step.new.map((id) => {
      const part = spec.drawing.parts[id];
      return h("li", { class: `cb-card cb-v-${part.voice}` }, h("strong", { class: "cb-tag" }, `${id} · ${part.kind} · ${part.whose}`), part.text);
    }),
    ...step.arrows.map((text) => h("li", { class: "cb-step" }, `Arrow: ${text}`)),
  ];
  const lesson = (step) => {
    const chosen = step.choices.find((choice) => choice.id === answers[step.id]);
    const right = step.choices.filter((choice) => choice.right && choice !== chosen);
    const others = chosen.right ? [] : right.map((choice) => [h("p", { class: "cb-note" }, `The right answer: ${choice.text}`), remark(choice, "Right")]);
    return [remark(chosen, chosen.right ? "Right" : "Not this"), others, h("p", {}, step.say),
      step.show.length ? h("p", { class: "cb-note" }, "New on the map:") : null, h("ul", { class: "cb-added" }, added(step))].flat(2);
  };

  const draw = () => {
    const step = steps[at];
    const done = Boolean(answered(at));
    setText(heading, `Step ${at + 1} of ${steps.length}: ${step.title}`);
    const name = unique("choice");
    form.replaceChildren(h("legend", {}, step.ask), ...step.choices.map((choice) => option(step, choice, name)));
    taught.replaceChildren(...(done ? lesson(step) : []).filter(Boolean));
    setText(mainButton, !done ? "Commit my answer" : at < last ? "Next step" : "The walk is complete");
    mainButton.setAttribute("aria-disabled", String(done && at === last));
    backButton.setAttribute("aria-disabled", String(at === 0));
    for (const press of jumps.querySelectorAll("button")) {
      const i = Number(press.dataset.step);
      press.classList.toggle("cb-done", Boolean(answered(i)));
      press.setAttribute("aria-label", `Step ${i + 1}: ${answered(i) ? "answered" : "open"}`);
      if (i === at) press.setAttribute("aria-current", "step"); else press.removeAttribute("aria-current");
    }
    if (open && !shown().has(open)) choose(open);
    const fresh = new Set(done ? step.show : []);
    empty.classList.toggle("cb-hidden", shown().size > 0);
    canvas.box.classList.toggle("cb-hidden", shown().size === 0);
    canvas.show(shown(), fresh);
    list.show(shown(), fresh);
    if (done) requestAnimationFrame(() => canvas.centre(step.new.length ? step.new : step.show));
  };

  const go = (to, refocus) => {
    if (to < 0 || to > last) return;
    at = to;
    save(model, "at", at);
    steady(heading, draw);
    setText(said, "");
    if (!refocus) return;
    heading.focus({ preventScroll: true });
    if (hiddenFrom(narrow ? heading : picture) || hiddenFrom(form)) (narrow ? heading : picture).scrollIntoView({ block: "start" });
  };
  const forward = () => {
    if (answered(at)) return go(at + 1, true);
    const chosen = form.querySelector("input:checked");
    if (!chosen) return setText(said, "Choose an answer first. Or jump to another step by its number.");
    const step = steps[at];
    answers = { ...answers, [step.id]: chosen.value };
    model.send({ do: "answer", step: step.id, choice: chosen.value });
    steady(heading, draw);
    const choice = step.choices.find((one) => one.id === chosen.value);
    return setText(said, `${choice.right ? "Right" : "Not this"}. The map has ${step.show.length === 1 ? "one new part" : `${step.show.length} new parts`}.`);
  };

  const place = () => {
    root.classList.toggle("cb-narrow", narrow);
    picture.classList.toggle("cb-hidden", narrow);
    if (!narrow) canvas.settle();
  };
  root.append(h("h3", { id: title }, spec.title), jumps, picture, heading, form, taught, said, notice,
    h("div", { class: "cb-buttons" }, backButton, mainButton), sofar, makeLegend(spec.legend));
  const unwatch = watchWidth(root, (now) => { narrow = now; place(); });
  const watch = {
    at: () => { if (model.get("at") !== at) { at = model.get("at"); draw(); } },
    // The kernel repeats what was answered here: only what is new is drawn, or the focus would be lost.
    answers: () => {
      const now = model.get("answers");
      if (Object.entries(now).every(([step, choice]) => answers[step] === choice)) return;
      answers = { ...answers, ...now };
      draw();
    },
    notice: () => setText(notice, model.get("notice")),
  };
  for (const [trait, show] of Object.entries(watch)) model.on("change:" + trait, show);
  draw();
  place();
  watch.notice();
  return () => {
    unwatch();
    canvas.stop();
    for (const [trait, show] of Object.entries(watch)) model.off("change:" + trait, show);
  };
}
