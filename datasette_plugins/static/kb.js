// What pages do beyond HTML and CSS. Without it every link still leads where it says.
(() => {
  "use strict";
  const text = document.querySelector(".text");
  const panel = document.getElementById("panel");

  function light(start, end) {
    document.querySelectorAll(".lit").forEach((piece) => piece.classList.remove("lit"));
    text.querySelectorAll("a.m").forEach((piece) => {
      const offset = Number(piece.dataset.o);
      piece.classList.toggle("lit", start <= offset && offset < end);
    });
  }

  async function show(at, address) {
    const answer = await fetch(`${text.dataset.facts}?part=1&at=${at}`);
    if (!answer.ok) { location.assign(address); return; }
    panel.innerHTML = await answer.text(); // our own fragment, escaped on the server
    const close = document.createElement("a");
    close.className = "close";
    close.href = location.pathname;
    close.textContent = "关闭 ×";
    panel.prepend(close);
    panel.scrollTop = 0;
    light(...at.split("-").map(Number));
    history.replaceState(null, "", address);
  }

  if (text && panel) {
    text.addEventListener("click", (event) => {
      const mark = event.target.closest("a.m");
      if (!mark || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      show(new URL(mark.href).searchParams.get("at"), mark.getAttribute("href"));
    });
  }

  if (panel) {
    panel.addEventListener("click", (event) => {
      if (!event.target.closest("a.close")) return;
      event.preventDefault();
      panel.replaceChildren();
      light(-1, -1);
      history.replaceState(null, "", location.pathname);
    });
  }

  const print = document.querySelector("button.print");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }

  // a filter that is chosen acts at once
  document.querySelectorAll(".choices select").forEach((select) => select.addEventListener("change", () => select.form.requestSubmit()));

  // empty fields are no part of an address
  document.querySelectorAll("form.filters").forEach((form) => form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  }));
})();
