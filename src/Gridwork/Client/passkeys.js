// Passkeys are the browser's own: without script, or on plain http, there are none, and the page says so.
// In a block: every page has the desk's script too, and both share their names.
{
  const form = document.querySelector("form[data-passkey]");
  const credential = form?.querySelector("[name='Form.Credential']");

  // What was asked for is in the page; what the device answers is sent with the form.
  const answer = async () => {
    const options = JSON.parse(form.dataset.options);
    return form.dataset.passkey === "make"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  };

  if (form && window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    form.querySelector("[data-without]").hidden = true;
    form.querySelector("[data-with]").hidden = false;
    form.addEventListener("submit", async e => {
      if (credential.value) { return; }
      e.preventDefault();
      if (!form.reportValidity()) { return; }
      try {
        credential.value = JSON.stringify(await answer());
        form.requestSubmit();
      } catch (refused) {
        if (!(refused instanceof DOMException)) { throw refused; }
        form.querySelector("[data-refused]").hidden = false;
      }
    });
  }
}
