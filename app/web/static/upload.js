// Takes in chosen, dropped and photographed files, looks at each, and sends it with its progress.

import { keptBy } from "./uploading/kept.js";
import { isPicture, problemsOf } from "./uploading/pictures.js";
import { Row } from "./uploading/row.js";
import { Sender, newKey } from "./uploading/sending.js";
import { Tray } from "./uploading/tray.js";
import { say } from "./uploading/words.js";

const TAKEN = /\.(pdf|jpe?g|png|webp|heic|heif|tiff?|docx?|eml|msg|zip|csv|xlsx)$/i;
const CONTAINER = /\.(zip|eml|msg)$/i;
const LETTER = /\.(pdf|docx)$/i;
const LOOK_SECONDS = 3;
const SLOW_BYTES_PER_SECOND = 100_000;

const form = document.querySelector("form.upload");
const drop = form.querySelector(".drop");
const input = form.querySelector("#file");
const list = form.querySelector(".uploads");
const camera = Object.assign(document.createElement("input"), {
  type: "file",
  accept: "image/*",
  hidden: true,
});
camera.setAttribute("capture", "environment");
const limit = Number(form.dataset.limit);
const owner = form.dataset.owner;
const sender = new Sender(form);
const record = () => form.elements.roster_record?.value ?? "";
const tray = new Tray(form.querySelector(".tray"), {
  takePhoto: () => camera.click(),
  sendOne: (files) => sendTogether(files),
  sendEach: (files) => files.forEach((file) => send(file)),
});

function refusalOf(file) {
  if (file.size === 0) return say("empty");
  if (!TAKEN.test(file.name) && !isPicture(file)) return say("wrongType");
  return file.size > limit && !CONTAINER.test(file.name) ? say("tooLarge") : "";
}

const NOT_IN_TIME = { is_told: false, is_clear: true, found: [], missing: [], doubtful: [], unseen: [] };

// What the service finds in a letter before it is sent; null where nothing is looked at.
async function lookAt(file) {
  if (!form.dataset.check || !LETTER.test(file.name) || !navigator.onLine) return null;
  const body = new FormData();
  body.append("file", file);
  if (record()) body.append("roster_record", record());
  const headers = { Accept: "application/json", "X-CSRFToken": form.elements.csrf_token.value };
  const signal = AbortSignal.timeout(
    1000 * (LOOK_SECONDS + file.size / SLOW_BYTES_PER_SECOND));
  try {
    const answer = await fetch(form.dataset.check, { method: "POST", body, headers, signal });
    return answer.ok ? await answer.json() : { ...NOT_IN_TIME, sentence: say("notLooked") };
  } catch {
    return { ...NOT_IN_TIME, sentence: say("notLooked") };
  }
}

function remarksOn(look) {
  const lists = [
    [say("missing"), look.missing],
    [say("doubtful"), look.doubtful],
    [say("found"), look.found],
    [say("unseen"), look.unseen],
  ];
  return lists.filter(([, texts]) => texts.length);
}

async function mayGo(file, row) {
  if (isPicture(file)) {
    const problems = await problemsOf(file);
    if (!problems.length) return true;
    const texts = problems.map((problem) => say(problem));
    const ways = [["retake", say("retake")], ["go", say("useAnyway")]];
    const way = await row.ask([["", texts]], ways);
    if (way === "retake") camera.click();
    return way === "go";
  }
  row.working(say("checking"));
  const look = await lookAt(file);
  if (look && !look.is_told) row.tell(look.sentence, remarksOn(look));
  if (!look || look.is_clear) return true;
  const ways = [["stop", say("dontSend")], ["go", say("useAnyway")]];
  return (await row.ask(remarksOn(look), ways)) === "go";
}

async function send(file) {
  const row = new Row(list, file.name, file.size);
  const refusal = refusalOf(file);
  if (refusal) return row.refused(refusal);
  const wanted = record();
  if (!(await mayGo(file, row))) return row.remove();
  return sender.send(uploadOf([file], wanted), row);
}

function sendTogether(files) {
  if (files.length === 1) return begin(files, files[0].name);
  const values = { first: files[0].name, number: files.length - 1 };
  return begin(files, say("files", values));
}

// Pictures of the tray were looked at there.
function begin(files, name) {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const row = new Row(list, name, size);
  if (size > limit) return row.refused(files.length > 1 ? say("togetherTooLarge") : say("tooLarge"));
  return sender.send(uploadOf(files, record()), row);
}

function uploadOf(files, wanted) {
  const names = files.map((file) => file.name);
  return { key: newKey(), owner, files, names, record: wanted };
}

function take(files) {
  const pictures = files.filter((file) => isPicture(file) && !refusalOf(file));
  const together = pictures.length > 1 || tray.pages.length > 0;
  if (together && pictures.length) tray.add(pictures);
  for (const file of files) if (!together || !pictures.includes(file)) send(file);
}

// Leads back to where the files were asked for, once nothing is left to send, ask or mend.
async function goBack() {
  const { last } = sender;
  await last;
  const isOpen = list.querySelector(".note:not([hidden]):not(.seen), .fg-bad, progress:not([hidden])");
  if (sender.last === last && !isOpen && !tray.pages.length) location.assign(form.dataset.back);
}

async function goOn() {
  for (const upload of await keptBy(owner)) {
    const size = upload.files.reduce((sum, file) => sum + file.size, 0);
    const more = { first: upload.names[0], number: upload.names.length - 1 };
    const name = upload.names.length > 1 ? say("files", more) : upload.names[0];
    sender.send(upload, new Row(list, name, size));
  }
}

for (const each of form.querySelectorAll(".without-scripts")) each.hidden = true;
for (const each of form.querySelectorAll(".with-scripts")) each.hidden = false;
input.required = false;
input.classList.add("is-behind");
input.tabIndex = -1;
form.append(camera);
form.querySelector(".choose").addEventListener("click", () => input.click());
form.querySelector(".take").addEventListener("click", () => camera.click());
input.addEventListener("change", () => {
  take([...input.files]);
  input.value = "";
});
camera.addEventListener("change", () => {
  if (camera.files.length) tray.add([...camera.files]);
  camera.value = "";
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
  take([...event.dataTransfer.files]);
});
if (form.dataset.back) addEventListener("document-received", goBack);
goOn();
