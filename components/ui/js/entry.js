// The component's entry for Streamlit. It loads the chart's modules once, and passes each rerun to the view of its
// parent.

const views = new WeakMap(); // parentElement → View: a view is kept through all reruns
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
    // Streamlit also calls this for a rerun that was replaced by the next one: the chart is removed only with its
    // parent.
    if (parentElement.isConnected) return;
    views.get(parentElement)?.close();
    views.delete(parentElement);
  };
}
