/* What follows an answer at the desk: where the focus goes, what is said when nothing came back, which marks belong to which card.
   The focus moves in htmx:afterSettle: before that htmx puts it back where it was, and a card would be decided twice. */
"use strict";
(() => {
  const desk = document.getElementById("desk");
  const said = document.getElementById("said");
  const text = desk.querySelector(".text");
  const body = document.body;

  const marksOf = (card) => text.querySelectorAll(`.m[href="#${card.id}"]`);

  /** The marks of a card that was put in place show its new state. */
  const follow = (card) => {
    for (const mark of marksOf(card)) mark.classList.replace(mark.classList[2], card.classList[1]);
  };

  /** To the next card, or to its form; on another page if it is not on this one. */
  const goOn = () => {
    const next = said.querySelector("[data-focus]");
    if (!next) return;
    const card = document.getElementById(next.dataset.focus);
    if (!card) return location.assign(next.dataset.go);
    next.removeAttribute("data-focus");
    (card.querySelector("[id^=f-]") || card).focus();
  };

  /** The card with the focus, or whose mark has it, stands out together with its marks. */
  const standOut = (at) => {
    const mark = at.closest(".m");
    const card = mark ? document.getElementById(mark.hash.slice(1)) : at.closest(".card");
    for (const old of desk.querySelectorAll(".on")) old.classList.remove("on");
    if (!card) return;
    card.classList.add("on");
    const marks = [...marksOf(card)];
    for (const one of marks) one.classList.add("on");
    if (mark || !marks.length) return;
    const [box, pane] = [marks[0].getBoundingClientRect(), text.getBoundingClientRect()];
    if (box.top < pane.top || box.bottom > pane.bottom) text.scrollTop += box.top - pane.top - pane.height / 3;
  };

  const tell = (sentence) => { said.textContent = sentence; };

  body.addEventListener("htmx:configRequest", (event) => { event.detail.path = event.detail.path.split("#")[0]; });
  body.addEventListener("htmx:beforeSwap", (event) => {
    if (!/^\s*<!doctype/i.test(event.detail.serverResponse)) return;
    event.detail.shouldSwap = false; /* a whole page: sign-in, or a form without its token */
    tell(desk.dataset.out);
  });
  body.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.matches(".card")) follow(event.target);
    goOn();
  });
  for (const lost of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) body.addEventListener(lost, () => tell(desk.dataset.lost));
  desk.addEventListener("focusin", (event) => standOut(event.target));
  desk.addEventListener("toggle", (event) => event.target.open && event.target.querySelector("input[type=text]")?.focus(), true);
})();
