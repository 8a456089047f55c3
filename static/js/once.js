// A form that was sent waits for its answer: its buttons rest, so that a double click sends it
// once. <form data-again> may be sent again (a download). htmx forms have hx-disabled-elt.
const rest = (form, resting) => {
  form.ariaBusy = resting ? "true" : null;
  for (const button of form.elements) {
    if (button.type === "submit") button.disabled = resting;
  }
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || "again" in form.dataset) return;
  // After the browser has read the form: a disabled button would not send its name.
  setTimeout(() => rest(form, true));
});

// The page came back from the browser's memory.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll('form[aria-busy="true"]').forEach((form) => rest(form, false));
});
