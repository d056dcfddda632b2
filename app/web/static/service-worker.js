// Keeps the shell and the dashboard as last seen, for when there is no signal. Nothing else is kept,
// and nothing at all once the person has signed out.

const SHELL = "shell-1";
const STATUS = "status-1";
const STATUS_PAGE = "/";
const OFFLINE_PAGE = "/offline";

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

async function shell(request) {
  const cache = await caches.open(SHELL);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch {
    return (await cache.match(request)) ?? Response.error();
  }
}

// The page as it was, marked so that it shows of which moment it is.
async function asKept() {
  const kept = await (await caches.open(STATUS)).match(STATUS_PAGE);
  if (!kept) return (await caches.open(SHELL)).match(OFFLINE_PAGE);
  const text = (await kept.text()).replace('data-served="live"', 'data-served="kept"');
  return new Response(text, { headers: kept.headers });
}

async function page(request) {
  const { pathname } = new URL(request.url);
  try {
    const answer = await fetch(request);
    const ended = new URL(answer.url || request.url).pathname;
    // Whoever is asked to sign in has signed out, or somebody else is about to come.
    if (ended.startsWith("/sign-in")) await caches.delete(STATUS);
    else if (pathname === STATUS_PAGE && answer.ok && !answer.redirected)
      await (await caches.open(STATUS)).put(STATUS_PAGE, answer.clone());
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
  if (request.mode === "navigate" && request.method === "GET") event.respondWith(page(request));
  else if (request.method === "GET" && pathname.startsWith("/static/"))
    event.respondWith(shell(request));
});
