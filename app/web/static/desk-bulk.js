// The list of clean documents: its button states what is ticked.

const picks = [...document.querySelectorAll('input[name="document"]')];
const total = document.querySelector("[data-total]");
const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

function recount() {
  const chosen = picks.filter((pick) => pick.checked);
  const days = chosen.reduce((sum, pick) => sum + Number(pick.dataset.days), 0);
  total.textContent = `${count(chosen.length, "document")}, ${count(days, "day")}`;
}

for (const pick of picks) pick.addEventListener("change", recount);
if (total) recount();
