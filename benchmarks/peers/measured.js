// What is measured in every page: ms from calling `act` until all that it changed has been shown. Its promise must be
// kept, and after that nothing of the page may change for a while; what changes meanwhile counts.

const REST = 300; // ms without a change

const frame = () => new Promise(requestAnimationFrame);

window.until = async (condition) => {
  while (!condition()) await frame();
};

window.measured = async (act) => {
  const start = performance.now();
  let changed = start;
  const watch = new MutationObserver(() => (changed = performance.now()));
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  await act();
  changed = performance.now(); // what is drawn on a canvas is no change of the page
  let seen, shown;
  do {
    await frame();
    if (seen === changed) continue;
    seen = changed;
    await frame(); // the one that shows it has been drawn
    shown = performance.now();
  } while (seen !== changed || performance.now() - shown < REST);
  watch.disconnect();
  return shown - start;
};

// Begins to measure, once the caller has gone; the result is left in window.result.
window.begin = (act) => {
  window.result = undefined;
  setTimeout(() => {
    measured(act).then(
      (ms) => (window.result = { ms }),
      (error) => (window.result = { error: String(error) }),
    );
  });
};
