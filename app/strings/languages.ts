/** The languages of the page by their tags, each by its own name for itself. */
export const languages = {
  en: "English",
  es: "Español",
  de: "Deutsch",
  hi: "हिन्दी",
  ar: "العربية",
  zh: "中文",
  ja: "日本語",
} as const;

export type Language = keyof typeof languages;

export function isLanguage(tag: unknown): tag is Language {
  return typeof tag === "string" && Object.hasOwn(languages, tag);
}

/** Which way its lines run. */
export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

/** The first language of these that the page has, as "de" for "de-CH"; English where there is none. */
export function languageFor(tags: readonly string[]): Language {
  return tags.map((tag) => tag.toLowerCase().split("-")[0]).find(isLanguage) ?? "en";
}
