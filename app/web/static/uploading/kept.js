// What was chosen and not sent yet, kept on this device for its account until it is sent.

const STORE = "uploads";
let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("dayproof", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

async function during(mode, act) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const change = database.transaction(STORE, mode);
    const asked = act(change.objectStore(STORE));
    change.oncomplete = () => resolve(asked.result);
    change.onerror = () => reject(change.error);
    change.onabort = () => reject(change.error);
  });
}

// A browser that keeps nothing (private windows) still sends: it only cannot go on later.
const orNothing = (promise, nothing) => promise.catch(() => nothing);

export function keep(upload) {
  return orNothing(during("readwrite", (store) => store.put(upload)), undefined);
}

export function forget(key) {
  return orNothing(during("readwrite", (store) => store.delete(key)), undefined);
}

export async function keptBy(owner) {
  const all = await orNothing(during("readonly", (store) => store.getAll()), []);
  return all.filter((upload) => upload.owner === owner);
}
