// Lets the service worker keep the shell and the last status for times without a signal.

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/service-worker.js");

// Going back to a page from before signing out asks for it anew, and shows no copy of it.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
