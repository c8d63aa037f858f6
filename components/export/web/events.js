// The picture's buttons, the search and the details, all of which are in the table already.
const all = (which, within = document) => [...within.querySelectorAll(which)];
const [figure, tip, panel, head, known, search, found] =
  ["picture", "tip", "panel", "head", "known", "search", "found"].map((id) => document.getElementById(id));
const rows = all("#events tr:has(td)");
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const eventsOf = (node) => node.dataset.events.split(" ").filter(Boolean).map(Number);
const first = (one, other) => eventsOf(one)[0] - eventsOf(other)[0];
const hits = () => all(".hit:not([data-events=''])", figure).filter((hit) => hit.getClientRects().length).sort(first);
const title = (at) => all("summary", rows[at])[0];
let last = []; // the events whose details are shown
let reached; // the step of time that the arrow keys are on, of the histogram that has the focus,
const column = tip.parentNode.insertBefore(document.createElement("div"), tip); // and what marks it
[column.className, column.hidden] = ["column", true];

function about(row) { // what its cells say, then what is folded in it
  const cells = [...row.cells].filter((cell, at) => at !== 1 && cell.textContent);
  const fields = cells.map((cell) => `<dt>${all("thead th")[cell.cellIndex].innerHTML}</dt><dd>${cell.innerHTML}</dd>`);
  const folded = all("details > :not(summary)", row).map((part) => part.outerHTML);
  return folded.join("").replace("<dl>", () => `<dl>${fields.join("")}`);
}
function show(events, words) {
  const links = events.map((at) => `<li><a href="#e${at}">${title(at).innerHTML}</a></li>`);
  head.textContent = events.length > 1 ? words.split("\n")[0] : title(events[0]).textContent;
  known.innerHTML = events.length > 1 ? `<ul>${links.join("")}</ul>` : about(rows[events[0]]);
  last = events;
  panel.showPopover();
  panel.focus();
  mark();
}
function mark() { // what is chosen, what the search leaves, and the one button that Tab comes to
  const words = fold(search.value.trim());
  const text = (row) => all("td:not(:has(details)), summary, dd, p", row).map((part) => part.textContent).join("\n");
  const left = rows.map((row) => !words || (row.text ??= fold(text(row))).includes(words));
  rows.forEach((row, at) => (row.hidden = !left[at]));
  found.textContent = words ? `${left.filter(Boolean).length} / ${rows.length}` : "";
  for (const node of all("[data-events]", figure)) node.classList.toggle("dim", !!words && !eventsOf(node).some((at) => left[at]));
  for (const hit of all(".hit", figure)) hit.classList.toggle("chosen", last.length === 1 && eventsOf(hit).includes(last[0]));
  if (!hits().some((hit) => hit.tabIndex === 0)) hits()[0]?.setAttribute("tabindex", 0);
}
function point(hit, x) { // the words of a button, below it or above
  const words = hit && (step(hit, x) ?? hit.getAttribute("aria-label"));
  [tip.hidden, column.hidden] = [!words, true];
  if (!words) return;
  tip.textContent = words;
  const [box, own] = [hit.getBoundingClientRect(), tip.getBoundingClientRect()];
  const top = box.bottom + 8 + own.height > innerHeight ? box.top - own.height - 8 : box.bottom + 8;
  const left = Math.min(hit.dataset.texts && x ? x + 12 : box.left, innerWidth - own.width - 8);
  tip.style.inset = `${Math.max(4, top)}px auto auto ${Math.max(4, left)}px`;
}
function step(hit, x) { // what a histogram says of the step of time at x, undefined for all other buttons
  if (x === undefined || !hit.dataset.texts) return undefined;
  const { px, when, texts } = JSON.parse(hit.ownerSVGElement.querySelector("[data-steps]").dataset.steps);
  const box = hit.getBoundingClientRect();
  const at = px[0] + ((x - box.left) / box.width) * (px.at(-1) - px[0]);
  const k = Math.max(0, px.findIndex((edge) => edge > at) - 1);
  return (texts[hit.dataset.texts.split(" ")[k]] ?? "").replace("{when}", when[k]);
}
function walk(hit, by) { // to the next step of a histogram that has a count; whether there is one
  const own = hit.dataset.texts?.split(" ") ?? [];
  let k = reached ?? (by > 0 ? -1 : own.length);
  do k += by; while (own[k] === "-1");
  if (!(k in own)) return false;
  const { px } = JSON.parse(hit.ownerSVGElement.querySelector("[data-steps]").dataset.steps);
  const { left, top, width, height } = hit.getBoundingClientRect();
  const [from, to] = [px[k], px[k + 1]].map((edge) => left + ((edge - px[0]) / (px.at(-1) - px[0])) * width);
  reached = k;
  point(hit, (from + to) / 2);
  [column.hidden, column.style.cssText] = [false, `left:${from}px;width:${to - from}px;top:${top}px;height:${height}px`];
  return true;
}
function press(event) { // the arrow keys go from button to button, along a histogram from step to step
  const [stops, hit] = [hits(), event.target.closest(".hit")];
  const [on, back] = [1, -1].map((by) => stops[stops.indexOf(hit) + by]);
  const to = { ArrowRight: on, ArrowDown: on, ArrowLeft: back, ArrowUp: back, Home: stops[0], End: stops.at(-1) };
  const next = { ...to, Enter: hit, " ": hit }[event.key];
  const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const walked = hit && way && walk(hit, way);
  if (walked || (hit && next)) event.preventDefault();
  if (walked || !hit || !next) return;
  if (next === hit) return show(eventsOf(hit), hit.getAttribute("aria-label"));
  [hit.tabIndex, next.tabIndex] = [-1, 0];
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
  next.focus();
}
figure.addEventListener("pointerover", ({ target }) => point(target.closest(".hit")));
figure.addEventListener("pointermove", ({ target, clientX: x }) => target.dataset.texts && point(target, x));
figure.addEventListener("focusin", ({ target }) => point(target.closest(".hit:focus-visible"), (reached = undefined)));
["pointerleave", "focusout"].forEach((away) => figure.addEventListener(away, () => point()));
figure.addEventListener("keydown", press);
addEventListener("click", (event) => {
  const [hit, link] = [".hit:not([data-events=''])", "a[href^='#e']"].map((which) => event.target.closest(which));
  if (link) event.preventDefault();
  if (hit || link) show(hit ? eventsOf(hit) : [Number(link.hash.slice(2))], hit?.getAttribute("aria-label"));
});
search.addEventListener("input", mark);
addEventListener("resize", mark);
mark();
