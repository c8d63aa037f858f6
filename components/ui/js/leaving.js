// Asks before the page is left while something on it is kept nowhere: what could not be written to the draft, which
// Python tells, and the text in a cell that is still open.

let unsaved = false;

addEventListener("beforeunload", (event) => {
  if (unsaved || document.querySelector("textarea.gdg-input")) event.preventDefault();
});

export default function ({ data }) {
  unsaved = Boolean(data?.unsaved);
}
