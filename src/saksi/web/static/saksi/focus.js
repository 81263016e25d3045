/* What follows an answer at the desk: where the focus goes, what is said when nothing came back, which marks belong to which card;
   and the words around a card's own, which the page sends once, in its text.
   The focus moves in htmx:afterSettle: before that htmx puts it back where it was, and a card would be decided twice. */
"use strict";
(() => {
  const desk = document.getElementById("desk");
  const said = document.getElementById("said");
  const text = desk.querySelector(".text");
  const body = document.body;
  const AROUND = 80;

  const marksOf = (card) => text.querySelectorAll(`.m[href="#${card.id}"]`);

  /** The marks of a card that was put in place show its new state. */
  const follow = (card) => {
    for (const mark of marksOf(card)) mark.classList.replace(mark.classList[2], card.classList[1]);
  };

  /** To the next card, or to its form, with the words it is about; on another page if it is not on this one. */
  const goOn = () => {
    const next = said.querySelector("[data-focus]");
    if (!next) return;
    const card = document.getElementById(next.dataset.focus);
    if (!card) return location.assign(next.dataset.go);
    next.removeAttribute("data-focus");
    const field = card.querySelector("[id^=f-]");
    if (field) (card.offsetHeight > innerHeight ? card : field.form).scrollIntoView({ block: "nearest" });
    (field || card).focus();
  };

  /** A piece of the text; where it was cut off, without the word that the cut went through. */
  const small = (piece, half, dots) => {
    const made = document.createElement("small");
    made.textContent = [...piece].length === AROUND ? piece.replace(half, dots) : piece;
    return made;
  };

  /** The words before and after each card's own, as the server gives them of one card alone; AROUND counts code points. */
  const around = () => {
    const at = {};
    let words = "";
    for (const node of text.childNodes) {
      if (node.id) at[node.id] = words.length;
      if (node.className !== "hide") words += node.textContent;
    }
    for (const link of desk.querySelectorAll(".card blockquote > a:only-child")) {
      const start = words.lastIndexOf(link.textContent, at[link.hash.slice(1)]);
      const end = start + link.textContent.length;
      if (!(link.hash.slice(1) in at) || start < 0) continue;
      const before = [...words.slice(Math.max(0, start - 2 * AROUND), start)].slice(-AROUND).join("").split("\n").pop();
      const after = [...words.slice(end, end + 2 * AROUND)].slice(0, AROUND).join("").split("\n")[0];
      link.before(small(before, /^([^ ]* (?=.))?/, "… "));
      link.after(small(after, /((?<=.) [^ ]*)?$/, " …"));
    }
  };

  /** A mark comes into view within the text, where it is not. */
  const reveal = (mark) => {
    const [box, pane] = [mark.getBoundingClientRect(), text.getBoundingClientRect()];
    if (box.top < pane.top || box.bottom > pane.bottom) text.scrollTop += box.top - pane.top - pane.height / 3;
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
    if (!mark && marks.length) reveal(marks[0]);
  };

  Object.assign(window.htmx.config, {
    allowEval: false, includeIndicatorStyles: false, historyEnabled: false, scrollIntoViewOnBoost: false,
    responseHandling: [{ code: "[23]..", swap: true }, { code: "403|409|422|503", swap: true }, { code: "...", swap: false, error: true }],
  });

  const tell = (sentence) => { said.textContent = sentence; };

  body.addEventListener("htmx:configRequest", (event) => { event.detail.path = event.detail.path.split("#")[0]; });
  body.addEventListener("htmx:beforeSwap", (event) => {
    if (!/^\s*<!doctype/i.test(event.detail.serverResponse)) return;
    event.detail.shouldSwap = false; /* a whole page: sign-in, or a form without its token */
    tell(desk.dataset.out);
  });
  body.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.matches(".card")) follow(event.target);
    const hit = event.target.id === "found" && text.querySelector("#found-1");
    if (hit) reveal(hit);
    goOn();
  });
  for (const lost of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) body.addEventListener(lost, () => tell(desk.dataset.lost));
  desk.addEventListener("focusin", (event) => standOut(event.target));
  around();
})();
