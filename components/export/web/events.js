// The picture's buttons, the search and the details, all of which are in the table already.
const all = (which, within = document) => [...within.querySelectorAll(which)];
const [figure, tip, panel, body, search, found] = ["picture", "tip", "panel", "known", "search", "found"].map((id) => document.getElementById(id));
const rows = all("tr[data-at]");
const names = all("thead th").map((cell) => cell.textContent);
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const of = (node) => node.dataset.of.split(" ").filter(Boolean).map(Number);
const hits = () => all(".hit", figure).filter((hit) => hit.getClientRects().length && hit.dataset.of).sort((a, b) => of(a)[0] - of(b)[0]);
const made = (name, about = {}) => Object.assign(document.createElement(name), about);
let last; // the event, or the button in the picture, whose details are shown

function show(events, title, focus) {
  body.replaceChildren(made("h2", { textContent: title }));
  if (events.length > 1) body.append(list(events));
  else body.append(...about(rows[events[0]]));
  last = events;
  panel.hidden = false;
  mark();
  if (focus) panel.focus();
}
function about(row) { // what the row says and what is folded in it
  const folded = [...row.querySelector("details").cloneNode(true).children].slice(1);
  const cells = [...row.cells].flatMap((cell, at) => at === 1 || !cell.textContent ? [] : [made("dt", { textContent: names[at] }), made("dd", { textContent: cell.textContent })]);
  folded.find((part) => part.tagName === "DL").prepend(...cells);
  return folded;
}
function list(events) {
  const items = made("ul");
  for (const at of events) {
    items.append(made("li"));
    items.lastChild.append(made("a", { href: `#e${at}`, textContent: heading(at) }));
  }
  return items;
}
const heading = (at) => all("summary", rows[at])[0].textContent;
const open = (hit, focus) => show(of(hit), of(hit).length > 1 ? hit.getAttribute("aria-label").split("\n")[0] : heading(of(hit)[0]), focus);
function close() {
  const home = hits().find((hit) => String(of(hit)) === String(last)) ?? hits().find((hit) => of(hit).includes(last?.[0]));
  if (panel.contains(document.activeElement)) home?.focus();
  [panel.hidden, last] = [true, undefined];
  mark();
}
function mark() { // what is chosen, what the search leaves, and the one button that Tab comes to
  const words = fold(search.value.trim());
  const matches = rows.map((row) => !words || (row.text ??= fold(all("td > :not(details), td:not(:has(details)), summary, dd, details p", row).map((node) => node.textContent).join("\n"))).includes(words));
  rows.forEach((row, at) => (row.hidden = !matches[at]));
  for (const node of all("[data-of]", figure)) node.classList.toggle("dim", Boolean(words) && !of(node).some((at) => matches[at]));
  for (const hit of all(".hit", figure)) hit.classList.toggle("chosen", last?.length === 1 && of(hit).includes(last[0]));
  found.textContent = words ? `${matches.filter(Boolean).length} / ${rows.length}` : "";
  const stops = hits();
  if (!stops.some((hit) => hit.tabIndex === 0)) stops[0]?.setAttribute("tabindex", 0);
}
function point(hit) {
  tip.hidden = !hit;
  if (!hit) return;
  tip.textContent = hit.getAttribute("aria-label");
  const [box, own] = [hit.getBoundingClientRect(), tip.getBoundingClientRect()];
  const top = box.bottom + 8 + own.height > innerHeight ? box.top - own.height - 8 : box.bottom + 8;
  Object.assign(tip.style, { left: `${Math.max(4, Math.min(box.left, innerWidth - own.width - 8))}px`, top: `${Math.max(4, top)}px` });
}
figure.addEventListener("pointerover", ({ target }) => point(target.closest(".hit")));
figure.addEventListener("pointerleave", () => point());
figure.addEventListener("focusin", ({ target }) => point(target.closest(".hit")));
figure.addEventListener("focusout", () => point());
figure.addEventListener("click", ({ target }) => target.closest(".hit[data-of]:not([data-of=''])") && open(target));
figure.addEventListener("keydown", (event) => {
  const [stops, hit] = [hits(), event.target.closest(".hit")];
  const at = stops.indexOf(hit);
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
  if (at < 0 || !(event.key === "Enter" || event.key === " " || stops[to])) return;
  event.preventDefault();
  if (to === undefined) return open(hit, true);
  hit.setAttribute("tabindex", -1);
  stops[to].setAttribute("tabindex", 0);
  stops[to].scrollIntoView({ block: "nearest", inline: "nearest" });
  stops[to].focus();
});
addEventListener("keydown", ({ key }) => key === "Escape" && (tip.hidden ? close() : point()));
addEventListener("click", (event) => {
  const at = event.target.closest("a[href^='#e']")?.hash.slice(2);
  if (at) event.preventDefault(), show([Number(at)], heading(at), true);
});
document.getElementById("close").addEventListener("click", close);
search.addEventListener("input", mark);
mark();
