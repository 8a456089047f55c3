// data-shortcut="/": this key puts the focus here, unless one is typing somewhere.
const TYPING = "input, select, textarea, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPING)) return;
  const place = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
  if (!place) return;
  event.preventDefault();
  place.focus();
});
