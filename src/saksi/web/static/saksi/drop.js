/* Files may be dropped on the field for files; what was chosen is listed. Without this the same field takes the same files. */
"use strict";
(() => {
  const zone = document.querySelector(".drop");
  if (!zone) return;
  const field = zone.querySelector("input[type=file]");
  const list = zone.querySelector("[data-drop-list]");
  zone.querySelector("[data-drop-hint]").hidden = false;

  const tell = () => {
    list.replaceChildren(...[...field.files].map((file) => {
      const line = document.createElement("li");
      line.textContent = file.name;
      return line;
    }));
  };
  const over = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    zone.classList.toggle("over", zone.contains(event.target));
  };
  // Anywhere on the page: a file that misses the field must not replace what was typed.
  document.addEventListener("dragover", over);
  document.addEventListener("drop", (event) => {
    over(event);
    zone.classList.remove("over");
    if (!event.defaultPrevented) return;
    const all = new DataTransfer();
    for (const file of [...field.files, ...event.dataTransfer.files]) all.items.add(file);
    field.files = all.files;
    tell();
  });
  field.addEventListener("change", tell);
})();
