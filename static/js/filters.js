// <form data-filters>: an empty filter is left out of the address ("unknown" is what a
// yes-or-no filter sends when neither is chosen).
const isEmpty = (value) => value === "" || value === "unknown";

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || !("filters" in event.target.dataset)) return;
  for (const field of event.target.elements) {
    if (field.name && isEmpty(field.value)) field.disabled = true;
  }
});

document.addEventListener("htmx:configRequest", (event) => {
  if (!("filters" in event.target.dataset)) return;
  const asked = event.detail.formData;
  for (const [name, value] of [...asked.entries()]) {
    if (isEmpty(value)) asked.delete(name);
  }
});
