// A provider for the unified sign-in, as the journey needs it: node provider.mjs PORT REDIRECT. Anybody signs in under any name.
import { Provider } from "oidc-provider";

const [port, redirect] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: "gridwork", client_secret: "a secret of the test alone", redirect_uris: [redirect], grant_types: ["authorization_code"], response_types: ["code"] }],
  cookies: { keys: ["a key of the test alone"] },
  pkce: { required: () => true },
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
