// Keeps the text of a cell that is closed right after its last key. The table (glide-data-grid) looks a moment after
// every key whether the cell is to be closed; if the page is busy, the look that belongs to a letter comes only after
// Tab or Enter, and closes the cell without its text. So it hears of the keys that close a cell, and of no others:
// letters reach the field without it.

const closes = (event) => (event.key === "Enter" && !event.shiftKey) || event.key === "Tab" || event.key === "Escape";

function keep(event) {
  if (event.target.matches?.("textarea.gdg-input") && !closes(event)) event.stopPropagation();
}

addEventListener("keydown", keep, { capture: true });

export default function () {}
