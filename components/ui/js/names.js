// Translates texts that Streamlit has in English only: the names of its buttons for screen readers, its tooltips, its
// menu, and its file chooser. Other texts are left alone: a person's own file may have the same words.

const PLACES =
  "[data-testid=stFileUploader], [data-testid=stMainMenuPopover], [data-testid=stTooltipContent], [data-testid=stSkipToContent]";
const NAMED = "button, a, section, summary, [role=button], [role=radiogroup], [data-testid=stMainMenu], [data-testid=stMainMenu] *";
const ATTRIBUTES = ["aria-label", "title", "placeholder"];

let words = {}; // translations by the English text, which may end in {name}
let prefixes = []; // of the texts that end in {name}, with their translations

function translated(text) {
  if (text in words) return words[text];
  for (const [prefix, translation] of prefixes)
    if (text.startsWith(prefix)) return translation.replace("{name}", () => text.slice(prefix.length));
  return text;
}

function translateAttributes(element) {
  for (const name of ATTRIBUTES) {
    const text = element.getAttribute(name);
    if (!text || (name !== "placeholder" && !element.matches(NAMED))) continue;
    const translation = translated(text);
    if (translation !== text) element.setAttribute(name, translation);
  }
}

function translateText(node) {
  const text = node.data.trim();
  if (!text || !node.parentElement?.closest(PLACES)) return;
  const translation = translated(text);
  if (translation !== text) node.data = translation;
}

function translate(root) {
  if (root.nodeType === Node.TEXT_NODE) return translateText(root);
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest(".dateline-chart")) return;
  translateAttributes(root);
  root.querySelectorAll("[aria-label], [title], [placeholder]").forEach(translateAttributes);
  for (const place of root.closest(PLACES) ? [root] : root.querySelectorAll(PLACES)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) translateText(texts.currentNode);
  }
}

const observer = new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes) {
    if (type === "childList") addedNodes.forEach(translate);
    else translate(target);
  }
});

export default function ({ data }) {
  words = data?.words ?? {};
  prefixes = Object.entries(words)
    .filter(([text]) => text.endsWith("{name}"))
    .map(([text, translation]) => [text.slice(0, -"{name}".length), translation]);
  observer.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
  translate(document.body);
}
