// Says two minutes before the session ends that it does, with a button that makes it last.

const WARNED_SECONDS = 120;
const LOOK_AGAIN_SECONDS = 15;

const box = document.querySelector("#ending");
let timer;

function lookIn(seconds) {
  clearTimeout(timer);
  timer = setTimeout(look, Math.max(1, seconds) * 1000);
}

// What a page shows may be personal: it goes when the session has gone.
function leave() {
  location.assign(box.dataset.after);
}

function tell(left) {
  if (left.seconds <= 0) return leave();
  if (left.seconds > WARNED_SECONDS) {
    if (box.open) box.close();
    delete box.dataset.seen;
    return lookIn(left.seconds - WARNED_SECONDS);
  }
  box.querySelector("[data-stay]").hidden = !left.can_stay;
  box.querySelector("[data-can-stay]").hidden = !left.can_stay;
  box.querySelector("[data-must-end]").hidden = left.can_stay;
  if (!box.open && !box.dataset.seen) box.showModal();
  box.dataset.seen = "yes";
  return lookIn(Math.min(left.seconds + 1, LOOK_AGAIN_SECONDS));
}

async function asked(address, options) {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" }, ...options });
    if (answer.redirected || answer.status === 401) return leave();
    tell(await answer.json());
  } catch {
    // No connection: the session is asked for again when there is one.
    lookIn(LOOK_AGAIN_SECONDS);
  }
}

function look() {
  return asked(box.dataset.look);
}

box.querySelector("[data-stay]").addEventListener("submit", (event) => {
  event.preventDefault();
  asked(event.target.action, { method: "POST", body: new FormData(event.target) });
});

lookIn(Number(box.dataset.seconds) - WARNED_SECONDS);
