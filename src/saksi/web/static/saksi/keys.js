/* Single keys at the desk. Whatever has a data-key, and a card's button that has the key as its name, is pressed by it: in the card with
   the focus first, then elsewhere on the desk.
   They live inside the desk only, never in a field; while an answer is awaited and while a key is held down they decide nothing. */
"use strict";
(() => {
  const desk = document.getElementById("desk");
  const FIELD = "input, select, textarea, [contenteditable]";
  const cards = () => [...desk.querySelectorAll(".card")];
  const current = () => document.activeElement.closest(".card");
  const firstOpen = () => cards().find((card) => card.classList.contains("open"));

  /** The key as a Latin keyboard has it: a Khmer layout gives Khmer characters. */
  const latin = (event) => {
    if (event.key.length > 1) return event.key;
    if (event.key.charCodeAt(0) < 128) return event.shiftKey ? event.key : event.key.toLowerCase();
    if (event.code === "Slash") return event.shiftKey ? "?" : "/";
    return event.code.replace(/^(Key|Digit)/, "").toLowerCase();
  };

  const step = (by) => {
    const list = cards();
    const at = list.indexOf(current());
    (at < 0 ? firstOpen() || list[0] : list[at + by])?.focus();
  };

  /** From a card to its mark in the text, and back. */
  const crossOver = () => {
    const at = document.activeElement;
    const mark = at.closest(".m");
    if (mark) return document.getElementById(mark.hash.slice(1))?.focus();
    const card = current();
    (card && document.getElementById(`m${card.id}`) || desk.querySelector(".text")).focus();
  };

  const press = (key) => {
    const wanted = `[data-key="${CSS.escape(key)}"], button[name="${CSS.escape(key)}"]:not([value])`;
    const found = current()?.querySelector(wanted) || [...desk.querySelectorAll(wanted)].find((one) => !one.closest(".card"));
    if (!found) return false;
    if (found.matches(FIELD)) found.select();
    else found.click();
    return true;
  };

  const leave = (at) => {
    if (CSS.supports("selector(:popover-open)") && desk.querySelector(":popover-open")) return false; /* the browser closes it */
    const open = at.closest("details[open]");
    if (!open) return press("Esc");
    open.open = false;
    open.closest(".card")?.focus();
    return true;
  };

  const MOVES = { j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1), g: crossOver };

  document.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.key === "Escape") return leave(at) && event.preventDefault();
    // Clicked, not asked of the form: htmx sends name and value of the button that was clicked last, so that the decision would be left out.
    const main = event.key === "Enter" && at.matches(".card select") && at.form.querySelector("button.main");
    if (main) return event.preventDefault(), main.click();
    if (at.closest(FIELD) || !(at === document.body || desk.contains(at))) return;
    const key = latin(event);
    if (key.startsWith("Arrow") && !current()) return;
    if (MOVES[key]) return event.preventDefault(), MOVES[key]();
    if (key.length > 1 || event.repeat || desk.querySelector(".htmx-request")) return;
    if (press(key)) event.preventDefault();
  });

  if (document.activeElement === document.body && !location.hash) firstOpen()?.focus({ preventScroll: true });
})();
