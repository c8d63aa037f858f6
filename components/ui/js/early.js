// Compiles the chart library while Python is at the page's first run: any sooner, and that run would be asked for later.

import { loadPlotly } from "./load.js";

const { href } = document.querySelector("link[rel=preload][as=script]");
const runs = () => document.querySelector('[data-test-script-state="running"]');

const watch = new MutationObserver(() => {
  if (!runs()) return;
  watch.disconnect();
  loadPlotly(href).catch(() => {}); // the chart, which waits for the same, says it
});
watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"] });
