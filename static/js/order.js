// <ol data-order> in a form with a field named "order": its rows can be dragged to another place,
// and dropping sends the form with the numbers in their new order. Dropped elsewhere, or given up by
// Escape, all is as it was. Buttons do the same by keyboard.
const rowOf = (event) => event.target.closest?.("[data-order] > [data-number]");
let dragged = null;

const arm = (root) => {
  for (const row of root.querySelectorAll("[data-order] > [data-number]")) row.draggable = true;
};

document.addEventListener("dragstart", (event) => {
  dragged = rowOf(event);
  if (!dragged) return;
  dragged.dataset.dragged = "";
  event.dataTransfer.effectAllowed = "move";
});

document.addEventListener("dragover", (event) => {
  if (!dragged?.parentElement.contains(event.target)) return;
  event.preventDefault();
  const row = rowOf(event);
  if (!row || row === dragged) return;
  const box = row.getBoundingClientRect();
  row[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
});

document.addEventListener("drop", (event) => dragged && event.preventDefault());

document.addEventListener("dragend", (event) => {
  if (!dragged) return;
  delete dragged.dataset.dragged;
  const list = dragged.parentElement;
  const form = list.closest("form");
  dragged = null;
  if (event.dataTransfer.dropEffect === "none") {
    list.append(...[...list.children].sort((a, b) => a.dataset.number - b.dataset.number));
    return;
  }
  form.elements.order.value = [...list.children].map((row) => row.dataset.number).join(",");
  form.requestSubmit();
});

document.addEventListener("DOMContentLoaded", () => arm(document));
document.addEventListener("htmx:load", (event) => arm(event.target));
