// Tells Python where the browser has gone back or forward to. It hears of it before Streamlit does, so that no run in
// between takes the address that was gone to for an old one.

let tell; // of the newest run
let count = 0;

function went() {
  const texts = {};
  for (const [name, text] of new URLSearchParams(location.search)) (texts[name] ??= []).push(text);
  count += 1;
  tell?.("went", { texts, count });
}

addEventListener("popstate", went, { capture: true });

export default function ({ setStateValue }) {
  tell = setStateValue;
}
