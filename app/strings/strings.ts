import type { Strings, Translation } from "./catalogue.ts";
import * as english from "./en.ts";
import type { Language } from "./languages.ts";

/** How a language other than English is had: one file each, loaded when it is chosen. */
export type LoadTranslation = () => Promise<Translation>;
const translations: Readonly<Record<Exclude<Language, "en">, LoadTranslation>> = {
  es: async () => (await import("./es.ts")).es,
  de: async () => (await import("./de.ts")).de,
  hi: async () => (await import("./hi.ts")).hi,
  ar: async () => (await import("./ar.ts")).ar,
  zh: async () => (await import("./zh.ts")).zh,
  ja: async () => (await import("./ja.ts")).ja,
};

/**
 * The texts of the page, in its language. They are asked for where they are shown and kept nowhere: by the next language they are
 * others, and all of the page is rendered anew.
 */
export let strings: Strings = english;

/** The language of `strings`. */
export let language: Language = "en";

/** All of it, where it is not English. */
export let translation: Translation | undefined;

let wanted: Language = language;
const listeners = new Set<() => void>();

/** Calls back whenever the page has another language, until the signal ends that. */
export function onLanguage(listener: () => void, signal?: AbortSignal): void {
  listeners.add(listener);
  signal?.addEventListener("abort", () => listeners.delete(listener));
}

/**
 * Has the page speak a language, once its texts are here. Of two calls the later one counts.
 * @throws Error when they cannot be had; the page goes on in the language that it has.
 */
export async function setLanguage(
  next: Language,
  load: LoadTranslation | undefined = next === "en" ? undefined : translations[next],
): Promise<void> {
  wanted = next;
  const loaded = await load?.();
  if (wanted !== next) return;
  translation = loaded;
  strings = loaded ?? english;
  language = loaded ? next : "en";
  for (const listener of listeners) listener();
}
