// The document is claimed while it is open and something is done; the others see who has it.

const RENEW_MS = 120_000;

const form = document.querySelector("form.desk");
const told = form.querySelector("[data-claimed]");
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
  told.textContent = held.mine ? "Locked to you" : `Open with ${held.name} since ${held.since}. View only.`;
  for (const button of document.querySelectorAll(".decide button[type=submit]:not([form]), .desk-dialog button[type=submit]")) button.disabled = !held.mine;
}

if (form.dataset.claim) {
  for (const kind of ["pointerdown", "keydown", "wheel"]) addEventListener(kind, () => { active = true; }, { passive: true });
  renew();
  setInterval(renew, RENEW_MS);
}
