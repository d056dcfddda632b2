// Makes and uses passkeys: hands the browser what the page says, and the browser's answer to the form.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const withIds = (keys = []) => keys.map((key) => ({ ...key, id: bytes(key.id) }));

function toMake(options) {
  const user = { ...options.user, id: bytes(options.user.id) };
  const excludeCredentials = withIds(options.excludeCredentials);
  return { ...options, user, excludeCredentials, challenge: bytes(options.challenge) };
}

function toUse(options) {
  const allowCredentials = withIds(options.allowCredentials);
  return { ...options, allowCredentials, challenge: bytes(options.challenge) };
}

function asJson(credential) {
  const response = { clientDataJSON: text(credential.response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"])
    if (credential.response[part]) response[part] = text(credential.response[part]);
  return JSON.stringify({
    id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
    clientExtensionResults: {},
  });
}

async function answer(form) {
  const { make, use } = form.dataset;
  const credential = make
    ? await navigator.credentials.create({ publicKey: toMake(JSON.parse(make)) })
    : await navigator.credentials.get({ publicKey: toUse(JSON.parse(use)) });
  form.elements.passkey.value = asJson(credential);
  if (form.elements.credential_id) form.elements.credential_id.value = credential.id;
  form.submit();
}

if (window.PublicKeyCredential)
  for (const form of document.querySelectorAll("form.passkey")) {
    form.hidden = false;
    document.querySelector(".no-passkey")?.remove();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      answer(form).catch(() => {
        form.querySelector(".said").textContent =
          "The passkey was not used. Try again, or use another way.";
      });
    });
  }
