// Refetches the status part of the page until the document is final: after 2, 5, then 15 seconds.

const FIRST_WAITS_SECONDS = [2, 5];
const LATER_WAIT_SECONDS = 15;
const STOP_AFTER_SECONDS = 600;

let started = Date.now();
let turn = 0;
let next;

function waitSeconds() {
  const wait = FIRST_WAITS_SECONDS[turn] ?? LATER_WAIT_SECONDS;
  turn += 1;
  return wait;
}

function announce(live) {
  document.querySelector("#announce").textContent = live.dataset.said;
}

function put(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("#live");
  const old = document.querySelector("#live");
  if (!fresh || fresh.innerHTML === old.innerHTML) return;
  const changed = fresh.dataset.said !== old.dataset.said;
  old.replaceWith(fresh);
  if (changed) announce(fresh);
}

async function refresh() {
  const live = document.querySelector("#live");
  try {
    const answer = await fetch(live.dataset.fragment, { headers: { Accept: "text/html" } });
    if (answer.redirected) return location.reload();
    if (answer.ok) put(await answer.text());
  } catch {
    // No connection: the next turn tries again, and the page keeps its refresh link.
  }
  schedule();
}

function schedule() {
  const live = document.querySelector("#live");
  const tooLong = Date.now() - started > STOP_AFTER_SECONDS * 1000;
  if (live && live.dataset.final === "no" && !tooLong)
    next = setTimeout(refresh, waitSeconds() * 1000);
}

// Something new came in: look at once, and begin to wait anew.
addEventListener("document-received", () => {
  clearTimeout(next);
  started = Date.now();
  turn = 0;
  refresh();
});

schedule();
