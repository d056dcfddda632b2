// Sends each chosen or dropped file by itself, with its progress and what became of it beside it.

const form = document.querySelector("form.upload");
const drop = form.querySelector(".drop");
const input = form.querySelector("#file");
const list = form.querySelector(".uploads");

form.querySelector(".send").hidden = true;
input.required = false;

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
  const line = {
    message: element("span", "m", `Uploading, ${(file.size / 1048576).toFixed(1)} MB`),
    percent: element("p", "days", element("span", "", "0%")),
    pill: element("span", "st pill pill-info", icon("upload"), "Uploading"),
    progress: document.createElement("progress"),
  };
  line.progress.max = 100;
  line.progress.value = 0;
  line.progress.setAttribute("aria-label", `Uploading ${file.name}`);
  const text = element("div", "", element("span", "t", file.name), line.message);
  const item = element("li", "", element("span", "ft", icon("file")), text, line.percent, line.pill);
  item.append(line.progress);
  list.append(item);
  list.hidden = false;
  return line;
}

function settle(line, tone, iconName, word) {
  line.progress.remove();
  line.percent.textContent = "";
  line.pill.className = `st pill pill-${tone}`;
  line.pill.replaceChildren(icon(iconName), word);
}

function received(line, document_) {
  const link = element("a", "", "See its status");
  link.href = form.dataset.receipts ?? document_.links.page;
  const said = document_.already_had ? "We already had this document." : "Received.";
  line.message.replaceChildren(`${said} Reference ${document_.reference}. `, link);
  if (document_.already_had) settle(line, "mute", "copy", "Already had");
  else settle(line, "info", "eye", "Reading");
}

function refused(line, message) {
  line.message.textContent = message;
  line.message.className = "m fg-bad";
  settle(line, "bad", "ban", "Not accepted");
}

function answered(line, request) {
  let body;
  try {
    body = JSON.parse(request.responseText);
  } catch {
    return refused(line, "It could not be uploaded. Try again.");
  }
  return body.error ? refused(line, body.error.message) : received(line, body);
}

function newKey() {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return [...random].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function send(file) {
  const line = row(file);
  if (file.size === 0) return refused(line, "The file is empty.");
  if (file.size > Number(form.dataset.limit) && !/\.(zip|eml|msg)$/i.test(file.name))
    return refused(line, `The file must be smaller than ${form.dataset.limitWords}.`);
  return post(line, [file]);
}

// Pictures that are the pages of one document go together, in the order of their names.
function sendAsOne(files) {
  const pages = files.toSorted((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  const size = pages.reduce((sum, page) => sum + page.size, 0);
  const line = row({ name: `${pages[0].name} and ${pages.length - 1} more`, size });
  if (size > Number(form.dataset.limit))
    return refused(line, `Together they must be smaller than ${form.dataset.limitWords}.`);
  return post(line, pages);
}

function sendAll(files) {
  if (form.elements.as_one.checked && files.length > 1) sendAsOne(files);
  else files.forEach(send);
}

function post(line, files) {
  const request = new XMLHttpRequest();
  request.open("POST", form.dataset.api);
  request.setRequestHeader("X-CSRFToken", form.elements.csrf_token.value);
  request.setRequestHeader("Idempotency-Key", newKey());
  request.upload.addEventListener("progress", (event) => {
    line.progress.value = Math.floor((100 * event.loaded) / event.total);
    line.percent.textContent = `${line.progress.value}%`;
  });
  request.addEventListener("load", () => answered(line, request));
  request.addEventListener("error", () =>
    refused(line, "It could not be uploaded: no connection. Try again."));
  const body = new FormData();
  for (const file of files) body.append("file", file);
  if (files.length > 1) body.append("as_one", "true");
  const record = form.elements.roster_record?.value;
  if (record) body.append("roster_record", record);
  return request.send(body);
}

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
