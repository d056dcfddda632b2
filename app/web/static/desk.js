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
  help() {},
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

// Keys: those on buttons (data-key) press them; the others move about.

const toCheck = () => [...document.querySelectorAll(".fx")];
const pages = () => [...paper.querySelectorAll(".page-n")];

function step(list, from, by) {
  const at = list.indexOf(from);
  return list[Math.min(list.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
}

function goToField(by) {
  const next = step(toCheck(), document.querySelector(".fx.on"), by);
  if (!next) return;
  select(next.id);
  next.scrollIntoView({ block: "nearest" });
}

function currentEditor() {
  return document.querySelector(".fx.on .editor");
}

function goToPage(by) {
  const top = paper.getBoundingClientRect().top + 1;
  const seen = pages().filter((page) => page.getBoundingClientRect().top <= top).at(-1);
  step(pages(), seen, by)?.scrollIntoView({ block: "start" });
}

const keys = {
  n: () => goToField(1),
  N: () => goToField(-1),
  Enter: () => goToField(1),
  e: () => currentEditor()?.querySelector("input, textarea, select")?.focus(),
  u: () => currentEditor()?.querySelector("[data-suggests]")?.click(),
  d: () => document.querySelector(".fx.on [data-days] + button, [data-days] + button")?.click(),
  f: () => { if (zoom === 1) zoomBy(2); paper.querySelector(".is-on")?.scrollIntoView({ block: "center", inline: "center" }); },
  "[": () => goToPage(-1),
  "]": () => goToPage(1),
  "+": () => zoomBy(ZOOM_STEP),
  "-": () => zoomBy(1 / ZOOM_STEP),
  0: () => zoomBy(1 / zoom),
  b: () => form.querySelector('[data-does="boxes"]').click(),
  x: () => form.querySelector("[data-excludes]:not([hidden])")?.click(),
  z: () => form.querySelector('[data-key="z"]')?.click(),
  "/": () => { location.href = document.querySelector(".queue .pane-h a").href; },
  "?": () => document.getElementById("keys").showModal(),
};

function press(event) {
  const button = form.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!button) return keys[event.key]?.();
  const reason = form.querySelector("#reason");
  if ("qrs".includes(button.dataset.key) && !reason.value.trim()) reason.focus();
  else button.click();
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (typing && event.key === "Escape") typing.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !keysAreOn()) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Enter" && event.target.closest("button, a, summary")) return;
  const known = event.key in keys || form.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!known) return;
  event.preventDefault();
  press(event);
});

for (const button of form.querySelectorAll('[data-does="keys"]')) showKeys(button);
document.querySelector('[data-does="help"]')?.addEventListener("click", () => document.getElementById("keys").showModal());
if (toCheck().length) select(toCheck()[0].id);

// The document is claimed while it is open and something is done; the others see who has it.

const RENEW_MS = 120_000;
let active = true;

async function say(address) {
  const token = form.querySelector('[name="csrf_token"]').value;
  const answer = await fetch(address, { method: "POST", headers: { "X-CSRFToken": token }, keepalive: true });
  return answer.ok && answer.status !== 204 ? answer.json() : null;
}

async function renew() {
  if (!active || document.hidden) return;
  active = false;
  const held = await say(form.dataset.claim).catch(() => null);
  if (!held) return;
  const told = form.querySelector("[data-claimed]");
  told.textContent = held.mine ? "Locked to you" : `Open with ${held.name} since ${held.since}. View only.`;
  for (const button of form.querySelectorAll(".decide button[type=submit]")) button.disabled = !held.mine;
}

if (form.dataset.claim) {
  for (const kind of ["pointerdown", "keydown", "wheel"]) addEventListener(kind, () => { active = true; }, { passive: true });
  renew();
  setInterval(renew, RENEW_MS);
}

// What comes next is fetched ahead, once this page is quiet.
const ahead = form.querySelector("[data-ahead]")?.dataset.ahead;
if (ahead) addEventListener("load", () => setTimeout(() => { new Image().src = ahead; }, 300));
