// The words of the page's language, and the small parts that every line of the list is made of.

const words = JSON.parse(document.querySelector(".upload-words").textContent);

export function say(name, values = {}) {
  return words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "ico");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

export function button(className, text, act, about = "") {
  const made = element("button", className, text);
  made.type = "button";
  if (about) made.append(element("span", "sr", `: ${about}`));
  made.addEventListener("click", act);
  return made;
}

export const megabytes = (bytes) => (bytes / 1048576).toFixed(1);
