// Reports the address to Python when the browser has gone back or forward. It listens in the capture phase, before
// Streamlit, so that no run takes the new address for an old one.

let report; // to the newest run
let count = 0;

function went() {
  const texts = {};
  for (const [name, text] of new URLSearchParams(location.search)) (texts[name] ??= []).push(text);
  count += 1;
  report?.("went", { texts, count });
}

addEventListener("popstate", went, { capture: true });

export default function ({ setStateValue }) {
  report = setStateValue;
}
