// <button data-insert="#id" data-into="#form">: puts the text of that element where one last typed
// in that form, in its last field if nowhere. Without script the buttons stay hidden.
const FIELDS = 'textarea, input[type="text"]';
let last = null;

const fieldOf = (form) => (form.contains(last) ? last : [...form.querySelectorAll("textarea")].pop());

document.addEventListener("focusin", ({ target }) => {
  if (target.matches(FIELDS)) last = target;
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-insert]");
  if (!button) return;
  const field = fieldOf(document.querySelector(button.dataset.into));
  const text = document.querySelector(button.dataset.insert).textContent.trim();
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.focus();
});

for (const button of document.querySelectorAll("[data-insert]")) button.hidden = false;
