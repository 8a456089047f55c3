// When a part of a page could not be fetched, say so where messages are said. The words stand
// in <template data-failure="403"> (the status; "" for any other) in the page.
const say = (status) => {
  const words =
    document.querySelector(`template[data-failure="${status}"]`) ??
    document.querySelector('template[data-failure=""]');
  document.querySelector(".messages")?.replaceChildren(words.content.cloneNode(true));
};

document.addEventListener("htmx:responseError", (event) => say(event.detail.xhr.status));
document.addEventListener("htmx:sendError", () => say(0));
document.addEventListener("htmx:timeout", () => say(0));

// A passkey that was refused, cancelled or not supported.
document.addEventListener("allauth.error", () => say("passkey"));
