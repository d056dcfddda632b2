// The review desk: days change the numbers, findings have defaults, and single keys decide.

import * as view from "./desk-view.js";
import { openDialog } from "./desk-dialogs.js";
import "./desk-claim.js";

const KEYS_SETTING = "dayproof-desk-keys";
const TOAST_MS = 6000;

const form = document.querySelector("form.desk");
const picks = [...form.querySelectorAll('input[name="day"]')];
const outcome = form.querySelector(".outcome");
const note = form.querySelector(".note-for textarea");

for (const button of document.querySelectorAll("[data-does], [data-excludes], [data-keeps]")) button.hidden = false;
document.querySelector("#problem")?.focus();

function days(number) {
  return number === 1 ? "1 day" : `${number} days`;
}

function drawBar(before, chosen, need) {
  const bar = outcome.querySelector(".bar");
  if (!bar) return;
  const total = Math.max(need, before + chosen, 1);
  const [, first, added] = bar.querySelectorAll("rect");
  const share = (part) => `${((100 * part) / total).toFixed(1)}%`;
  first.setAttribute("width", share(before));
  added.setAttribute("x", share(before));
  added.setAttribute("width", share(chosen));
}

function recount() {
  const chosen = picks.filter((pick) => pick.checked).length;
  for (const count of form.querySelectorAll("[data-count]")) count.textContent = days(chosen);
  for (const button of form.querySelectorAll("[data-excludes]"))
    button.setAttribute("aria-pressed", String(!ticked(button.dataset.excludes)));
  form.querySelector(".note-for")?.toggleAttribute("data-needed", !picks.some((pick) => pick.checked && "overrules" in pick.dataset));
  if (!outcome) return;
  const before = Number(outcome.dataset.before);
  const need = Number(outcome.dataset.need || 0);
  outcome.querySelector("[data-added]").textContent = chosen;
  outcome.querySelector("[data-total]").textContent = before + chosen;
  const complete = outcome.querySelector("[data-complete]");
  if (complete) complete.hidden = before + chosen < need;
  drawBar(before, chosen, need);
}

// A finding is resolved by leaving its days out (the default) or by keeping them with a note.

const daysOf = (text) => picks.filter((pick) => text.split(" ").includes(pick.value));
const ticked = (text) => daysOf(text).some((pick) => pick.checked);

function tick(text, on) {
  for (const pick of daysOf(text)) pick.checked = on;
  recount();
}

function exclude(button) {
  tick(button.dataset.excludes, false);
  const finding = button.closest("[data-finding]");
  finding.dataset.done = "yes";
  const next = form.querySelector("[data-finding]:not([data-done]) [data-excludes]");
  (next ?? finding).scrollIntoView({ block: "nearest" });
}

function keep(button) {
  tick(button.dataset.keeps, true);
  button.closest("[data-finding]").dataset.done = "yes";
  note?.focus();
}

function needsNote() {
  return note && !note.value.trim() && picks.some((pick) => pick.checked && "overrules" in pick.dataset);
}

// Fields to check.

const toCheck = () => [...document.querySelectorAll(".fx")];

function goToField(by) {
  const list = toCheck();
  const at = list.indexOf(document.querySelector(".fx.on"));
  const next = list[Math.min(list.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
  if (!next) return;
  view.select(next.id);
  next.scrollIntoView({ block: "nearest" });
}

function accept() {
  document.querySelector(".fx.on")?.classList.add("is-accepted");
  goToField(1);
}

const editor = () => document.querySelector(".fx.on .editor");

function editAny() {
  const first = form.querySelector(".rows details.edit");
  if (!first) return;
  first.open = true;
  first.querySelector("input, textarea, select")?.focus();
}

// Buttons.

function keysAreOn() {
  return localStorage.getItem(KEYS_SETTING) !== "off";
}

function showKeys() {
  for (const button of document.querySelectorAll('[data-does="keys"]')) {
    button.setAttribute("aria-pressed", String(keysAreOn()));
    button.textContent = `Single-key shortcuts: ${keysAreOn() ? "on" : "off"}`;
  }
}

const actions = {
  "zoom-in": view.zoomIn,
  "zoom-out": view.zoomOut,
  rotate: view.rotate,
  boxes: view.toggleBoxes,
  text: view.toggleText,
  "edit-any": editAny,
  help: () => document.getElementById("keys").showModal(),
  keys() {
    localStorage.setItem(KEYS_SETTING, keysAreOn() ? "off" : "on");
    showKeys();
  },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-does], [data-shows], [data-excludes], [data-keeps]");
  if (!button) return;
  if (button.dataset.shows) view.select(button.dataset.shows);
  actions[button.dataset.does]?.(button);
  if (button.dataset.excludes) exclude(button);
  if (button.dataset.keeps) keep(button);
});
form.addEventListener("change", (event) => {
  if (event.target.name === "day") recount();
});

// Keys: those on buttons (data-key) press them; the others move about.

const press = (does) => document.querySelector(`[data-does="${does}"]`)?.click();
const keys = {
  n: () => goToField(1),
  N: () => goToField(-1),
  Enter: accept,
  e: () => editor()?.querySelector("input, textarea, select")?.focus(),
  u: () => editor()?.querySelector("[data-suggests], [data-again]")?.click(),
  d: () => document.querySelector(".fx.on [data-days] + button, [data-days] + button")?.click(),
  f: view.zoomToEvidence,
  "[": () => view.goToPage(-1),
  "]": () => view.goToPage(1),
  "+": view.zoomIn,
  "-": view.zoomOut,
  0: view.fit,
  b: () => press("boxes"),
  t: () => press("text"),
  x: () => exclude(form.querySelector("[data-finding]:not([data-done]) [data-excludes]") ?? form.querySelector("[data-excludes]")),
  "?": actions.help,
};

const buttonOf = (key) => document.querySelector(`[data-key="${CSS.escape(key.toLowerCase())}"]`);

function decide(button) {
  if (button.dataset.key === "a" && needsNote()) return note.focus();
  if (button.dataset.opens) return openDialog(button.dataset.opens);
  return button.click();
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select");
  if (typing && event.key === "Escape") typing.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !keysAreOn()) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Enter" && event.target.closest("button, a, summary")) return;
  const button = buttonOf(event.key);
  if (!button && !(event.key in keys)) return;
  if (event.key === "x" && !form.querySelector("[data-excludes]")) return;
  event.preventDefault();
  if (button) decide(button);
  else keys[event.key]();
});

// What was just done is told for a while, longer while somebody is on it.

for (const toast of document.querySelectorAll("[data-toast]")) {
  const leave = () => { if (!toast.matches(":hover, :focus-within")) toast.remove(); };
  setTimeout(leave, TOAST_MS);
  for (const kind of ["mouseleave", "focusout"]) toast.addEventListener(kind, () => setTimeout(leave, TOAST_MS));
}

showKeys();
recount();
if (toCheck().length) view.select(toCheck()[0].id);

// What comes next is fetched ahead, once this page is quiet: its picture and its page.
const next = form.querySelector("[data-ahead]");
if (next) addEventListener("load", () => setTimeout(() => { new Image().src = next.dataset.ahead; }, 300));
