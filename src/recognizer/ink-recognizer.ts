import { checkWhole, fault, TenpenError } from "../errors.ts";
import { type Example, Hand } from "../hand/hand.ts";
import { checkInk, type Ink } from "../ink/stroke.ts";
import { classesOf, type Model } from "../model/model.ts";
import type { Network } from "../nn/network.ts";
import { type Correction, checkCorrections, marginOf, mostCorrections } from "./correction.ts";
import { type Expect, expectOf } from "./expect.ts";
import { type Adapt, NetworkClassifier } from "./network-classifier.ts";
import { type DecodeOptions, type Prediction, toDigitPrediction } from "./prediction.ts";
import { prepareDigit } from "./prepare.ts";
import { type ReadInk, readInk } from "./read-ink.ts";
import type { Reading } from "./reading.ts";

export interface ReadOptions {
  /** What is known of the numbers beforehand. */
  readonly expect?: Expect;
}

/** What was read of a drawing, and of which of its digits the hand has decided what they are. */
export interface ReadByHand extends ReadInk {
  readonly byHand: readonly boolean[];
}

/** Reads drawings with one model, and no pictures: what only draws need not load what reads them. */
export class InkRecognizer {
  readonly model: Model;
  protected readonly network: Network;
  readonly #classifier: NetworkClassifier;
  readonly #decoding: DecodeOptions & Pick<Model, "preprocessing">;
  readonly #hand: Hand | undefined;

  /** `createRecognizer` finds model and kernels. @param network the model's own, see `networkOf`. */
  constructor(model: Model, network: Network, hand?: Hand) {
    this.model = model;
    this.network = network;
    this.#classifier = new NetworkClassifier(network);
    const { preprocessing, calibration } = model;
    this.#decoding = { classes: classesOf(model), calibration, preprocessing };
    this.#hand = hand;
  }

  /**
   * Reads a drawing of numbers, or of one digit. A blank one, a dot and a tiny tick have none.
   *
   * @throws TenpenError as `checkInk` does, for options that are not known, and for hints that are none.
   */
  recognize(ink: Ink, options: ReadOptions = {}): Reading {
    return this.read(ink, options).reading;
  }

  /**
   * Reads a drawing and shows what the network saw of each digit: `images` is `[count, size, size]` of the model's preprocessing,
   * 0 (paper) … 255 (ink). @throws TenpenError as `checkInk` does.
   */
  read(ink: Ink, options: ReadOptions = {}): ReadByHand {
    checkInk(ink);
    const expect = expectOf(options);
    const byHand: boolean[] = [];
    const adapt = this.#adapt((changed) => byHand.push(changed));
    const steps = readInk(ink, this.#decoding, expect);
    let step = steps.next();
    while (!step.done) step = steps.next(this.#classifier.classify(step.value.images, step.value.count, adapt));
    return { ...step.value, byHand: step.value.chosen.map((image) => byHand[image] ?? false) };
  }

  /**
   * The same recognizer for the hand of one person, learnt from what was corrected: it is made at once, this one reads as before, and
   * without a correction that was taken back it is as if that had never been. Only the last 200 count.
   *
   * @example
   * const mine = recognizer.withHand([{ ink, label: "7" }]);
   * mine.recognize(ink).text; // "7"
   *
   * @throws TenpenError for what is no correction, and of code `unsupported` for a model whose last layer is no dense one.
   */
  withHand(corrections: readonly Correction[]): this {
    checkCorrections(corrections, this.#decoding.classes);
    if (this.network.features.length === 0) {
      const last = this.model.spec.layers.at(-1)!.type;
      throw new TenpenError("unsupported", "spec", "must end in a dense layer to learn a hand", last);
    }
    const examples = corrections.slice(-mostCorrections).flatMap((each) => this.#exampleOf(each) ?? []);
    return this.withOwn(new Hand(examples));
  }

  /** The same for this hand. */
  protected withOwn(hand: Hand): this {
    return new InkRecognizer(this.model, this.network, hand) as this;
  }

  /** Undefined where there is nothing to be read. */
  #exampleOf({ ink, label }: Correction): Example | undefined {
    const { classes, preprocessing } = this.#decoding;
    const image = prepareDigit(ink, preprocessing);
    if (!image) return undefined;
    const [logits] = this.#classifier.classify(image, 1);
    const features = this.network.features[0]!.slice();
    return { features, logits: logits!, label: classes.indexOf(label), margin: marginOf({ label }, this.model) };
  }

  /** @param onSeen is told of each image, in order, whether the hand has changed what it is. */
  #adapt(onSeen: (changed: boolean) => void = () => {}): Adapt | undefined {
    const hand = this.#hand;
    return hand && ((logits, features) => onSeen(hand.adapt(logits, features)));
  }

  /**
   * What each of the images `[count, size, size]` shows that are normalised already, 0 (paper) … 255 (ink). @throws TenpenError
   * when they are more or fewer.
   */
  recognizeImages(images: Uint8Array, count: number): Prediction[] {
    checkWhole("option", "count", count, 0);
    const pixels = count * this.model.preprocessing.size ** 2;
    if (!(images instanceof Uint8Array)) throw fault("option", "images", "must be a Uint8Array", images);
    if (images.length !== pixels) {
      throw fault("option", "images", `must have ${pixels} pixels for ${count} images`, images.length);
    }
    return this.#classifier
      .classify(images, count, this.#adapt())
      .map((logits) => toDigitPrediction(logits, this.#decoding));
  }
}
