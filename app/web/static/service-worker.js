// Keeps the shell and the dashboard as last seen, for when there is no signal. Nothing else is kept,
// and nothing at all once the person has signed out.

const SHELL = "shell-2";
const STATUS = "status-1";
const STATUS_PAGE = "/";
const OFFLINE_PAGE = "/offline";
const WHOSE = "Dayproof-Account";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.add(OFFLINE_PAGE)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const gone = (names) => names.filter((name) => name !== SHELL && name !== STATUS);
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(gone(names).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()));
});

// What lies under an address of the shell never changes: whatever is kept needs no request.
async function shell(request) {
  const cache = await caches.open(SHELL);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

// The folder of the shell and the language that a page was made with.
const madeWith = (text) =>
  [/\/static\/\w+\//, /<html lang="\w+"/].map((part) => part.exec(text)?.[0] ?? "");

// Keeps the dashboard; with a new shell or language, the page for no signal is kept anew with it.
async function keepStatus(answer) {
  const [folder, language] = madeWith(await answer.clone().text());
  await (await caches.open(STATUS)).put(STATUS_PAGE, answer);
  const cache = await caches.open(SHELL);
  const offline = await cache.match(OFFLINE_PAGE);
  const [before, spoken] = offline ? madeWith(await offline.text()) : ["", ""];
  if (before === folder && spoken === language) return;
  await cache.add(OFFLINE_PAGE);
  for (const { url } of await cache.keys())
    if (url.includes("/static/") && !url.includes(folder)) await cache.delete(url);
}

// The page as it was, marked so that it shows of which moment it is.
async function asKept() {
  const kept = await (await caches.open(STATUS)).match(STATUS_PAGE);
  if (!kept) return (await caches.open(SHELL)).match(OFFLINE_PAGE);
  const text = (await kept.text()).replace('data-served="live"', 'data-served="kept"');
  return new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

// Whoever else is signed in now, or nobody: what was kept of somebody before them is gone.
async function forgetOthers(answer) {
  const kept = await (await caches.open(STATUS)).match(STATUS_PAGE);
  if (kept && kept.headers.get(WHOSE) !== answer.headers.get(WHOSE)) await caches.delete(STATUS);
}

async function page(event) {
  const { request } = event;
  const { pathname } = new URL(request.url);
  try {
    const answer = await fetch(request);
    // What only passes on, or a failure on the way, does not say who is signed in.
    if (answer.type !== "opaqueredirect" && answer.status < 500) await forgetOthers(answer);
    if (pathname === STATUS_PAGE && answer.ok && !answer.redirected)
      event.waitUntil(keepStatus(answer.clone()));
    return answer;
  } catch {
    if (pathname === STATUS_PAGE) return asKept();
    return (await caches.open(SHELL)).match(OFFLINE_PAGE);
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === "navigate" && request.method === "GET") event.respondWith(page(event));
  else if (request.method === "GET" && pathname.startsWith("/static/"))
    event.respondWith(shell(request));
});
