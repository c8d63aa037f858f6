// Reports the address to Python when the browser has gone back or forward. It listens in the capture phase, before
// Streamlit, so that no run takes the new address for an old one. Until a run has followed, the addresses that arrive
// are held: most are of runs that began before, and Streamlit would write them over the entry that was gone to.

let report; // to the newest run
let count = 0; // of moves in the history
let followed = 0; // how many of them the last run of the page knew
let held; // the last address that arrived since then

function texts(address) {
  const found = {};
  for (const [name, text] of new URL(address, location.href).searchParams) (found[name] ??= []).push(text);
  return found;
}

function went() {
  if (!report) return; // before the first run there is nothing to go back from
  count += 1;
  held = undefined;
  report("went", { texts: texts(location.href), count });
}

addEventListener("popstate", went, { capture: true });

for (const name of ["pushState", "replaceState"]) {
  const write = history[name].bind(history);
  history[name] = (state, title, address) => {
    if (followed < count) held = { address, write: () => write(state, title, address) };
    else write(state, title, address);
  };
}

function same(one, other) {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => String(one[name]) === String(other[name]));
}

export default function ({ data, setStateValue }) {
  report = setStateValue;
  followed = data.followed;
  if (followed < count || !held) return;
  if (same(texts(held.address), data.texts)) held.write();
  held = undefined;
}
