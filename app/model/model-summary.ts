import type { OutputActivation } from "../../src/model/source.ts";
import type { ModelInput } from "../store/rooms/kept-model.ts";

/** What is told about a model of the user's. */
export interface ModelSummary {
  readonly name: string;
  /** Of the file. */
  readonly bytes: number;
  readonly structure: Structure;
  /** How its input is made; missing where the file says it itself. */
  readonly input?: ModelInput;
  /** What it ends in; missing where that is not known. */
  readonly outputActivation?: OutputActivation;
  /** How it and Tenpen's own do on some of MNIST's test images; missing where they could not be had or do not fit. */
  readonly score?: { readonly count: number; readonly right: number; readonly own: OwnScore };
  /** Whether its confidence was measured against how often it is right. */
  readonly calibrated: boolean;
  /** Whether it can say that something is no digit. */
  readonly hasRejectClass: boolean;
}

/** What a file says of its network. */
export interface Structure {
  /** What its file takes: 28×28×1, 784 */
  readonly input: string;
  readonly parameters: number;
  /** Missing for a graph whose operations are no layers; then it has `nodes`. */
  readonly layers?: readonly {
    readonly name: string;
    readonly type: string;
    readonly output: string;
    readonly parameters: number;
  }[];
  readonly nodes?: number;
}

/** Tenpen's own model, on the same images. */
export interface OwnScore {
  readonly right: number;
  readonly parameters: number;
  readonly bytes: number;
}
