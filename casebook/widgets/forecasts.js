// Forecast first, then the outcome. The page is sent an outcome only after its forecast is locked.

function outcomeCard(card, say) {
  return h("div", { class: "cb-box", role: "status" },
    h("p", {}, h("strong", {}, say("forecasts.happened", { verdict: card.verdict })), ` (${card.date}). `, card.text),
    h("p", { class: "cb-meta" }, say("forecasts.source", { confidence: card.confidence }) + " ", web(card.source_url, card.source_title)),
    h("p", { class: "cb-meta" }, card.band));
}

function entry(model, item, say) {
  const id = unique(item.id);
  const input = h("input", { type: "number", id, min: 0, max: 100, step: 1 });
  const help = h("p", { class: "cb-note", role: "alert" });
  const lock = () => {
    const percent = Number(input.value);
    if (input.value === "" || !(percent >= 0 && percent <= 100)) setText(help, say("forecasts.give_a_number"));
    else model.send({ prediction: item.id, percent });
  };
  return [h("div", { class: "cb-row" }, h("label", { for: id }, say("forecasts.your_probability")), input),
    h("div", { class: "cb-buttons" }, button(say("forecasts.lock"), lock, { class: "cb-main" })), help];
}

function block(model, item, say) {
  const open = item.scored && item.locked === null;
  return h("section", { "data-prediction": item.id },
    h("h4", {}, item.text),
    h("p", { class: "cb-meta" }, item.hedge ? say("forecasts.where_wording", { loc: item.loc, hedge: item.hedge }) : item.loc),
    h("p", {}, h("strong", {}, say("forecasts.question") + " "), `${item.question} (${item.when})`),
    item.aside && h("p", { class: "cb-note" }, item.aside),
    item.before && h("p", {}, h("strong", {}, say("forecasts.before") + " "), item.before),
    open && entry(model, item, say),
    item.scored && !open && h("p", {}, say("forecasts.locked", { percent: item.percent })),
    item.card && outcomeCard(item.card, say));
}

function view({ model, root, say }) {
  root.classList.add("cb-forecasts");
  const list = h("div", {});
  const notice = h("div", { role: "alert" });
  add(root, h("h3", {}, say("forecasts.title")), list, notice);
  const drawn = new Map();
  const show = () => {
    for (const item of model.get("items")) {
      const key = JSON.stringify(item);
      const old = drawn.get(item.id);
      if (old && old.key === key) continue;
      const element = block(model, item, say);
      if (old) old.element.replaceWith(element);
      else add(list, element);
      drawn.set(item.id, { key, element, locked: item.locked });
      if (old && old.locked === null && item.locked !== null) {
        const head = element.querySelector("h4");
        head.tabIndex = -1;
        head.focus();
      }
    }
  };
  return watch(model, { items: show, notice: () => setText(notice, model.get("notice")) });
}
