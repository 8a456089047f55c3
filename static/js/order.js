// <ol data-order> in a form with a field named "order": its rows can be dragged to another place,
// and dropping sends the form with the numbers in their new order. Buttons do the same by keyboard.
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
  const row = rowOf(event);
  if (!dragged || !row) return;
  event.preventDefault();
  const box = row.getBoundingClientRect();
  if (row !== dragged) row[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
});

document.addEventListener("drop", (event) => dragged && event.preventDefault());

document.addEventListener("dragend", () => {
  if (!dragged) return;
  delete dragged.dataset.dragged;
  const list = dragged.closest("[data-order]");
  const form = list.closest("form");
  dragged = null;
  form.elements.order.value = [...list.children].map((row) => row.dataset.number).join(",");
  form.requestSubmit();
});

document.addEventListener("DOMContentLoaded", () => arm(document));
document.addEventListener("htmx:load", (event) => arm(event.target));
