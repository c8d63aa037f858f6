// What Streamlit runs. It only fetches the chart's modules, once, and hands each rerun on to the view of its place.

const views = new WeakMap(); // parentElement → View: one picture lives through every rerun
let modules;

export default function (component) {
  const { parentElement, data, setStateValue } = component;
  modules ??= import(new URL(data.module, document.baseURI));
  modules.then(
    ({ View }) => {
      if (!parentElement.isConnected) return;
      if (!views.has(parentElement)) views.set(parentElement, new View(parentElement, data.words));
      views.get(parentElement).update(component);
    },
    (error) => setStateValue("failed", String(error)),
  );
  return () => {
    // Streamlit also calls this for a rerun that was overtaken by the next one: the chart is gone only when its place is.
    if (parentElement.isConnected) return;
    views.get(parentElement)?.close();
    views.delete(parentElement);
  };
}
