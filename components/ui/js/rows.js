// A click on any cell of a row selects the row, as a click on the box at its left does. The table (glide-data-grid)
// moves its cursor to the cell, and its key for "select the row of the cursor", Shift and space, is sent to it. So the
// cursor stays for arrow keys and copying, and a table that was sorted in the browser finds the right row. The drawer
// that opens makes the picture above narrower and so higher: the table is scrolled to stay under the pointer. In an
// editable table, where the boxes delete rows, the row is reported to Python after a pause: a drawer that opens would
// move the cells under a double click, or while a person types right after the click.

const HEIGHT = 2.1875; // rem, the header's and each row's
const BOX = [32, 36]; // px, the width of the column of boxes: up to a hundred rows, and more
const STILL = 5; // px that a pointer may move between down and up: a longer move marks several cells
const INPUTS = ["wheel", "touchmove", "keydown", "pointerdown"]; // after which the table need not stay in place

const RESTS = 400; // ms, longer than a double click takes
const SOON = 50; // ms until a table that has just been drawn has its description of rows

let down = [0, 0];
let count = 0;
let timer;

function clicked(event, { table, typed }, report) {
  const frame = event.target.closest(`.st-key-${table} [data-testid="stDataFrameResizable"]`);
  const scroller = frame?.querySelector(".dvn-scroller");
  const grid = frame?.querySelector("canvas [role=grid]");
  const moved = Math.hypot(event.clientX - down[0], event.clientY - down[1]) > STILL;
  if (!scroller || moved) return;
  if (!grid) {
    timer = setTimeout(clicked, SOON, event, { table, typed }, report);
    return;
  }
  const { left, top } = scroller.getBoundingClientRect();
  const height = HEIGHT * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const row = Math.floor((event.clientY - top + scroller.scrollTop) / height); // from 1
  const rows = Number(grid.ariaRowCount) - 1;
  if (event.clientY - top < height || row > rows) return;
  const further = event.detail > 1 || event.shiftKey || event.ctrlKey || event.metaKey; // opens a cell, marks several
  const boxed = event.clientX - left < BOX[Number(rows > 100)];
  if (typed) {
    if (further || boxed) return;
    timer = setTimeout(() => {
      stay(frame, event.clientY + height);
      report("row", { row: row - 1, count: ++count });
    }, RESTS);
    return;
  }
  stay(frame, event.clientY + height);
  const chosen = grid.querySelector(`[aria-rowindex="${row + 1}"]`)?.ariaSelected === "true";
  if (chosen || further || boxed) return;
  const key = { key: " ", code: "Space", keyCode: 32, shiftKey: true, bubbles: true, cancelable: true };
  frame.querySelector("canvas").dispatchEvent(new KeyboardEvent("keydown", key));
}

/** Keep the table where it is in the window until the next input. If the drawer lies over the lower part of the page,
 * the row that ends at `low` px is kept above it. */
function stay(frame, low) {
  const main = frame.closest('[data-testid="stMain"]');
  const content = main?.querySelector('[data-testid="stMainBlockContainer"]');
  if (!content) return;
  const top = frame.getBoundingClientRect().top;
  const observer = new ResizeObserver(() => {
    const sheet = document.querySelector(".st-key-details");
    const over = sheet && getComputedStyle(sheet.parentElement).position === "fixed";
    const hidden = over ? Math.max(low - sheet.getBoundingClientRect().top, 0) : 0;
    main.scrollTop += frame.getBoundingClientRect().top - (top - hidden);
  });
  const free = (event) => {
    if (!event.isTrusted) return;
    observer.disconnect();
    for (const name of INPUTS) removeEventListener(name, free, { capture: true });
  };
  observer.observe(content, { box: "border-box" }); // the drawer adds room below the page, too
  for (const name of INPUTS) addEventListener(name, free, { capture: true, passive: true });
}

export default function ({ data, setStateValue }) {
  const cancel = () => clearTimeout(timer);
  const pressed = (event) => {
    cancel();
    down = [event.clientX, event.clientY];
  };
  const released = (event) => clicked(event, data, setStateValue);
  addEventListener("pointerdown", pressed, { capture: true, passive: true });
  addEventListener("keydown", cancel, { capture: true, passive: true });
  addEventListener("click", released);
  return () => {
    removeEventListener("pointerdown", pressed, { capture: true });
    removeEventListener("keydown", cancel, { capture: true });
    removeEventListener("click", released);
  };
}
