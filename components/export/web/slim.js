// The search, the words beside the pointer and the row that a mark leads to; all else is HTML.
const one = (which) => document.querySelector(which);
const all = (which, within = document) => [...within.querySelectorAll(which)];
const texts = (row, which) => all(which, row).map((part) => part.textContent).filter(Boolean).join("\n");
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const rowsOf = (mark) => mark.dataset.events.split(" ").map((at) => `e${at}`);
const [fits, tip, search, cells] = [one("#fits"), one("#tip"), one("#search"), "td:not(:has(details)), summary"];

function keep(kept) { // some rows of the table; what in the picture is of none of them is dim
  const rows = all("#events tr[id]");
  const left = new Set(rows.filter(kept).map((row) => row.id));
  for (const row of rows) row.hidden = !left.has(row.id);
  for (const mark of all("[data-events]")) mark.classList.toggle("dim", !rowsOf(mark).some((id) => left.has(id)));
  one("#found").textContent = left.size < rows.length ? `${left.size} / ${rows.length}` : "";
}
function point(mark, x) { // its words, below it
  tip.hidden = !mark;
  if (!mark) return;
  const box = mark.getBoundingClientRect();
  const words = mark.dataset.texts && x ? step(mark, (x - box.left) / box.width) : mark.getAttribute("aria-label");
  tip.textContent = words ?? texts(one(`#${rowsOf(mark)[0]}`), cells);
  tip.style.top = `${Math.min(box.bottom + 8, innerHeight - tip.offsetHeight - 8)}px`;
  tip.style.left = `${Math.min(x ?? box.left, innerWidth - tip.offsetWidth - 8)}px`;
}
function step(mark, share) { // what a histogram says of the step of time at this share of its width
  const { px, when, texts } = JSON.parse(all("[data-steps]", mark.ownerSVGElement)[0].dataset.steps);
  const at = px.findLastIndex((edge) => edge <= px[0] + share * (px.at(-1) - px[0]));
  return texts[mark.dataset.texts.split(" ")[at]]?.replace("{when}", when[at]) ?? "";
}
for (const near of ["pointermove", "focusin"])
  fits.addEventListener(near, ({ target, clientX }) => point(target.closest(".hit"), clientX));
for (const away of ["pointerleave", "focusout"]) fits.addEventListener(away, () => point());
search.addEventListener("input", () =>
  keep((row) => fold(texts(row, `${cells}, dd, p`)).includes(fold(search.value.trim()))));
one("#all").addEventListener("click", () => keep(() => !(search.value = "")));
addEventListener("click", (event) => { // to the row that a link tells; a mark of several events leaves their rows
  const link = event.target.closest("a[href^='#e']");
  if (!link) return;
  event.preventDefault();
  if (link.dataset.events?.includes(" ")) keep((row) => rowsOf(link).includes(row.id));
  const row = one(link.getAttribute("href"));
  [row.hidden, all("details", row)[0].open] = [false, true];
  all("summary", row)[0].focus();
});
if (one("#packed")) unpacked(one("#packed")).then((text) => ([fits.innerHTML, one("tbody").innerHTML] = text.split("\f")));
