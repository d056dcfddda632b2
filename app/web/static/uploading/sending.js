// Sends kept uploads one after the other; a broken connection costs nothing but time.

import { forget, keep } from "./kept.js";
import { say } from "./words.js";

const TRIES = 5;
const FIRST_WAIT_SECONDS = 1;
const LONGEST_WAIT_SECONDS = 30;
const NO_ANSWER = 0;
const AGAIN = new Set([NO_ANSWER, 408, 425, 429, 500, 502, 503, 504]);

export function newKey() {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return [...random].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bodyOf(upload) {
  const body = new FormData();
  upload.files.forEach((file, index) => body.append("file", file, upload.names[index]));
  if (upload.files.length > 1) body.append("as_one", "true");
  if (upload.record) body.append("roster_record", upload.record);
  return body;
}

export class Sender {
  constructor(form) {
    this.form = form;
    this.last = Promise.resolve();
  }

  // Keeps the upload on the device first, then sends it when those before it are through.
  async send(upload, row) {
    await keep(upload);
    const mine = this.last.then(() => this.tryTo(upload, row));
    this.last = mine;
    return mine;
  }

  async tryTo(upload, row) {
    const control = { cancelled: false, request: null };
    const cancel = () => {
      control.cancelled = true;
      control.request?.abort();
      control.wake?.();
    };
    row.sending(0, cancel);
    let status = NO_ANSWER;
    for (let turn = 0; !control.cancelled && (turn <= TRIES || status === NO_ANSWER); turn += 1) {
      if (turn > 0) await this.pause(turn, status, row, control);
      if (control.cancelled) break;
      const answer = await this.post(upload, row, control, cancel);
      if (control.cancelled) break;
      if (!AGAIN.has(answer.status)) return this.settle(upload, row, answer);
      status = answer.status;
    }
    if (!control.cancelled) return row.stopped(say("gaveUp"), () => this.send(upload, row));
    await forget(upload.key);
    row.refused(say("cancelled"));
  }

  // Waits longer each time, and without a signal until there is one again. A device that calls
  // itself online may reach nobody: after two tries without any answer it is told as offline too.
  pause(turn, status, row, control) {
    const reachesNobody = !navigator.onLine || (status === NO_ANSWER && turn > 1);
    row.working(reachesNobody ? say("offline") : say("retrying", { number: turn }));
    const seconds = Math.min(FIRST_WAIT_SECONDS * 2 ** (turn - 1), LONGEST_WAIT_SECONDS);
    return new Promise((resolve) => {
      control.wake = resolve;
      if (navigator.onLine) setTimeout(resolve, 1000 * seconds);
      addEventListener("online", resolve, { once: true });
    });
  }

  post(upload, row, control, cancel) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      control.request = request;
      request.open("POST", this.form.dataset.api);
      request.setRequestHeader("X-CSRFToken", this.form.elements.csrf_token.value);
      request.setRequestHeader("Idempotency-Key", upload.key);
      request.upload.addEventListener("progress", (event) =>
        row.sending(event.loaded / event.total, cancel));
      request.addEventListener("loadend", () =>
        resolve({ status: request.status, text: request.responseText }));
      request.send(bodyOf(upload));
    });
  }

  async settle(upload, row, answer) {
    let body;
    try {
      body = JSON.parse(answer.text);
    } catch {
      return row.stopped(say("gaveUp"), () => this.send(upload, row));
    }
    if (answer.status === 401 || answer.status === 400)
      return row.stopped(body.error.message, () => location.reload());
    await forget(upload.key);
    if (body.error) return row.refused(body.error.message);
    row.received(body, this.form.dataset.receipts);
    dispatchEvent(new CustomEvent("document-received"));
  }
}
