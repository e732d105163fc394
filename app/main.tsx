import { render } from "preact";
import { Draw } from "./draw/draw.tsx";
import { Mark } from "./mark.tsx";
import { RecognizerClient } from "./recognizer-client.ts";
import "./tokens.css";
import "./page.css";

// Started before anything is drawn on the screen, so that the network loads while the page appears.
const client = new RecognizerClient(
  () => new Worker(new URL("./recognizer.worker.ts", import.meta.url), { type: "module" }),
);

render(
  <>
    <header class="header">
      <Mark />
      <h1>Tenpen</h1>
    </header>
    <main>
      <Draw client={client} />
    </main>
  </>,
  document.getElementById("app")!,
);
