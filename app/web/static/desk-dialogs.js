// The decisions that need words: their dialogs, the usual reasons by digit, and the preview.

const dialogs = new Map([...document.querySelectorAll(".desk-dialog")].map((each) => [each.id, each]));
const fix = document.getElementById("fix-form");

export function openDialog(name) {
  const dialog = dialogs.get(name);
  if (!dialog) return;
  dialog.showModal();
  const first = dialog.querySelector('input[type="radio"]:checked') ?? dialog.querySelector("textarea");
  first?.focus();
  if (name === "second") takeDays(dialog);
}

// The days that the second person would see are those ticked now.
function takeDays(dialog) {
  const kept = [...document.querySelectorAll('form.desk input[name="day"]:checked')].map((pick) => {
    const hidden = document.createElement("input");
    Object.assign(hidden, { type: "hidden", name: "day", value: pick.value });
    return hidden;
  });
  dialog.querySelector("[data-days-too]").replaceChildren(...kept);
}

function longDay(text) {
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? "no fixed day" : day.toLocaleDateString("en-US", { timeZone: "UTC", month: "short", day: "numeric", year: "numeric" });
}

function usualWords() {
  return [...fix.querySelectorAll("[data-words]")].map((each) => each.dataset.words);
}

function preview() {
  const chosen = fix.querySelector("[data-words]:checked");
  fix.querySelector("[data-preview]").textContent = fix.elements.reason.value.trim() || chosen?.dataset.words || "";
  fix.querySelector("[data-due]").textContent = longDay(fix.elements.due_on.value);
}

// Words that were typed stay; usual ones follow the reason.
function chooseReason(radio) {
  radio.checked = true;
  const typed = fix.elements.reason.value.trim();
  if (!typed || usualWords().includes(typed)) fix.elements.reason.value = radio.dataset.words;
  preview();
  if (!radio.dataset.words) fix.elements.reason.focus();
}

if (fix) {
  fix.addEventListener("input", preview);
  fix.addEventListener("change", (event) => { if (event.target.matches("[data-words]")) chooseReason(event.target); });
  fix.addEventListener("keydown", (event) => {
    if (event.target.matches("textarea, [type=date]") || !/^[1-9]$/.test(event.key)) return;
    const radio = fix.querySelectorAll("[data-words]")[Number(event.key) - 1];
    if (!radio) return;
    event.preventDefault();
    radio.focus();
    chooseReason(radio);
  });
  preview();
}

for (const opener of document.querySelectorAll("[data-opens]"))
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    openDialog(opener.dataset.opens);
  });
for (const closer of document.querySelectorAll("[data-closes]"))
  closer.addEventListener("click", (event) => {
    event.preventDefault();
    closer.closest("dialog").close();
  });
for (const dialog of dialogs.values())
  if (dialog.open) {
    dialog.close();
    openDialog(dialog.id);
  }
