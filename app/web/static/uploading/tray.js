// Pictures that become the pages of one document: their order, retaking, removing.

import { problemsOf } from "./pictures.js";
import { button, element, say } from "./words.js";

export class Tray {
  constructor(place, { takePhoto, sendOne, sendEach }) {
    this.place = place;
    this.takePhoto = takePhoto;
    this.sendOne = sendOne;
    this.sendEach = sendEach;
    this.pages = [];
    this.retaken = null;
  }

  async add(files) {
    for (const file of files) {
      const page = { file, url: URL.createObjectURL(file), problems: await problemsOf(file) };
      if (this.retaken === null) this.pages.push(page);
      else this.pages.splice(this.retaken, 1, page);
      this.retaken = null;
    }
    this.show();
  }

  move(from, to) {
    const [page] = this.pages.splice(from, 1);
    this.pages.splice(to, 0, page);
    this.show();
    const moved = this.place.querySelectorAll("li")[to];
    (moved.querySelector("button:not(:disabled)") ?? moved).focus();
  }

  remove(index) {
    URL.revokeObjectURL(this.pages[index].url);
    this.pages.splice(index, 1);
    this.show();
  }

  retake(index) {
    this.retaken = index;
    this.takePhoto();
  }

  empty() {
    for (const page of this.pages) URL.revokeObjectURL(page.url);
    const files = this.pages.map((page) => page.file);
    this.pages = [];
    this.show();
    return files;
  }

  show() {
    this.place.hidden = this.pages.length === 0;
    const list = element("ol", "tray-pages", ...this.pages.map((_, index) => this.line(index)));
    const title = element("h3", "", say("pages"));
    this.place.replaceChildren(title, list, this.ways());
  }

  line(index) {
    const { url, problems } = this.pages[index];
    const name = say("page", { number: index + 1 });
    const picture = Object.assign(document.createElement("img"), { src: url, alt: name });
    const up = button("btn btn-sm", say("up"), () => this.move(index, index - 1), name);
    const down = button("btn btn-sm", say("down"), () => this.move(index, index + 1), name);
    up.disabled = index === 0;
    down.disabled = index === this.pages.length - 1;
    const retake = button("btn btn-sm", say("retake"), () => this.retake(index), name);
    const remove = button("btn btn-sm", say("remove"), () => this.remove(index), name);
    const told = problems.map((problem) => element("p", "fg-warn small", say(problem)));
    const text = element("div", "", element("b", "", name), ...told);
    return element("li", "", picture, text, element("div", "actions", up, down, retake, remove));
  }

  ways() {
    const doubtful = this.pages.some((page) => page.problems.length);
    const number = this.pages.length;
    const many = number > 1 ? say("sendOne", { number }) : say("sendPage");
    const one = doubtful && number === 1 ? say("useAnyway") : many;
    const ways = element("div", "actions");
    ways.append(button("btn btn-primary", one, () => this.sendOne(this.empty())));
    if (number > 1) ways.append(button("btn", say("sendEach"), () => this.sendEach(this.empty())));
    ways.append(button("btn", say("addPage"), this.takePhoto));
    return ways;
  }
}
