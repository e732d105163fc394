// The order of the layers is said in the first.
import "./reset.css";
import "./tokens.css";
import "./layout.css";
import "./page.css";
import { render } from "preact";
import { webTransport } from "../src/worker/transport.ts";
import { Page } from "./page.tsx";
import { RecognizerClient } from "./recognizer-client.ts";

// Started before anything is drawn on the screen, so that the network loads while the page appears.
const client = new RecognizerClient(() =>
  webTransport(new Worker(new URL("./recognizer.worker.ts", import.meta.url), { type: "module" })),
);

render(<Page client={client} />, document.getElementById("app")!);
