// <div data-chosen-stays>: an answer that is still under way to an earlier search does not
// replace the choices, and with them what was just chosen among them.
document.addEventListener("change", ({ target }) => {
  if (target.type !== "radio") return;
  const search = target.closest("[data-chosen-stays]");
  search?.dispatchEvent(new CustomEvent("htmx:abort", { bubbles: true, detail: {} }));
});
