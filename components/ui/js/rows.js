// A click on any cell of a row selects the row, as one on the box at its left does. The table (glide-data-grid) moves
// its cursor to the cell; its own keys for "the row of the cursor", Shift and space, do the rest, so that the cursor
// stays where it is for arrows and copying, and a table that was sorted in the browser knows which row is meant.
// The drawer that opens makes the picture above narrower and so higher: the table stays where the hand is.
// In a table that is typed into, where the boxes delete rows, Python is told of the row; not before the hand rests, as a
// drawer that opens would move the cells under a double click, or under what is typed right after the click.

const HEIGHT = 2.1875; // rem, the header's and each row's
const BOX = [32, 36]; // px of the boxes' column: up to a hundred rows, and up to a thousand
const STILL = 5; // px that a pointer may move between down and up: a longer way marks several cells
const HANDS = ["wheel", "touchmove", "keydown", "pointerdown"]; // which say that the page is to move, or something else

const RESTS = 400; // ms, longer than a double click takes
const SOON = 50; // ms: a table that has just been drawn says a while later which rows it has

let down = [0, 0];
let count = 0;
let resting; // the timer

function clicked(event, { table, typed }, tell) {
  const frame = event.target.closest(`.st-key-${table} [data-testid="stDataFrameResizable"]`);
  const scroller = frame?.querySelector(".dvn-scroller");
  const grid = frame?.querySelector("canvas [role=grid]");
  const moved = Math.hypot(event.clientX - down[0], event.clientY - down[1]) > STILL;
  if (!scroller || moved) return;
  if (!grid) {
    resting = setTimeout(clicked, SOON, event, { table, typed }, tell);
    return;
  }
  const { left, top } = scroller.getBoundingClientRect();
  const high = HEIGHT * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const row = Math.floor((event.clientY - top + scroller.scrollTop) / high); // from 1
  const rows = Number(grid.ariaRowCount) - 1;
  if (event.clientY - top < high || row > rows) return;
  const further = event.detail > 1 || event.shiftKey || event.ctrlKey || event.metaKey; // opens a cell, marks several
  const boxed = event.clientX - left < BOX[Number(rows > 100)];
  if (typed) {
    if (further || boxed) return;
    resting = setTimeout(() => {
      stay(frame, event.clientY + high);
      tell("row", { row: row - 1, count: ++count });
    }, RESTS);
    return;
  }
  stay(frame, event.clientY + high);
  const chosen = grid.querySelector(`[aria-rowindex="${row + 1}"]`)?.ariaSelected === "true";
  if (chosen || further || boxed) return;
  const key = { key: " ", code: "Space", keyCode: 32, shiftKey: true, bubbles: true, cancelable: true };
  frame.querySelector("canvas").dispatchEvent(new KeyboardEvent("keydown", key));
}

/** Keep the table where it is in the window until the hand does something, with what ends at `low` px above a drawer
    that lies over the lower part of the page. */
function stay(frame, low) {
  const main = frame.closest('[data-testid="stMain"]');
  const content = main?.querySelector('[data-testid="stMainBlockContainer"]');
  if (!content) return;
  const at = frame.getBoundingClientRect().top;
  const seen = new ResizeObserver(() => {
    const sheet = document.querySelector(".st-key-details");
    const over = sheet && getComputedStyle(sheet.parentElement).position === "fixed";
    const hidden = over ? Math.max(low - sheet.getBoundingClientRect().top, 0) : 0;
    main.scrollTop += frame.getBoundingClientRect().top - (at - hidden);
  });
  const free = (event) => {
    if (!event.isTrusted) return;
    seen.disconnect();
    for (const name of HANDS) removeEventListener(name, free, { capture: true });
  };
  seen.observe(content, { box: "border-box" }); // the page gets room below it for the drawer, too
  for (const name of HANDS) addEventListener(name, free, { capture: true, passive: true });
}

export default function ({ data, setStateValue }) {
  const rests = () => clearTimeout(resting);
  const pressed = (event) => {
    rests();
    down = [event.clientX, event.clientY];
  };
  const released = (event) => clicked(event, data, setStateValue);
  addEventListener("pointerdown", pressed, { capture: true, passive: true });
  addEventListener("keydown", rests, { capture: true, passive: true });
  addEventListener("click", released);
  return () => {
    removeEventListener("pointerdown", pressed, { capture: true });
    removeEventListener("keydown", rests, { capture: true });
    removeEventListener("click", released);
  };
}
