// Lets the service worker keep the shell and the last status for times without a signal.

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/service-worker.js");
