// The review desk: fields show their boxes, days change the numbers, and single keys decide.

const KEYS_SETTING = "dayproof-desk-keys";
const ZOOM_STEP = 1.25;

const form = document.querySelector("form.desk");
const paper = document.querySelector(".paper");
const picks = [...form.querySelectorAll('input[name="day"]')];
const outcome = form.querySelector(".outcome");
let zoom = 1;

for (const button of form.querySelectorAll("[data-does]")) button.hidden = false;
for (const button of form.querySelectorAll("[data-excludes]"))
  button.hidden = !picks.some((pick) => button.dataset.excludes.split(" ").includes(pick.value));
document.querySelector("#problem")?.focus();

function days(number) {
  return number === 1 ? "1 day" : `${number} days`;
}

function recount() {
  const chosen = picks.filter((pick) => pick.checked).length;
  for (const count of form.querySelectorAll("[data-count]")) count.textContent = days(chosen);
  if (!outcome) return;
  outcome.querySelector("[data-added]").textContent = chosen;
  outcome.querySelector("[data-total]").textContent = Number(outcome.dataset.before) + chosen;
}

function select(target) {
  for (const on of document.querySelectorAll(".is-on, .on")) on.classList.remove("is-on", "on");
  document.getElementById(target)?.classList.add("on");
  const marks = [...paper.querySelectorAll(`g[data-target="${CSS.escape(target)}"]`)];
  for (const mark of marks) mark.classList.add("is-on");
  marks[0]?.scrollIntoView({ block: "center", inline: "nearest" });
}

function zoomBy(factor) {
  zoom = Math.min(4, Math.max(1, zoom * factor));
  for (const sheet of paper.querySelectorAll(".sheet")) {
    const svg = sheet.querySelector("svg");
    svg.style.width = `${100 * zoom}%`;
    sheet.style.overflow = "visible";
  }
}

const actions = {
  "zoom-in": () => zoomBy(ZOOM_STEP),
  "zoom-out": () => zoomBy(1 / ZOOM_STEP),
  boxes(button) {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    for (const mark of paper.querySelectorAll("g[data-target]")) mark.style.display = on ? "" : "none";
  },
  keys(button) {
    localStorage.setItem(KEYS_SETTING, keysAreOn() ? "off" : "on");
    showKeys(button);
  },
};

function keysAreOn() {
  return localStorage.getItem(KEYS_SETTING) !== "off";
}

function showKeys(button) {
  button.setAttribute("aria-pressed", String(keysAreOn()));
  button.textContent = `Single-key shortcuts: ${keysAreOn() ? "on" : "off"}`;
}

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-does], [data-shows], [data-excludes]");
  if (!button) return;
  if (button.dataset.shows) select(button.dataset.shows);
  if (button.dataset.does) actions[button.dataset.does](button);
  if (button.dataset.excludes) {
    const excluded = button.dataset.excludes.split(" ");
    for (const pick of picks) if (excluded.includes(pick.value)) pick.checked = false;
    recount();
  }
});
form.addEventListener("change", (event) => {
  if (event.target.name === "day") recount();
});
paper.addEventListener("click", (event) => {
  const mark = event.target.closest("g[data-target]");
  if (!mark) return;
  select(mark.dataset.target);
  document.getElementById(mark.dataset.target)?.scrollIntoView({ block: "nearest" });
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !keysAreOn()) return;
  const pressed = form.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!pressed) return;
  event.preventDefault();
  const reason = form.querySelector("#reason");
  if ("qr".includes(pressed.dataset.key) && !reason.value.trim()) reason.focus();
  else pressed.click();
});

for (const button of form.querySelectorAll('[data-does="keys"]')) showKeys(button);
