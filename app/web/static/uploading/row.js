// One line of the list: a file with its progress, what became of it, and what can be done.

import { button, element, icon, megabytes, say } from "./words.js";

// The day on which the first copy came, in the language of the page: "Nov 3".
const dayOf = (answer) =>
  new Date(answer.received_at).toLocaleDateString(document.documentElement.lang || "en", {
    month: "short",
    day: "numeric",
  });

const listsOf = (remarks) =>
  remarks.map(([title, texts]) => {
    const list = element("ul", "plain-list", ...texts.map((text) => element("li", "", text)));
    return title ? element("div", "", element("b", "", title), list) : list;
  });

export class Row {
  constructor(list, name, size) {
    this.name = name;
    this.size = size;
    this.message = element("span", "m");
    this.percent = element("p", "days");
    this.end = element("span", "st");
    this.note = element("div", "note");
    this.note.hidden = true;
    this.progress = document.createElement("progress");
    this.progress.max = 100;
    this.progress.hidden = true;
    this.progress.setAttribute("aria-label", say("uploadingName", { name }));
    const text = element("div", "", element("span", "t", name), this.message);
    this.item = element("li", "", element("span", "ft", icon("file")), text, this.percent, this.end);
    this.item.append(this.note, this.progress);
    list.append(this.item);
    list.hidden = false;
  }

  pill(tone, iconName, word) {
    this.end.replaceChildren(element("span", `pill pill-${tone}`, icon(iconName), word));
  }

  working(word) {
    this.message.className = "m";
    this.message.textContent = word;
    this.note.hidden = true;
  }

  sending(share, cancel) {
    this.progress.hidden = false;
    this.progress.value = Math.floor(100 * share);
    this.percent.replaceChildren(element("span", "", `${this.progress.value}%`));
    const values = { sent: megabytes(share * this.size), size: megabytes(this.size) };
    this.working(say("uploading", values));
    if (!this.end.querySelector("button"))
      this.end.replaceChildren(button("btn btn-sm", say("cancel"), cancel, this.name));
  }

  settle() {
    this.progress.hidden = true;
    this.percent.replaceChildren();
    this.note.hidden = true;
  }

  received(answer, receipts) {
    this.settle();
    const link = element("a", "", say("status"), element("span", "sr", ` ${this.name}`));
    link.href = receipts ?? answer.links.page;
    const said = answer.already_had ? say("had", { day: dayOf(answer) }) : say("received", answer);
    this.message.className = "m";
    this.message.replaceChildren(`${said} `, link);
    if (answer.already_had) this.pill("mute", "copy", say("alreadyHad"));
    else this.pill("info", "eye", say("reading"));
  }

  refused(message) {
    this.settle();
    this.message.textContent = message;
    this.message.className = "m fg-bad";
    this.pill("bad", "ban", say("notAccepted"));
  }

  stopped(message, again) {
    this.settle();
    this.message.textContent = message;
    this.end.replaceChildren(button("btn btn-sm", say("tryAgain"), again, this.name));
  }

  // Shows lists of remarks with a button for each way on; resolves to the way that was chosen.
  ask(remarks, ways) {
    this.message.textContent = "";
    this.pill("warn", "alert", say("check"));
    const lines = listsOf(remarks);
    return new Promise((resolve) => {
      const buttons = ways.map(([way, text]) =>
        button("btn btn-sm", text, () => resolve(way), this.name));
      this.note.replaceChildren(
        element("div", "remarks", ...lines), element("div", "actions", ...buttons));
      this.note.hidden = false;
    }).finally(() => {
      this.note.hidden = true;
      this.end.replaceChildren();
    });
  }

  // Says what a look found that had no time for more; it stays whatever becomes of the file.
  tell(sentence, remarks) {
    const said = element("div", "remarks", element("b", "", sentence), ...listsOf(remarks));
    this.item.append(element("div", "note seen", said));
  }

  remove() {
    this.item.remove();
  }
}
