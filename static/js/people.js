// Suggestions of people in <form data-people="address">, which answers <option>s to ?people=words.
// <input data-suggests list=..> takes them as its list. In <textarea data-mentions> they appear
// once an @ is typed; one that is chosen puts its address there. Without script one types it.
const ask = async (field) => {
  const query = new URLSearchParams({ people: field.words });
  if (field.form.elements.internal?.checked) query.set("internal", "on");
  const answer = await fetch(`${field.form.dataset.people}?${query}`);
  const part = document.createElement("template");
  if (answer.ok) part.innerHTML = await answer.text();
  return [...part.content.children];
};

const latest = new WeakMap();
const later = (field, words, then) => {
  const turn = (latest.get(field) ?? 0) + 1;
  latest.set(field, turn);
  setTimeout(async () => {
    if (latest.get(field) !== turn) return;
    const options = await ask({ form: field.form, words });
    if (latest.get(field) === turn) then(options);
  }, 250);
};

document.addEventListener("input", ({ target }) => {
  if (!target.form?.dataset.people) return;
  if ("suggests" in target.dataset) later(target, target.value, (found) => target.list.replaceChildren(...found));
  if ("mentions" in target.dataset) mention(target);
});

const typed = (area) => /(?:^|\s)@([^\s@]{1,40}(?: [^\s@]{1,40})?)$/u.exec(area.value.slice(0, area.selectionStart))?.[1];

const mention = (area) => {
  const words = typed(area);
  if (!words) {
    latest.set(area, (latest.get(area) ?? 0) + 1);
    return close(area);
  }
  later(area, words, (found) => offer(area, words, found));
};

const boxOf = (area) => area.parentElement.querySelector("[data-mention-box]");
const close = (area) => {
  boxOf(area)?.remove();
  area.removeAttribute("aria-controls");
};

const offer = (area, words, found) => {
  close(area);
  if (!found.length) return;
  const box = document.createElement("div");
  Object.assign(box, { className: "mentions", role: "listbox", id: `${area.id}_people` });
  box.dataset.mentionBox = "";
  for (const option of found) box.append(choice(area, words, option));
  area.after(box);
  area.setAttribute("aria-controls", box.id);
};

const choice = (area, words, option) => {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", role: "option", textContent: option.textContent });
  button.addEventListener("click", () => {
    const end = area.selectionStart;
    area.setRangeText(`${option.value} `, end - words.length, end, "end");
    close(area);
    area.focus();
  });
  return button;
};

// From the text into the list by arrow keys, out of it by Escape.
document.addEventListener("keydown", (event) => {
  const field = event.target.closest(".field");
  const box = field?.querySelector("[data-mention-box]");
  if (!box) return;
  const area = field.querySelector("textarea");
  const buttons = [...box.children];
  const at = buttons.indexOf(event.target);
  if (event.key === "Escape") {
    close(area);
    area.focus();
  } else if (event.key === "ArrowDown") (buttons[at + 1] ?? buttons[0]).focus();
  else if (event.key === "ArrowUp" && at >= 0) (buttons[at - 1] ?? area).focus();
  else return;
  event.preventDefault();
});
