// Asks before the page is left while something on it is kept nowhere: what could not be written to the draft, which
// Python tells, and the text in a cell that is still open. Says so while the server does not answer, and what to do.

let unsaved = false;
const lost = document.createElement("p");
lost.className = "dateline-lost";
lost.setAttribute("role", "alert");

addEventListener("beforeunload", (event) => {
  if (unsaved || document.querySelector("textarea.gdg-input")) event.preventDefault();
});

/** Show the sentence while there is no connection; Streamlit's own question, about the internet, is put away. */
function look() {
  const state = document.querySelector("[data-testid=stApp]")?.getAttribute("data-test-connection-state");
  if (!state || state === "CONNECTED") return lost.remove();
  if (!lost.isConnected && lost.textContent) document.body.append(lost);
  for (const dialog of document.querySelectorAll("[role=dialog]"))
    if (dialog.textContent.includes("Streamlit server is not responding")) dialog.querySelector("button")?.click();
}

const seen = new MutationObserver(look);
seen.observe(document.documentElement, { subtree: true, attributeFilter: ["data-test-connection-state"] });
seen.observe(document.body, { childList: true });

export default function ({ data }) {
  unsaved = Boolean(data?.unsaved);
  lost.textContent = data?.lost ?? "";
}
