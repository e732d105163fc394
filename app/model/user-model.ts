import { checkInk, type Ink } from "../../src/ink/stroke.ts";
import { type InputEncoding, usualEncoding } from "../../src/model/input-encoding.ts";
import { answer, nothing } from "../../src/recognizer/answer.ts";
import { detectEncoding, type Trial, toInput, tryEncoding } from "../../src/recognizer/detect-encoding.ts";
import { seeInk } from "../../src/recognizer/see-ink.ts";
import type { Read, Reader } from "../reply.ts";
import { type Exam, prepareExam } from "./exam.ts";
import type { ModelInput, ModelSummary } from "./model-summary.ts";
import type { OpenedModel } from "./open-model.ts";

/** A model out of a file of the user's: finds out what it takes, and reads drawings with it. */
export class UserModel implements Reader {
  readonly model: OpenedModel;
  readonly #file: Pick<ModelSummary, "name" | "bytes">;
  #exam: Exam | undefined;
  #trial: Trial | undefined;
  #input: ModelInput = { used: usualEncoding, detected: undefined };

  constructor(model: OpenedModel, file: Pick<ModelSummary, "name" | "bytes">) {
    this.model = model;
    this.#file = file;
  }

  /** Tries the model on images, if they can be had. Detects what it takes, unless `input` says what was found before. */
  async examine(input?: ModelInput): Promise<void> {
    const { classifier, preprocessing, tellsInput } = this.model;
    if (preprocessing.size === 28) this.#exam = await prepareExam(classifier).catch(() => undefined);
    if (input) this.#input = input;
    if (input || tellsInput) return this.#try();
    if (!this.#exam) return;
    this.#trial = await detectEncoding(classifier, this.#exam.sample, this.#exam.count);
    this.#input = { used: this.#trial.encoding, detected: this.#trial.encoding };
  }

  /** Makes its input by another encoding than was detected. */
  async overrule(used: InputEncoding): Promise<void> {
    this.#input = { ...this.#input, used };
    await this.#try();
  }

  async #try(): Promise<void> {
    if (!this.#exam) return;
    const { sample, count } = this.#exam;
    this.#trial = await tryEncoding(this.model.classifier, sample, this.#input.used, count);
  }

  async read(ink: Ink): Promise<Read> {
    checkInk(ink);
    const { classifier, preprocessing, calibration } = this.model;
    const { used } = this.#input;
    const { image, bounds } = seeInk(ink, preprocessing);
    const shown = used.ink === "white" ? image : image.map((pixel) => 255 - pixel);
    if (!bounds) return { reading: nothing, image: shown };
    const [logits] = await classifier.run(toInput(image, used), 1);
    return { reading: answer(logits!, bounds, calibration), image: shown };
  }

  /** By its file; where that does not say it, by what it answers. */
  #ending(): Pick<ModelSummary, "ending"> {
    const { ending } = this.model;
    if (ending) return { ending };
    return this.#trial ? { ending: this.#trial.normalized ? "softmax" : "logits" } : {};
  }

  get card(): ModelSummary {
    const { structure, calibration, hasRejectClass, tellsInput } = this.model;
    const trial = this.#trial;
    return {
      ...this.#file,
      structure,
      ...(tellsInput ? {} : { input: this.#input }),
      ...(trial && this.#exam ? { score: { count: trial.count, right: trial.right, own: this.#exam.own } } : {}),
      ...this.#ending(),
      calibrated: calibration !== undefined,
      hasRejectClass,
    };
  }
}
