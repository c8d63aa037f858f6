// Keeps the text of a cell that is closed right after its last key. The table (glide-data-grid) looks a moment after
// every key whether the cell is to be closed; if the page is busy, the look that belongs to a letter comes only after
// Tab or Enter, and closes the cell without its text. So it hears of the keys that close a cell, and of no others:
// letters reach the field without it.

// Between the letter that opens a cell and the field in which it is typed, the table hears of no other: those wait here,
// and so does the key that closes the cell.

const LATE = 1000; // ms after which no field comes: the cell cannot be typed into

const closes = (event) => (event.key === "Enter" && !event.shiftKey) || event.key === "Tab" || event.key === "Escape";

function keep(event) {
  if (event.target.matches?.("textarea.gdg-input") && !closes(event)) event.stopPropagation();
}

addEventListener("keydown", keep, { capture: true });

let opening = false; // whether a first letter waits for its field
let waiting = ""; // the letters after it
let last = null; // the key that closes the cell
let late; // the timer

function gather(event) {
  const letter = event.key?.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  const closing = opening && !event.shiftKey && (event.key === "Enter" || event.key === "Tab");
  if (!(letter || closing) || !event.target.closest?.("[data-testid=data-grid-canvas]")) {
    opening = false; // the hand has turned to something else
  } else if (opening) {
    if (closing) {
      last ??= event.key;
      late ??= setTimeout(() => (opening = false), LATE);
    } else if (!last) waiting += event.key;
    event.preventDefault();
    event.stopPropagation();
  } else {
    opening = event.key !== " "; // a blank opens a cell as it is
    clearTimeout(late);
    [waiting, last, late] = ["", null, undefined];
  }
}

/** Put what has waited behind the first letter. */
function opened({ target }) {
  if (!opening || !target.matches?.("textarea.gdg-input")) return;
  opening = false;
  if (waiting) {
    target.setSelectionRange(target.value.length, target.value.length);
    document.execCommand("insertText", false, waiting); // as if it were typed: the table hears of it
  }
  if (last) target.dispatchEvent(new KeyboardEvent("keydown", { key: last, bubbles: true, cancelable: true }));
}

addEventListener("keydown", gather, { capture: true });
addEventListener("focusin", opened, { capture: true });
addEventListener("pointerdown", () => (opening = false), { capture: true, passive: true });

// The marked row: the table is a canvas that Streamlit would begin anew if its cells were painted otherwise, so the mark
// lies over it, at its row wherever that has been scrolled to.

const HEIGHT = 2.1875; // rem, the header's and each row's

function mark(table, row) {
  const frame = document.querySelector(`.st-key-${table} [data-testid="stDataFrameResizable"]`);
  const scroller = frame?.querySelector(".dvn-scroller");
  const here = frame?.querySelector(".dateline-row") ?? document.createElement("div");
  here.className = "dateline-row";
  here.ariaHidden = "true";
  here.hidden = row < 0 || !scroller;
  if (here.hidden) return scroller;
  const high = HEIGHT * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const top = high * (row + 1) - scroller.scrollTop;
  const from = Math.max(top, high); // under the header
  const to = Math.min(top + high, scroller.clientHeight);
  here.style.cssText = `top: ${from}px; height: ${Math.max(to - from, 0)}px`;
  if (here.parentNode !== frame) frame.append(here);
  return scroller;
}

export default function ({ data }) {
  const again = () => mark(data.table, data.mark);
  const seen = new MutationObserver(again); // the table comes a while after this
  if (!again()) seen.observe(document.body, { childList: true, subtree: true });
  addEventListener("scroll", again, { capture: true, passive: true });
  return () => {
    seen.disconnect();
    removeEventListener("scroll", again, { capture: true });
  };
}
