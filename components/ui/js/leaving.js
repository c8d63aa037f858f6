// Asks for confirmation before the page is left while something on it is not saved: changes that could not be written
// to the draft, as Python reports, or the text in an open cell. Shows a message while the server does not answer.

let unsaved = false;
const lost = document.createElement("p");
lost.className = "dateline-lost";
lost.setAttribute("role", "alert");

addEventListener("beforeunload", (event) => {
  if (unsaved || document.querySelector("textarea.gdg-input")) event.preventDefault();
});

/** Show the message while there is no connection; Streamlit's own dialog, about the internet, is closed. */
function update() {
  const state = document.querySelector("[data-testid=stApp]")?.getAttribute("data-test-connection-state");
  if (!state || state === "CONNECTED") return lost.remove();
  if (!lost.isConnected && lost.textContent) document.body.append(lost);
  for (const dialog of document.querySelectorAll("[role=dialog]"))
    if (dialog.textContent.includes("Streamlit server is not responding")) dialog.querySelector("button")?.click();
}

const observer = new MutationObserver(update);
observer.observe(document.documentElement, { subtree: true, attributeFilter: ["data-test-connection-state"] });
observer.observe(document.body, { childList: true });

export default function ({ data }) {
  unsaved = Boolean(data?.unsaved);
  lost.textContent = data?.lost ?? "";
}
