/* Add what was missed: words selected in the text bring the form that asks what they say. The server checks them against the stored text.
   Positions are code points of the stored text; a browser counts UTF-16 units, and `codePoints` alone turns one into the other. */

/** How many code points the first `units` UTF-16 units of a text are; half a pair counts as one, and the server widens it. */
export const codePoints = (text, units = text.length) => [...text.slice(0, units)].length;

const pane = document.querySelector("#desk .text");
const place = document.getElementById("missed");
const HIDDEN = ".hide"; /* what is told to screen readers alone is no part of the text */

/** The stored text from the start of the pane to a point in it. */
const textUntil = (node, offset) => {
  const range = document.createRange();
  range.setStart(pane, 0);
  range.setEnd(node, offset);
  const part = range.cloneContents();
  for (const told of part.querySelectorAll(HIDDEN)) told.remove();
  return part.textContent;
};

const selected = () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.startContainer) || !pane.contains(range.endContainer)) return null;
  const before = textUntil(range.startContainer, range.startOffset);
  const through = textUntil(range.endContainer, range.endOffset);
  const quote = through.slice(before.length);
  return quote.trim() ? { start: codePoints(before), end: codePoints(through), quote } : null;
};

/** Words typed into the form that is open are kept: a name may be selected in the text only to copy it there. */
const typed = () => [...place.querySelectorAll("details[open] input[type=text]")].some((field) => field.value !== field.defaultValue);

let last = "";
const ask = () => {
  const words = selected();
  const query = words ? String(new URLSearchParams(words)) : "";
  if (!words || query === last || typed()) return;
  last = query;
  window.htmx.ajax("GET", `${place.dataset.add}?${query}`, { target: place, swap: "innerHTML" });
};

if (pane && place) {
  let timer;
  document.addEventListener("selectionchange", () => { clearTimeout(timer); timer = setTimeout(ask, 400); });
  document.addEventListener("click", (event) => { /* of the document: a decision brings the link anew */
    const first = event.target.closest('[data-key="n"]') && place.querySelector("summary");
    if (first) { event.preventDefault(); first.focus(); }
  });
  place.addEventListener("toggle", (event) => event.target.open && event.target.querySelector("select, input:not([type=hidden]), button")?.focus(), true);
}
