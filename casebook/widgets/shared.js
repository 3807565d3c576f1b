// What every view shares: one way to make elements, the key guard, the status line.

/** Make an element. Text goes in as text, never as HTML; `on*` keys are listeners. */
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
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
  if (element.textContent !== text) element.textContent = text;
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
  const box = h("div", { class: "cb-hidden" }, ...children);
  const button = h("button", { type: "button", "aria-expanded": "false", onclick: () => {
    const open = box.classList.toggle("cb-hidden") === false;
    button.setAttribute("aria-expanded", String(open));
  } }, label);
  return h("div", { class: "cb-fold" }, button, box);
}

/** A link, where the address is one of the web; else the text alone. */
const web = (url, text) => (/^https?:\/\//.test(url) ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : text);

export default {
  render({ model, el }) {
    const root = h("div", { class: "cb" });
    el.append(root);
    const unguard = guardKeys(root);
    const clean = view({ model, root });
    return () => {
      unguard();
      if (clean) clean();
    };
  },
};
