// Shows where a value stands: two clicks on the page, on opposite corners, make its box.
// A doubtful value that somebody goes to and stays at has its place read again by itself.

const paper = document.querySelector(".paper");
const SVG = "http://www.w3.org/2000/svg";
let drawing = null;

// In the pixels of the page picture, however the page is zoomed or turned.
function place(svg, event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.querySelector(".turn").getScreenCTM().inverse());
  return [point.x, point.y];
}

function mark(svg, [x0, y0], [x1, y1]) {
  const box = svg.querySelector(".ev-drawn") ?? svg.querySelector(".turn").appendChild(document.createElementNS(SVG, "rect"));
  box.setAttribute("class", "ev ev-on ev-drawn");
  box.setAttribute("x", Math.min(x0, x1));
  box.setAttribute("y", Math.min(y0, y1));
  box.setAttribute("width", Math.abs(x1 - x0));
  box.setAttribute("height", Math.abs(y1 - y0));
}

function stop(said) {
  paper.classList.remove("is-drawing");
  drawing.button.textContent = said;
  drawing.button.setAttribute("aria-pressed", "false");
  drawing = null;
}

function begin(button) {
  if (drawing) stop("Show it on the page");
  if (button.dataset.reopens) document.getElementById(button.dataset.reopens).close();
  drawing = { button, form: document.getElementById(button.dataset.draws), from: null };
  button.textContent = "Click one corner, then the other";
  button.setAttribute("aria-pressed", "true");
  paper.classList.add("is-drawing");
  paper.focus();
}

function clicked(event) {
  const svg = event.target.closest("svg[data-page]");
  if (!drawing || !svg) return;
  event.stopPropagation();
  const at = place(svg, event);
  if (!drawing.from || drawing.svg !== svg) {
    drawing.svg?.querySelector(".ev-drawn")?.remove();
    Object.assign(drawing, { from: at, svg });
    mark(svg, at, at);
    return;
  }
  mark(svg, drawing.from, at);
  const { form, button } = drawing;
  const scale = Number(svg.dataset.scale);
  drawing.form.elements.page.value = svg.dataset.page;
  drawing.form.elements.box.value = [...drawing.from, ...at].map((side) => (side / scale).toFixed(2)).join(",");
  stop(button.dataset.reopens ? "Show another place" : "Place shown: keep it with the value");
  if (button.dataset.reopens) reopen(button, svg.dataset.page);
  else offer(button, form);
}

function reopen(button, page) {
  document.getElementById(button.dataset.reopens).showModal();
  button.focus();
  button.parentElement.querySelector("[data-place-told]").textContent = `Shown on page ${page}.`;
}

// The box is read once more, larger, and what it may say is offered for the value.
async function offer(button, form) {
  const data = new FormData(form);
  // Looking is not keeping: the value is sent later, as a request of its own.
  data.delete("idempotency_key");
  const told = button.closest(".editor").querySelector("[data-says]");
  told.textContent = "Reading the box…";
  const answer = await fetch(form.dataset.look, { method: "POST", body: data }).catch(() => null);
  const says = answer?.ok ? (await answer.json()).says : [];
  told.textContent = says.length ? "The box says " : "Nothing legible was found in the box: type the value.";
  for (const each of says) told.append(use(each.text, form), " ");
}

function use(text, form) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "btn btn-sm", textContent: text });
  button.addEventListener("click", () => {
    const value = document.getElementById(`${form.id}-value`);
    value.value = text;
    value.focus();
  });
  return button;
}

const LOOKED_AT_MS = 600;

async function readAgain(button) {
  const { form } = button;
  const data = new FormData(form);
  data.delete("idempotency_key");
  const told = button.closest(".editor").querySelector("[data-says]");
  button.disabled = true;
  told.textContent = "Reading the place again…";
  const headers = { Accept: "application/json" };
  const answer = await fetch(button.formAction, { method: "POST", body: data, headers }).catch(() => null);
  const offered = answer?.ok ? (await answer.json()).offered : null;
  const none = answer?.ok ? "Read again, the place says the same or nothing legible." : "The place could not be read again: look at it yourself.";
  told.textContent = offered ? `${offered.because} ` : none;
  button.remove();
  if (!offered) return;
  const take = document.createElement("button");
  Object.assign(take, { type: "submit", className: "btn btn-sm", textContent: `Use ${offered.value} (U)`, name: "instead", value: offered.value });
  take.setAttribute("form", form.id);
  take.dataset.suggests = "";
  told.append(take);
}

// Who goes on at once has nothing read for nothing.
function watchLookedAt(button) {
  const field = button.closest(".fx");
  const check = () => {
    if (field?.classList.contains("on"))
      setTimeout(() => { if (field.classList.contains("on") && button.isConnected && !button.disabled) readAgain(button); }, LOOKED_AT_MS);
  };
  // The one that is selected when the page opens is read again when it is gone to, or by U.
  if (field) new MutationObserver(check).observe(field, { attributes: true, attributeFilter: ["class"] });
}

for (const button of document.querySelectorAll("[data-again]")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    readAgain(button);
  });
  watchLookedAt(button);
}
for (const button of document.querySelectorAll("[data-draws]")) {
  button.hidden = false;
  button.addEventListener("click", () => begin(button));
}
paper?.addEventListener("click", clicked, true);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drawing) stop("Show it on the page");
});
