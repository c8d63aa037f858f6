// Tells Python where the browser has gone back or forward to. It hears of it before Streamlit does, so that no run in
// between takes the address that was gone to for an old one.

let tell; // of the newest run
let count = 0;

addEventListener("popstate", () => tell?.("went", { search: location.search, count: ++count }), { capture: true });

export default function ({ setStateValue }) {
  tell = setStateValue;
}
