// What every view shares: one way to make elements, the words, the traits that are watched, the key guard.

/** What may stand in an element, out of lists and what is left out: null, undefined and false are nothing. */
const present = (children) => children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);

/** Put elements or text at the end of an element. Text goes in as text, never as HTML. */
function add(parent, ...children) {
  parent.append(...present(children)); // eslint-disable-line no-restricted-syntax
  return parent;
}

/** Put elements or text in place of all that an element holds. */
function fill(parent, ...children) {
  parent.replaceChildren(...present(children)); // eslint-disable-line no-restricted-syntax
  return parent;
}

/** Make an element. `on*` keys are listeners; an attribute that is null, undefined or false is left out. */
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  return add(element, ...children);
}

/** A button with its text and what it does. */
const button = (text, onclick, more = {}) => h("button", { type: "button", onclick, ...more }, text);

/** What says the words that Python sent from data/words.yaml: by block and name, with what is filled in, which is text
 *  already. What is missing stays in braces, so that it is seen. */
const speaker = (words) => (name, filled = {}) => {
  const sentence = name.split(".").reduce((tree, key) => tree?.[key], words) ?? `{${name}}`;
  return sentence.replace(/\{([a-z][a-z0-9_]*)(?::[^{}]*)?\}/g, (braces, key) => filled[key] ?? braces);
};

/** Call back whenever a trait changes; gives what ends it. */
function listen(model, callbacks) {
  for (const [trait, changed] of Object.entries(callbacks)) model.on("change:" + trait, changed);
  return () => { for (const [trait, changed] of Object.entries(callbacks)) model.off("change:" + trait, changed); };
}

/** Call back now and whenever a trait changes; gives what ends it. */
function watch(model, callbacks) {
  for (const show of new Set(Object.values(callbacks))) show();
  return listen(model, callbacks);
}

/** Call back with true or false whenever the width of an element passes `border`, a number of pixels; gives what ends it. */
function watchWidth(element, border, changed) {
  let narrow;
  const observer = new ResizeObserver(([entry]) => {
    const { width } = entry.contentRect;
    const now = width <= border;
    if (width > 0 && now !== narrow) { narrow = now; changed(now); }
  });
  observer.observe(element);
  return () => observer.disconnect();
}

/** JupyterLab listens for single keys on the document: "x" would delete a cell, arrows would leave the control.
 *  Keys pressed inside a view stay inside it, except those that leave it or belong to the browser. */
function guardKeys(root) {
  const stop = (event) => {
    const leaves = event.key === "Tab" || event.key === "Escape" || event.ctrlKey || event.metaKey || event.altKey
      || (event.key === "Enter" && event.shiftKey);
    if (!leaves) event.stopPropagation();
  };
  root.addEventListener("keydown", stop);
  return () => root.removeEventListener("keydown", stop);
}

let serial = 0;
/** An id that no other element of the page has: labels need one. */
const unique = (name) => `cb-${name}-${Date.now().toString(36)}-${serial++}`;

/** A line that a screen reader announces when it changes. */
function statusLine() {
  return h("div", { class: "cb-status", role: "status", "aria-live": "polite" });
}

/** Replace an element's text only if it changed, so that nothing is announced twice or redrawn for nothing. */
function setText(element, text) {
  if (element.textContent !== (text ?? "")) element.textContent = text ?? "";
}

/** Save on the model and send at once. */
function save(model, name, value) {
  model.set(name, value);
  model.save_changes();
}

/** Put an SVG or table that Python wrote (and escaped) into a box, unless it is there already. */
function setMarkup(box, markup) {
  if (box.dataset.markup !== undefined && box._markup === markup) return;
  box._markup = markup;
  box.dataset.markup = "";
  box.innerHTML = markup;
}

/** A button that opens and closes a box. */
function fold(label, ...children) {
  const box = h("div", { class: "cb-hidden" }, children);
  const press = button(label, () => {
    const open = box.classList.toggle("cb-hidden") === false;
    press.setAttribute("aria-expanded", String(open));
  }, { "aria-expanded": "false" });
  return h("div", { class: "cb-fold" }, press, box);
}

/** A link, where the address is one of the web; else the text alone. */
const web = (url, text) => (/^https?:\/\//.test(url) ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : text);

/** Hand a file to the browser to keep. */
const download = (address, name) => h("a", { href: address, download: name }).click();

export default {
  render({ model, el }) {
    const root = h("div", { class: "cb" });
    add(el, root);
    const unguard = guardKeys(root);
    const clean = view({ model, root, say: speaker(model.get("words")) });
    return () => {
      unguard();
      if (clean) clean();
    };
  },
};
