// The day editor: the claimed days of a field as months to tick, saved as one day a line.

const DAY_MS = 86_400_000;
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

const iso = (day) => day.toISOString().slice(0, 10);
const dayOf = (text) => new Date(`${text}T00:00:00Z`);
const moved = (text, days) => iso(new Date(dayOf(text).getTime() + days * DAY_MS));
const named = (text, how) => dayOf(text).toLocaleDateString("en-US", { timeZone: "UTC", ...how });

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function daysIn(area) {
  return area.value.split("\n").map((line) => line.trim()).filter((line) => /^\d{4}-\d\d-\d\d$/.test(line));
}

function monthsAround(days) {
  const sorted = [...days].sort();
  const today = iso(new Date());
  const first = dayOf(`${(sorted[0] ?? today).slice(0, 7)}-01`);
  const last = dayOf(`${(sorted.at(-1) ?? today).slice(0, 7)}-01`);
  first.setUTCMonth(first.getUTCMonth() - 1);
  last.setUTCMonth(last.getUTCMonth() + 1);
  const months = [];
  for (const month = first; month <= last; month.setUTCMonth(month.getUTCMonth() + 1)) months.push(iso(month));
  return months;
}

class DayEditor {
  constructor(area) {
    this.area = area;
    this.days = new Set(daysIn(area));
    this.dialog = element("dialog", { class: "dialog day-editor", "aria-labelledby": "day-editor-title" });
    this.total = element("b", { "aria-live": "polite" });
    this.told = element("p", { class: "hint", "aria-live": "polite" });
    this.fill();
    this.dialog.addEventListener("click", (event) => this.clicked(event.target.closest("button")));
    this.dialog.addEventListener("keydown", (event) => this.pressed(event));
    this.dialog.addEventListener("close", () => this.dialog.remove());
  }

  open() {
    document.body.append(this.dialog);
    this.dialog.showModal();
    const first = [...this.days].sort()[0];
    this.focus(first ?? this.dialog.querySelector("[data-day]").dataset.day);
  }

  fill() {
    const title = element("h3", { id: "day-editor-title" }, "Days worked");
    const help = element("p", { class: "hint" }, "Arrow keys move, Space ticks a day, P shows what payroll says of it. A week’s button ticks Monday to Friday.");
    const months = element("div", { class: "months" }, ...monthsAround(this.days).map((month) => this.month(month)));
    const save = element("button", { type: "button", class: "btn btn-primary", "data-does": "save" }, "Save ", this.total);
    const leave = element("button", { type: "button", class: "btn", "data-does": "leave" }, "Cancel");
    this.dialog.append(title, help, months, this.told, element("div", { class: "actions" }, leave, save));
    this.recount();
  }

  month(first) {
    const rows = [];
    const start = moved(first, -dayOf(first).getUTCDay());
    for (let week = start; week.slice(0, 7) <= first.slice(0, 7); week = moved(week, 7)) rows.push(this.week(week, first));
    const heads = WEEKDAYS.map((name) => element("th", { scope: "col", abbr: name }, name[0]));
    const head = element("thead", {}, element("tr", {}, ...heads, element("th", { scope: "col" }, "Week")));
    const caption = element("caption", {}, named(first, { month: "long", year: "numeric" }));
    return element("table", { class: "cal" }, caption, head, element("tbody", {}, ...rows));
  }

  week(sunday, first) {
    const cells = [0, 1, 2, 3, 4, 5, 6].map((at) => {
      const day = moved(sunday, at);
      return element("td", {}, ...(day.slice(0, 7) === first.slice(0, 7) ? [this.day(day)] : []));
    });
    const all = element("button", { type: "button", class: "week", "data-week": sunday, "data-month": first.slice(0, 7), "aria-label": `Monday to Friday of the week of ${named(sunday, { month: "long", day: "numeric" })}` }, "±");
    return element("tr", {}, ...cells, element("td", {}, all));
  }

  day(day) {
    const pressed = String(this.days.has(day));
    const label = named(day, { weekday: "long", month: "long", day: "numeric" });
    return element("button", { type: "button", class: "pick", "data-day": day, "aria-pressed": pressed, "aria-label": label, tabindex: "-1" }, String(Number(day.slice(8))));
  }

  clicked(button) {
    if (!button) return;
    const { day, week, does } = button.dataset;
    if (day) this.toggle([day]);
    if (week) this.toggle([1, 2, 3, 4, 5].map((at) => moved(week, at)).filter((d) => d.startsWith(button.dataset.month)));
    if (does === "save") this.save();
    if (does === "leave") this.dialog.close();
  }

  pressed(event) {
    const { day } = event.target.dataset;
    if (!day) return;
    if (event.key.toLowerCase() === "p") this.told.textContent = this.payroll(day);
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    this.focus(moved(day, STEPS[event.key]));
  }

  focus(day) {
    const button = this.dialog.querySelector(`[data-day="${day}"]`);
    if (!button) return;
    for (const other of this.dialog.querySelectorAll('.pick[tabindex="0"]')) other.tabIndex = -1;
    button.tabIndex = 0;
    button.focus();
  }

  payroll(day) {
    const line = document.querySelector(`#day-${day}`);
    const said = line?.querySelector(".why")?.textContent.trim() ?? (line ? "paid, not claimed." : "nothing known.");
    return `${named(day, { month: "short", day: "numeric" })}: ${said}`;
  }

  toggle(days) {
    const add = !days.every((day) => this.days.has(day));
    for (const day of days) {
      if (add) this.days.add(day);
      else this.days.delete(day);
      this.dialog.querySelector(`[data-day="${day}"]`)?.setAttribute("aria-pressed", String(add));
    }
    this.recount();
  }

  recount() {
    this.total.textContent = this.days.size === 1 ? "1 day" : `${this.days.size} days`;
  }

  save() {
    this.area.value = [...this.days].sort().join("\n");
    this.dialog.close();
    this.area.focus();
    this.area.form.requestSubmit();
  }
}

export function editDays(area) {
  new DayEditor(area).open();
}

for (const area of document.querySelectorAll("[data-days]")) {
  const button = element("button", { type: "button", class: "btn btn-sm" }, "Edit days");
  button.addEventListener("click", () => editDays(area));
  area.after(button);
}
