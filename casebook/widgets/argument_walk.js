// The walk: a question, a committed choice, what it teaches, then the map grows. Python keeps the answers.

function view({ model, root, say }) {
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

  const canvas = makeCanvas(spec.drawing, root, (id) => choose(id), say);
  const list = makeList(spec.drawing, (id) => choose(id), say);
  let open = "";
  const panel = h("div", { class: "cb-panel cb-hidden", role: "region", "aria-label": say("map_view.details") });
  const empty = h("p", { class: "cb-note cb-empty" }, say("walk_view.empty", { steps: steps.length }));
  const picture = h("div", { class: "cb-growing cb-stage" }, h("div", { class: "cb-frame" }, empty, canvas.box), panel);
  const sofar = h("details", { class: "cb-sofar" }, h("summary", {}, say("walk_view.so_far")), list.box);
  const jumps = h("ol", { class: "cb-jumps", "aria-label": say("walk_view.steps") }, steps.map((step, i) =>
    h("li", {}, button(String(i + 1), () => go(i, true), { "data-step": i }))));
  const heading = h("h4", { tabindex: "-1" });
  const form = h("fieldset", {});
  const taught = h("div", {});
  const said = statusLine();
  const notice = h("div", { role: "alert" });
  const backButton = button(say("walk_view.back"), () => go(at - 1, true), { "data-do": "back" });
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
    fillPanel(panel, part, back, say);
  };

  const option = (step, choice, name) => {
    const done = answers[step.id];
    const input = h("input", { type: "radio", name, value: choice.id, disabled: Boolean(done), checked: done === choice.id });
    const mine = done === choice.id && h("strong", {}, " " + say("walk_view.yours"));
    return h("label", { class: "cb-option" }, input, h("span", {}, choice.text, mine));
  };
  const verdict = (choice) => (choice.right ? say("view.right") : say("view.not_this"));
  const remark = (choice, word) => h("div", { class: `cb-remark ${choice.right ? "cb-is-good" : "cb-is-bad"}` },
    h("span", { class: "cb-mark" }, word + " "), choice.feedback);
  const added = (step) => [
    ...step.new.map((id) => {
      const part = spec.drawing.parts[id];
      return h("li", { class: `cb-card cb-v-${part.voice}` }, h("strong", { class: "cb-tag" }, `${id} · ${part.kind} · ${part.whose}`), part.text);
    }),
    ...step.arrows.map((text) => h("li", { class: "cb-step" }, say("walk_view.arrow", { text }))),
  ];
  const lesson = (step) => {
    const chosen = step.choices.find((choice) => choice.id === answers[step.id]);
    const right = step.choices.filter((choice) => choice.right && choice !== chosen);
    const others = chosen.right ? [] : right.map((choice) => [
      h("p", { class: "cb-note" }, say("walk_view.right_answer", { text: choice.text })), remark(choice, say("view.right"))]);
    return [remark(chosen, verdict(chosen)), others, h("p", {}, step.say),
      step.show.length > 0 && h("p", { class: "cb-note" }, say("walk_view.new")), h("ul", { class: "cb-added" }, added(step))];
  };

  const draw = () => {
    const step = steps[at];
    const done = Boolean(answered(at));
    setText(heading, say("walk_view.step", { n: at + 1, of: steps.length, title: step.title }));
    const name = unique("choice");
    fill(form, h("legend", {}, step.ask), step.choices.map((choice) => option(step, choice, name)));
    fill(taught, done && lesson(step));
    setText(mainButton, !done ? say("walk_view.commit") : at < last ? say("walk_view.next") : say("walk_view.complete"));
    mainButton.setAttribute("aria-disabled", String(done && at === last));
    backButton.setAttribute("aria-disabled", String(at === 0));
    for (const press of jumps.querySelectorAll("button")) {
      const i = Number(press.dataset.step);
      press.classList.toggle("cb-done", Boolean(answered(i)));
      const n = i + 1;
      press.setAttribute("aria-label", answered(i) ? say("walk_view.step_answered", { n }) : say("walk_view.step_open", { n }));
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
    if (!chosen) return setText(said, say("walk_view.choose_first"));
    const step = steps[at];
    answers = { ...answers, [step.id]: chosen.value };
    model.send({ do: "answer", step: step.id, choice: chosen.value });
    steady(heading, draw);
    const choice = step.choices.find((one) => one.id === chosen.value);
    const n = step.show.length;
    return setText(said, `${verdict(choice)} ${n === 1 ? say("walk_view.one_part") : say("walk_view.parts", { n })}`);
  };

  const place = () => {
    root.classList.toggle("cb-narrow", narrow);
    picture.classList.toggle("cb-hidden", narrow);
    if (!narrow) canvas.settle();
  };
  add(root, h("h3", { id: title }, spec.title), jumps, picture, heading, form, taught, said, notice,
    h("div", { class: "cb-buttons" }, backButton, mainButton), sofar, makeLegend(spec.legend, say));
  const unsize = watchWidth(root, NARROW, (now) => { narrow = now; place(); });
  draw();
  place();
  const unlisten = listen(model, {
    at: () => { if (model.get("at") !== at) { at = model.get("at"); draw(); } },
    // The kernel repeats what was answered here: only what is new is drawn, or the focus would be lost.
    answers: () => {
      const now = model.get("answers");
      if (Object.entries(now).every(([step, choice]) => answers[step] === choice)) return;
      answers = { ...answers, ...now };
      draw();
    },
  });
  const unwatch = watch(model, { notice: () => setText(notice, model.get("notice")) });
  return () => {
    unsize();
    unlisten();
    unwatch();
    canvas.stop();
  };
}
