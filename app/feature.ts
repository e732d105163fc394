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
