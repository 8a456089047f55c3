// <button data-copy="#id" data-copied="Copied">: copies the text or value of that element and
// says so in the button, which is announced by its aria-live.
const copied = (button) => {
  const words = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => (button.textContent = words), 2000);
};

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
  copied(button);
});
