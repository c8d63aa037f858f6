// Zoom: wider pictures of the same events, laid out beforehand, with more room between them. They are scrolled sideways;
// the names of the lanes stand still meanwhile.
const [fits, zoomed, bar] = ["fits", "zoomed", "zoom"].map((id) => document.getElementById(id));
const packed = all("script[data-wide]");
const pictures = new Map();
let shown; // the wider picture, of the page's width where none is
const wide = (svg) => Number(svg.getAttribute("width"));
const fit = () => all(".fit svg").find((svg) => svg.getClientRects().length);
const middle = (hit) => { const box = hit.getBoundingClientRect(); return box.left + box.width / 2; };

async function laid(script) {
  if (!pictures.has(script)) {
    const svg = new DOMParser().parseFromString(await unpacked(script), "image/svg+xml").documentElement;
    pictures.set(script, document.importNode(svg, true));
  }
  return pictures.get(script);
}
async function zoom(by, x = innerWidth / 2) {
  const room = figure.getBoundingClientRect().width;
  const steps = [undefined, ...packed.filter((script) => Number(script.dataset.wide) > room * 1.2)];
  const next = by ? steps[Math.min(Math.max(steps.indexOf(shown) + by, 0), steps.length - 1)] : undefined;
  if (next === shown) return;
  const near = hits().reduce((best, hit) => (!best || Math.abs(middle(hit) - x) < Math.abs(middle(best) - x) ? hit : best), undefined);
  const focused = figure.contains(document.activeElement) ? document.activeElement.closest(".hit") : undefined;
  const kept = focused ?? near;
  const [place, whose] = [kept && middle(kept), kept ? eventsOf(kept) : []];
  figure.ariaBusy = "true";
  if (next) zoomed.replaceChildren(await laid(next));
  [fits.hidden, zoomed.hidden, shown] = [Boolean(next), !next, next];
  mark();
  const same = hits().find((hit) => eventsOf(hit).some((at) => whose.includes(at)));
  if (same) zoomed.scrollLeft += middle(same) - place;
  if (focused && same) same.focus();
  still();
  [bar.children[0].disabled, bar.children[1].disabled] = [next === steps.at(-1), !next];
  figure.ariaBusy = "false";
}
const still = () => all(".still", zoomed).forEach((names) => names.setAttribute("transform", `translate(${zoomed.scrollLeft})`));

all("button", bar).forEach((button, at) => button.addEventListener("click", () => zoom([1, -1, 0][at])));
zoomed.addEventListener("scroll", () => (point(), still()));
figure.addEventListener("keydown", ({ key }) => key in { "+": 1, "=": 1, "-": 1, 0: 1 } && zoom({ "+": 1, "=": 1, "-": -1, 0: 0 }[key]));
figure.addEventListener("wheel", (event) => {
  if (!(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  if (figure.ariaBusy !== "true") zoom(event.deltaY < 0 ? 1 : -1, event.clientX);
}, { passive: false });
zoomed.addEventListener("pointermove", (event) => event.buttons === 1 && event.pointerType === "mouse" && zoomed.scrollBy(-event.movementX, 0));
