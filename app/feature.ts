import type { ComponentChildren } from "preact";
import type { Ink } from "../src/ink/stroke.ts";
import type { Read } from "./reader.ts";
import type { RecognizerClient } from "./recognizer-client.ts";

/**
 * What a feature of the page gets. Each is a folder, `app/<name>/`, with one component in `<name>.tsx` that takes these and that
 * `page.tsx` puts in its place. Features know the shared files of `app/`, and not each other.
 */
export interface FeatureProps {
  readonly client: RecognizerClient;
  /** Has a screen reader say this, in place of what it was to say before; nothing when it is empty. */
  announce(text: string): void;
}

/** What a page of the app gets: Draw, Train, Inspect. */
export interface PageProps extends FeatureProps {
  /** It is the page that is seen. It stays while another is, and goes on with what it does. */
  readonly shown: boolean;
}

/** What stands on the paper, for the features around it. It is another only when one of these has changed. */
export interface Sheet {
  /** What is drawn, in units of the paper, without a line in progress. */
  readonly ink: Ink;
  /** The last step was undone, and can be done again. */
  readonly canRedo: boolean;
  /** What was read of it, once that has settled. */
  readonly read: Read | undefined;
  /** Which of its digits is looked at, as its index among all that were read. */
  readonly inView: number | undefined;
  /** Puts this ink on the paper, scaled to it where it was drawn on another surface, as one step that undo takes back. */
  open(ink: Ink): void;
  /** The reader has changed: reads what is there again. */
  readAgain(): void;
}

/** A place around the paper where `page.tsx` puts other features. */
export type Slot = (sheet: Sheet) => ComponentChildren;
