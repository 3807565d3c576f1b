// The linter of the views. tests/test_javascript.py gives it each view as the browser gets it: all its scripts joined.
"use strict";

const BROWSER = ["Blob", "DOMParser", "ResizeObserver", "URL", "clearTimeout", "document", "getComputedStyle",
  "requestAnimationFrame", "setTimeout"];
const NO_WORDS = "A word that a learner reads stands in data/words.yaml, not in a script: write say(\"block.name\").";
const TWO_WORDS = /\p{L}{2}[.,;:]?\s+\p{L}{2}/u;
const A_WORD = /\p{L}{2}/u;
const SPOKEN = /^(aria-label|aria-valuetext|aria-description|title|alt|placeholder)$/; // attributes that are read to people
const UNREAD = /^(class|rel)$/; // attributes whose value is a list of names
const FIRST_READ = { h: 2, add: 1, fill: 1, button: 0, fold: 0, setText: 1 }; // from which argument on a call is given text
const LAST_READ = { button: 0, setText: 1 };

/** How a function is called: "add", or ".add" for a method. */
const nameOf = (callee) => callee.name ?? `.${callee.property?.name}`;

/** What a piece of text is given to: the nearest call or object around it, and its place or its key in that. */
function placeOf(text) {
  for (let node = text; node.parent; node = node.parent) {
    const { parent } = node;
    if (parent.type === "CallExpression") {
      return { call: nameOf(parent.callee), at: parent.arguments.indexOf(node), first: parent.arguments[0] };
    }
    if (parent.type === "Property") return { key: parent.key.name ?? parent.key.value };
    if (parent.type.endsWith("Statement")) break;
  }
  return {};
}

/** Text with a word in it, where a page puts it before people; and text of two words or more, wherever it stands. */
const noWords = {
  create: (context) => {
    const look = (node, text) => {
      if (node.parent.type === "Property" && node.parent.key === node) return;
      const { call, at, key, first } = placeOf(node);
      const attribute = call === ".setAttribute" && at === 1 ? first.value : key;
      const unread = UNREAD.test(attribute) || /^\.(querySelector|querySelectorAll|closest|matches)$/.test(call);
      const read = SPOKEN.test(attribute) || (at >= FIRST_READ[call] && at <= (LAST_READ[call] ?? Infinity));
      if (!unread && (read ? A_WORD : TWO_WORDS).test(text)) context.report({ node, message: NO_WORDS });
    };
    return {
      Literal: (node) => { if (typeof node.value === "string") look(node, node.value); },
      TemplateElement: (node) => look(node.parent, node.value.cooked),
    };
  },
};

/** `say` is given the name of words that there are, plainly, so that a search finds who says what; and each name that they
 *  have in braces is filled in. The option is what data/words.yaml holds: the names in braces, by name. */
const knownWords = {
  meta: { schema: [{ type: "object" }] },
  create: (context) => ({
    CallExpression: (node) => {
      if (node.callee.name !== "say") return;
      const [name, filled] = node.arguments;
      const wanted = context.options[0]?.[name?.value];
      const given = (filled?.properties ?? []).map((property) => property.key?.name).sort();
      if (!wanted) context.report({ node, message: "say() takes the name of words in data/words.yaml, as one plain string." });
      else if (given.join() !== [...wanted].sort().join()) {
        context.report({ node, message: `These words have in braces: ${wanted.join(", ") || "nothing"}.` });
      }
    },
  }),
};

module.exports = [{
  files: ["**/*.js"],
  languageOptions: {
    ecmaVersion: 2022, sourceType: "module", globals: Object.fromEntries(BROWSER.map((name) => [name, "readonly"])),
  },
  linterOptions: { reportUnusedDisableDirectives: "error" },
  plugins: { kit: { rules: { "no-words": noWords, "known-words": knownWords } } },
  rules: {
    "no-undef": "error",
    "no-unused-vars": "error",
    "no-redeclare": "error",
    eqeqeq: "error",
    "prefer-const": "error",
    "no-restricted-syntax": ["error", {
      selector: "CallExpression[callee.property.name=/^(append|prepend|after|before|replaceChildren)$/]",
      message: "Use add() or fill(), which leave out what is null, undefined or false.",
    }],
    "kit/no-words": "error",
  },
}];
