import { messageOf, replyTo } from "../reply.ts";
import type { ModelMessage, ModelRequest } from "./messages.ts";
import { openModel } from "./open-model.ts";
import { UserModel } from "./user-model.ts";

let model: UserModel;
// One after the other, in the order in which they came: a model may take its time and works on one thing at a time.
let last = Promise.resolve();

addEventListener("message", ({ data }: MessageEvent<ModelRequest>) => {
  last = last.then(() => handle(data));
});

async function handle(request: ModelRequest): Promise<void> {
  if (request.type === "read") return send(await replyTo(request, model));
  try {
    if (request.type === "open") {
      const { name, bytes, input } = request;
      model = new UserModel(await openModel(bytes, name), { name, bytes: bytes.length });
      send({ type: "trying" });
      await model.examine(input);
    } else {
      await model.overrule(request.input);
    }
    send({ type: "card", card: model.card });
  } catch (error) {
    send({ type: "refused", detail: messageOf(error) });
  }
}

function send(message: ModelMessage): void {
  postMessage(message);
}
