// What Streamlit says in English only, in the reader's language: the names of its buttons for a screen reader, its tips,
// its menu, and what stands where a file is chosen. Only there: a person's own file may have the same words.

const PLACES =
  "[data-testid=stFileUploader], [data-testid=stMainMenuPopover], [data-testid=stTooltipContent], [data-testid=stSkipToContent]";
const NAMED = "button, a, section, summary, [role=button], [role=radiogroup], [data-testid=stMainMenu], [data-testid=stMainMenu] *";
const ATTRIBUTES = ["aria-label", "title", "placeholder"];

let words = {}; // by the English ones, with {name} where what they are about stands
let begins = [];

function translated(text) {
  if (text in words) return words[text];
  for (const [begin, then] of begins)
    if (text.startsWith(begin)) return then.replace("{name}", () => text.slice(begin.length));
  return text;
}

function put(element) {
  for (const name of ATTRIBUTES) {
    const text = element.getAttribute(name);
    if (!text || (name !== "placeholder" && !element.matches(NAMED))) continue;
    const instead = translated(text);
    if (instead !== text) element.setAttribute(name, instead);
  }
}

function write(node) {
  const text = node.data.trim();
  if (!text || !node.parentElement?.closest(PLACES)) return;
  const instead = translated(text);
  if (instead !== text) node.data = instead;
}

function look(root) {
  if (root.nodeType === Node.TEXT_NODE) return write(root);
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest(".dateline-chart")) return;
  put(root);
  root.querySelectorAll("[aria-label], [title], [placeholder]").forEach(put);
  for (const place of root.closest(PLACES) ? [root] : root.querySelectorAll(PLACES)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) write(texts.currentNode);
  }
}

const seen = new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes) {
    if (type === "childList") addedNodes.forEach(look);
    else look(target);
  }
});

export default function ({ data }) {
  words = data?.words ?? {};
  begins = Object.entries(words)
    .filter(([text]) => text.endsWith("{name}"))
    .map(([text, then]) => [text.slice(0, -"{name}".length), then]);
  seen.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
  look(document.body);
}
