// Sends the files of a batch one after the other, large ones in parts, and goes on after a lost
// connection where it was. Without it the form sends all files at once.

const form = document.querySelector("#send");
const drop = form.querySelector(".drop");
const input = form.querySelector("#file");
const list = form.querySelector(".uploads");
const after = form.querySelector(".after");
const said = form.querySelector("#said");
const partBytes = Number(form.dataset.part);
const TRIES = 6;
const FIRST_WAIT_MS = 1000;

form.querySelector(".send").hidden = true;
input.required = false;

let batch = null;
let queue = Promise.resolve();

function newKey() {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return [...random].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function once(address, options, key) {
  const headers = {
    "X-CSRFToken": form.elements.csrf_token.value,
    "Idempotency-Key": key,
    ...options.headers,
  };
  const answer = await fetch(address, { ...options, headers });
  const body = await answer.json().catch(() => ({}));
  if (answer.ok) return body;
  const problem = new Error(body.error?.message ?? "It could not be sent. Try again.");
  problem.isFinal = answer.status < 500 && answer.status !== 429;
  throw problem;
}

// A lost connection is tried again, with the same key, so that nothing arrives twice.
async function call(address, options) {
  const key = newKey();
  for (let turn = 1; ; turn += 1) {
    try {
      return await once(address, options, key);
    } catch (problem) {
      if (problem.isFinal || turn === TRIES) throw problem;
      await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** (turn - 1)));
    }
  }
}

function json(value) {
  return {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(value),
  };
}

function begun() {
  batch ??= call(form.dataset.api, json({ own_reference: form.elements.own_reference.value }));
  return batch;
}

async function digest(bytes) {
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...found].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function inParts(file, line) {
  const { id } = await begun();
  const bytes = await file.arrayBuffer();
  const told = { name: file.name, size_bytes: file.size, sha256: await digest(bytes) };
  const upload = await call(`${form.dataset.api}/${id}/uploads`, json(told));
  const address = `/api/v1/uploads/${upload.id}`;
  for (let at = upload.received_bytes; at < file.size; ) {
    const end = Math.min(at + partBytes, file.size);
    const place = { "Content-Range": `bytes ${at}-${end - 1}/${file.size}` };
    const part = { method: "PUT", headers: place, body: bytes.slice(at, end) };
    at = (await call(`${address}/part`, part)).received_bytes;
    line.progress.value = Math.floor((100 * at) / file.size);
  }
  return call(`${address}/complete`, { method: "POST" });
}

async function atOnce(file) {
  const { id } = await begun();
  const body = new FormData();
  body.append("file", file);
  return call(`${form.dataset.api}/${id}/files`, { method: "POST", body });
}

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "ico");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function row(file) {
  const size = `${Math.max(file.size / 1048576, 0.1).toFixed(1)} MB`;
  const line = {
    message: element("span", "m", `Waiting, ${size}`),
    pill: element("span", "st pill pill-info", icon("upload"), "Sending"),
    progress: document.createElement("progress"),
  };
  line.progress.max = 100;
  line.progress.value = 0;
  line.progress.setAttribute("aria-label", `Sending ${file.name}`);
  const text = element("div", "", element("span", "t", file.name), line.message);
  const item = element("li", "", element("span", "ft", icon("file")), text);
  item.append(element("p", "days"), line.pill, line.progress);
  list.append(item);
  list.hidden = false;
  return line;
}

function settle(line, tone, iconName, word, message) {
  line.progress.remove();
  line.message.textContent = message;
  line.message.className = tone === "bad" ? "m fg-bad" : "m";
  line.pill.className = `st pill pill-${tone}`;
  line.pill.replaceChildren(icon(iconName), word);
}

async function send(file, line) {
  if (file.size === 0) return settle(line, "bad", "ban", "Not accepted", "The file is empty.");
  if (file.size > Number(form.dataset.limit)) {
    const limit = `The file must be smaller than ${form.dataset.limitWords}.`;
    return settle(line, "bad", "ban", "Not accepted", limit);
  }
  try {
    const isLarge = file.size > partBytes && window.isSecureContext;
    const added = await (isLarge ? inParts(file, line) : atOnce(file));
    if (added.refusal) settle(line, "bad", "ban", "Not accepted", added.refusal);
    else if (added.already_had) settle(line, "mute", "copy", "Already had", "We already had it.");
    else settle(line, "ok", "tick", "Received", `Received. Reference ${added.reference}.`);
  } catch (problem) {
    settle(line, "bad", "alert", "Not sent", problem.message);
  }
  return null;
}

function sendAll(files) {
  const lines = files.map((file) => [file, row(file)]);
  for (const [file, line] of lines) queue = queue.then(() => send(file, line));
  queue = queue.then(() => {
    after.hidden = false;
    said.textContent = `${list.children.length} files sent. Add more, or show the results.`;
  });
}

async function finish() {
  await queue;
  try {
    const { id } = await begun();
    await call(`${form.dataset.api}/${id}/close`, { method: "POST" });
    location.assign(`${form.dataset.batches}/batches/${id}`);
  } catch (problem) {
    said.textContent = problem.message;
    said.className = "fg-bad";
  }
}

after.querySelector(".finish").addEventListener("click", finish);
input.addEventListener("change", () => {
  sendAll([...input.files]);
  input.value = "";
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  input.click();
});
for (const kind of ["dragenter", "dragover"])
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.add("is-over");
  });
drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("is-over");
  sendAll([...event.dataTransfer.files]);
});
