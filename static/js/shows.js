// <fieldset data-shown-for="kind=partner">: shown, and sent, only while the field named "kind"
// has that value (a radio, a select, or a box: "notify=on"). Without script all of it is shown.
const holds = (form, [name, value]) => new FormData(form).getAll(name).includes(value);

const follow = (root) => {
  for (const part of root.querySelectorAll("[data-shown-for]")) {
    const shown = holds(part.closest("form"), part.dataset.shownFor.split("="));
    part.hidden = !shown;
    part.disabled = !shown;
  }
};

document.addEventListener("change", (event) => event.target.form && follow(event.target.form));
document.addEventListener("htmx:load", (event) => follow(event.target));
document.addEventListener("DOMContentLoaded", () => follow(document));
