// The document at the desk: zoom, rotation, boxes, text, and which page is in view.

const ZOOM_STEP = 1.25;
const ZOOM_MOST = 4;
const LARGE_FROM = 1.5;

const paper = document.querySelector(".paper");
const sheets = () => [...paper.querySelectorAll(".sheet svg")];
const pageHeads = () => [...paper.querySelectorAll(".page-n")];
const told = document.querySelector("[data-zoom]");
const textView = paper.querySelector("[data-text]");
let zoom = 1;
let quarters = 0;

const sizeOf = (svg) => svg.querySelector("image").getAttribute("width") + " " + svg.querySelector("image").getAttribute("height");

function lay(svg) {
  const [width, height] = sizeOf(svg).split(" ").map(Number);
  const turned = quarters % 2 === 1;
  const moves = ["", `translate(${height} 0) rotate(90)`, `translate(${width} ${height}) rotate(180)`, `translate(0 ${width}) rotate(270)`];
  svg.setAttribute("viewBox", turned ? `0 0 ${height} ${width}` : `0 0 ${width} ${height}`);
  svg.querySelector(".turn").setAttribute("transform", moves[quarters]);
  svg.style.width = `${100 * zoom}%`;
  svg.parentElement.style.overflow = zoom > 1 ? "visible" : "";
}

function sharpen(svg) {
  const image = svg.querySelector("image");
  if (zoom >= LARGE_FROM && image.dataset.large) image.setAttribute("href", image.dataset.large);
}

function zoomTo(factor) {
  zoom = Math.min(ZOOM_MOST, Math.max(1, factor));
  told.textContent = zoom === 1 ? "Fit" : `${Math.round(100 * zoom)}%`;
  for (const svg of sheets()) {
    lay(svg);
    sharpen(svg);
  }
}

export const zoomIn = () => zoomTo(zoom * ZOOM_STEP);
export const zoomOut = () => zoomTo(zoom / ZOOM_STEP);
export const fit = () => zoomTo(1);

export function rotate() {
  quarters = (quarters + 1) % 4;
  for (const svg of sheets()) lay(svg);
}

export function toggleBoxes(button) {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(on));
  for (const mark of paper.querySelectorAll("g[data-target]")) mark.style.display = on ? "" : "none";
}

export async function toggleText(button) {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(on));
  textView.hidden = !on;
  for (const each of paper.querySelectorAll(".sheet, .page-n")) each.hidden = on;
  if (!on || textView.dataset.done) return;
  textView.textContent = "Reading the text of the pages…";
  const answer = await fetch(textView.dataset.text).catch(() => null);
  if (answer?.ok) textView.innerHTML = await answer.text();
  else textView.textContent = "The text could not be read. The page images and the original are not affected.";
  if (answer?.ok) textView.dataset.done = "yes";
}

// A field and its boxes are selected together, from either side.

export function select(target) {
  for (const on of document.querySelectorAll(".is-on, .on")) on.classList.remove("is-on", "on");
  document.getElementById(target)?.classList.add("on");
  const marks = [...paper.querySelectorAll(`g[data-target="${CSS.escape(target)}"]`)];
  for (const mark of marks) mark.classList.add("is-on");
  marks[0]?.scrollIntoView({ block: "center", inline: "nearest" });
}

export function zoomToEvidence() {
  if (zoom === 1) zoomTo(2);
  paper.querySelector(".is-on")?.scrollIntoView({ block: "center", inline: "center" });
}

export function goToPage(by) {
  const top = paper.getBoundingClientRect().top + 1;
  const heads = pageHeads();
  const seen = heads.filter((head) => head.getBoundingClientRect().top <= top).at(-1) ?? heads[0];
  heads[Math.min(heads.length - 1, Math.max(0, heads.indexOf(seen) + by))]?.scrollIntoView({ block: "start" });
}

paper.addEventListener("click", (event) => {
  const mark = event.target.closest("g[data-target]");
  if (!mark) return;
  select(mark.dataset.target);
  const field = document.getElementById(mark.dataset.target);
  field?.scrollIntoView({ block: "nearest" });
  field?.querySelector("details.edit summary, button[data-shows], input")?.focus({ preventScroll: true });
});

paper.addEventListener("scroll", () => {
  const top = paper.getBoundingClientRect().top + 60;
  const at = pageHeads().filter((head) => head.getBoundingClientRect().top <= top).at(-1);
  for (const link of document.querySelectorAll(".thumbs a"))
    if (at && link.hash === `#${at.id}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
}, { passive: true });

for (const image of paper.querySelectorAll("image"))
  image.addEventListener("error", () => {
    image.closest(".sheet").hidden = true;
    paper.querySelector(".image-failed").hidden = false;
  });
