// The order of the layers is said in the first.
import "./reset.css";
import "./tokens.css";
import "./layout.css";
import "./page.css";
import { render } from "preact";
import { webTransport } from "../src/worker/transport.ts";
import { startLanguage } from "./language.ts";
import { Page } from "./page.tsx";
import { RecognizerClient } from "./recognizer-client.ts";
import { onLanguage } from "./strings/strings.ts";

// Started before anything is drawn on the screen, so that the network loads while the page appears.
const client = new RecognizerClient(() =>
  webTransport(new Worker(new URL("./recognizer.worker.ts", import.meta.url), { type: "module" })),
);

const show = () => render(<Page client={client} />, document.getElementById("app")!);
// Texts in another language than English are waited for as long as nobody minds, in milliseconds; what comes later is shown then.
const patience = new Promise((resolve) => setTimeout(resolve, 300));
void Promise.race([startLanguage(), patience])
  .catch(() => {}) // English is here
  .then(() => {
    onLanguage(show);
    show();
  });
