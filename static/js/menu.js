// <details data-menu>: one open at a time; closed by Escape (the focus goes back), by a
// click outside and by leaving it with the keyboard. Without script it still opens and closes.
const opened = () => document.querySelectorAll("details[data-menu][open]");

const closeAllBut = (target) => {
  for (const menu of opened()) {
    if (!menu.contains(target)) menu.open = false;
  }
};

// A menu that would open past the edge of the window opens towards the middle.
const keepInside = ({ target }) => {
  if (!target.open || !("menu" in target.dataset)) return;
  const list = target.querySelector(".menu");
  delete list.dataset.pastEdge;
  const { right } = list.getBoundingClientRect();
  if (right > document.documentElement.clientWidth) list.dataset.pastEdge = "";
};

document.addEventListener("toggle", keepInside, true);
document.addEventListener("click", (event) => closeAllBut(event.target));
// A press on a label inside a menu moves the focus to what is around the menu: that is not leaving.
document.addEventListener("focusin", ({ target }) => {
  if (![...opened()].some((menu) => target.contains(menu))) closeAllBut(target);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of opened()) {
    const held = menu.contains(document.activeElement);
    menu.open = false;
    if (held) menu.querySelector("summary").focus();
  }
});
