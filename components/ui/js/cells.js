// Keeps the text of a cell that is closed right after its last key. The table (glide-data-grid) checks a moment after
// every key whether the cell is to be closed. If the page is busy, the check for a letter comes only after Tab or
// Enter, and closes the cell without its text. So the table receives only the keys that close a cell; letters reach the
// field without it.

// After the letter that opens a cell, the table ignores further letters until the field is there. They are kept here
// meanwhile, and so is the key that closes the cell.

const LATE = 1000; // ms after which no field is expected: the cell cannot be edited

const closes = (event) => (event.key === "Enter" && !event.shiftKey) || event.key === "Tab" || event.key === "Escape";

function keep(event) {
  if (event.target.matches?.("textarea.gdg-input") && !closes(event)) event.stopPropagation();
}

addEventListener("keydown", keep, { capture: true });

let opening = false; // whether a first letter was typed and its field is not there yet
let letters = ""; // typed after it
let last = null; // the key that closes the cell
let timer;

function gather(event) {
  const letter = event.key?.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  const closing = opening && !event.shiftKey && (event.key === "Enter" || event.key === "Tab");
  if (!(letter || closing) || !event.target.closest?.("[data-testid=data-grid-canvas]")) {
    opening = false; // something else is used now
  } else if (opening) {
    if (closing) {
      last ??= event.key;
      timer ??= setTimeout(() => (opening = false), LATE);
    } else if (!last) letters += event.key;
    event.preventDefault();
    event.stopPropagation();
  } else {
    opening = event.key !== " "; // a space opens a cell with its text
    clearTimeout(timer);
    [letters, last, timer] = ["", null, undefined];
  }
}

/** Insert the letters that were kept, after the first one. */
function opened({ target }) {
  if (!opening || !target.matches?.("textarea.gdg-input")) return;
  opening = false;
  if (letters) {
    target.setSelectionRange(target.value.length, target.value.length);
    document.execCommand("insertText", false, letters); // as if typed, so that the table receives it
  }
  if (last) target.dispatchEvent(new KeyboardEvent("keydown", { key: last, bubbles: true, cancelable: true }));
}

addEventListener("keydown", gather, { capture: true });
addEventListener("focusin", opened, { capture: true });
addEventListener("pointerdown", () => (opening = false), { capture: true, passive: true });

// The marked row: the table is a canvas that Streamlit would build anew if its cells were painted differently, so the
// mark is an element over it, which follows its row when the table is scrolled.

const HEIGHT = 2.1875; // rem, the header's and each row's

function mark(table, row) {
  const frame = document.querySelector(`.st-key-${table} [data-testid="stDataFrameResizable"]`);
  const scroller = frame?.querySelector(".dvn-scroller");
  const marker = frame?.querySelector(".dateline-row") ?? document.createElement("div");
  marker.className = "dateline-row";
  marker.ariaHidden = "true";
  marker.hidden = row < 0 || !scroller;
  if (marker.hidden) return scroller;
  const height = HEIGHT * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const top = height * (row + 1) - scroller.scrollTop;
  const from = Math.max(top, height); // under the header
  const to = Math.min(top + height, scroller.clientHeight);
  marker.style.cssText = `top: ${from}px; height: ${Math.max(to - from, 0)}px`;
  if (marker.parentNode !== frame) frame.append(marker);
  return scroller;
}

export default function ({ data }) {
  const update = () => mark(data.table, data.mark);
  const observer = new MutationObserver(update); // the table is added later than this
  if (!update()) observer.observe(document.body, { childList: true, subtree: true });
  addEventListener("scroll", update, { capture: true, passive: true });
  return () => {
    observer.disconnect();
    removeEventListener("scroll", update, { capture: true });
  };
}
