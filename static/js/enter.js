// <div data-enter>: Enter in a field in it presses the button in it, not the first of the form.
document.addEventListener("keydown", (event) => {
  const place = event.key === "Enter" && event.target.closest("[data-enter]");
  if (!place || event.target.matches("button")) return;
  event.preventDefault();
  place.querySelector("button").click();
});
