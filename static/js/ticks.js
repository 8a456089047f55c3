// <input type="checkbox" data-ticks="lead">: ticks all boxes of that name in its form, and
// shows how many are ticked in the form's [data-ticked-words], if there. Without script: hidden.
const boxesOf = (form, name) => [...form.querySelectorAll(`input[type="checkbox"][name="${name}"]`)];

const count = (form) => {
  const all = form.querySelector("[data-ticks]");
  const boxes = boxesOf(form, all.dataset.ticks);
  const ticked = boxes.filter((box) => box.checked).length;
  all.checked = ticked === boxes.length;
  all.indeterminate = ticked > 0 && ticked < boxes.length;
  const words = form.querySelector("[data-ticked-words]");
  if (words) words.textContent = ticked ? `${ticked} ${words.dataset.tickedWords}` : "";
};

const begin = (root) => {
  for (const all of root.querySelectorAll("[data-ticks]")) {
    all.hidden = false;
    count(all.form);
  }
};

document.addEventListener("change", ({ target }) => {
  const form = target.form;
  if (!form || !("bulk" in form.dataset)) return;
  if ("ticks" in target.dataset) {
    for (const box of boxesOf(form, target.dataset.ticks)) box.checked = target.checked;
  }
  count(form);
});
document.addEventListener("htmx:load", (event) => begin(event.target));
document.addEventListener("DOMContentLoaded", () => begin(document));
