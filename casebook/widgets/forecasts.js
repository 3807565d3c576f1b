// Forecast first, then the outcome. The page is sent an outcome only after its forecast is locked.

function outcomeCard(card) {
  return h("div", { class: "cb-box", role: "status" },
    h("p", {}, h("strong", {}, `What happened: ${card.verdict}`), ` (${card.date}). `, card.text),
    h("p", { class: "cb-meta" }, `Source (${card.confidence} confidence): `, web(card.source_url, card.source_title)),
    h("p", { class: "cb-meta" }, card.band));
}

function entry(model, item) {
  const id = unique(item.id);
  const input = h("input", { type: "number", id, min: 0, max: 100, step: 1 });
  const help = h("p", { class: "cb-note", role: "alert" });
  const lock = () => {
    const percent = Number(input.value);
    if (input.value === "" || !(percent >= 0 && percent <= 100)) setText(help, "Give a number from 0 to 100.");
    else model.send({ prediction: item.id, percent });
  };
  return [h("div", { class: "cb-row" }, h("label", { for: id }, "Your probability in percent (0: will not happen, 100: will surely happen)"), input),
    h("div", { class: "cb-buttons" }, h("button", { type: "button", class: "cb-main", onclick: lock }, "Lock my forecast")), help];
}

function block(model, item) {
  return h("section", { "data-prediction": item.id },
    h("h4", {}, item.text),
    h("p", { class: "cb-meta" }, `${item.loc}${item.hedge ? "; the wording: " + item.hedge : ""}`),
    h("p", {}, h("strong", {}, "The question to resolve: "), `${item.question} (${/\d/.test(item.horizon) ? "by " + item.horizon : "no date"})`),
    item.aside ? h("p", { class: "cb-note" }, item.aside) : null,
    item.before ? h("p", {}, h("strong", {}, "Before you forecast: "), item.before) : null,
    item.scored && item.locked === null ? entry(model, item) : null,
    item.locked !== null && item.scored ? h("p", {}, `Your forecast, locked: ${Math.round(item.locked * 100)}%.`) : null,
    item.card ? outcomeCard(item.card) : null);
}

function view({ model, root }) {
  root.classList.add("cb-forecasts");
  const list = h("div", {});
  const notice = h("div", { role: "alert" });
  root.append(h("h3", {}, "Forecast first, then open the outcome"), list, notice);
  const drawn = new Map();
  const show = () => {
    for (const item of model.get("items")) {
      const key = JSON.stringify(item);
      const old = drawn.get(item.id);
      if (old && old.key === key) continue;
      const element = block(model, item);
      if (old) old.element.replaceWith(element);
      else list.append(element);
      drawn.set(item.id, { key, element, locked: item.locked });
      if (old && old.locked === null && item.locked !== null) { const head = element.querySelector("h4"); head.tabIndex = -1; head.focus(); }
    }
    setText(notice, model.get("notice"));
  };
  model.on("change", show);
  show();
  return () => model.off("change", show);
}
