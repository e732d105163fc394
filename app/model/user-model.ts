import { checkInk, type Ink } from "../../src/ink/stroke.ts";
import { hasRejectClass } from "../../src/model/classes.ts";
import { type InputEncoding, usualEncoding } from "../../src/model/input-encoding.ts";
import { detectEncoding, type Trial, tryEncoding } from "../../src/recognizer/detect-encoding.ts";
import { readInk } from "../../src/recognizer/read-ink.ts";
import type { Reading } from "../../src/recognizer/reading.ts";
import type { ModelInput } from "../store/rooms/kept-model.ts";
import type { ModelSummary } from "./model-summary.ts";
import type { OpenedModel } from "./open-model.ts";
import { type Probe, prepareProbe } from "./probe.ts";

/** A model out of a file of the user's: finds out what it takes, and reads drawings with it. */
export class UserModel {
  readonly model: OpenedModel;
  readonly #file: Pick<ModelSummary, "name" | "bytes">;
  #probe: Probe | undefined;
  #trial: Trial | undefined;
  #input: ModelInput = { used: usualEncoding, detected: undefined };

  constructor(model: OpenedModel, file: Pick<ModelSummary, "name" | "bytes">) {
    this.model = model;
    this.#file = file;
  }

  /** Tries the model on images, if they can be had. Detects what it takes, unless `input` says what was found before. */
  async examine(input?: ModelInput): Promise<void> {
    const { classifierFor, preprocessing, tellsInput } = this.model;
    if (preprocessing.size === 28) this.#probe = await prepareProbe(classifierFor).catch(() => undefined);
    if (input) this.#input = input;
    if (input || tellsInput) return this.#try();
    if (!this.#probe) return;
    this.#trial = await detectEncoding(classifierFor, this.#probe.set, this.#probe.count);
    this.#input = { used: this.#trial.encoding, detected: this.#trial.encoding };
  }

  /** Makes its input by another encoding than was detected. */
  async override(used: InputEncoding): Promise<void> {
    this.#input = { ...this.#input, used };
    await this.#try();
  }

  async #try(): Promise<void> {
    if (!this.#probe) return;
    const { set, count } = this.#probe;
    this.#trial = await tryEncoding(this.model.classifierFor, set, this.#input.used, count);
  }

  /** As `Recognizer.read`; `images` are as the model takes them, black on white where that is so. */
  async read(ink: Ink): Promise<{ readonly reading: Reading; readonly images: Uint8Array }> {
    checkInk(ink);
    const { classifierFor } = this.model;
    const { used } = this.#input;
    const classifier = classifierFor(used);
    const steps = readInk(ink, this.model);
    let step = steps.next();
    while (!step.done) step = steps.next(await classifier.classify(step.value.images, step.value.count));
    const { reading, images } = step.value;
    return { reading, images: used.ink === "white" ? images : images.map((pixel) => 255 - pixel) };
  }

  /** By its file; where that does not say it, by what it answers. */
  #outputActivation(): Pick<ModelSummary, "outputActivation"> {
    const { outputActivation } = this.model;
    if (outputActivation) return { outputActivation };
    return this.#trial ? { outputActivation: this.#trial.normalized ? "softmax" : "logits" } : {};
  }

  get summary(): ModelSummary {
    const { structure, classes, calibration, tellsInput } = this.model;
    const trial = this.#trial;
    return {
      ...this.#file,
      structure,
      ...(tellsInput ? {} : { input: this.#input }),
      ...(trial && this.#probe ? { score: { count: trial.count, right: trial.right, own: this.#probe.own } } : {}),
      ...this.#outputActivation(),
      calibrated: calibration !== undefined,
      hasRejectClass: hasRejectClass(classes),
    };
  }
}
