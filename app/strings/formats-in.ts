import type { Language } from "./languages.ts";

/** The forms that a language has for counts, with `#` for the count. */
export type PluralForms = { readonly other: string } & Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>;

/** How a language writes numbers: as the browser knows it, always in the digits that Tenpen reads. */
export function formatsIn(language: Language) {
  const locale = `${language}-u-nu-latn`;
  const whole = new Intl.NumberFormat(locale);
  const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const percents = new Intl.NumberFormat(locale, { style: "percent", ...oneDecimal });
  const wholePercents = new Intl.NumberFormat(locale, { style: "percent" });
  const decimals = new Intl.NumberFormat(locale, oneDecimal);
  const rules = new Intl.PluralRules(language);
  return {
    /** 34,826 */
    number: (value: number): string => whole.format(value),
    /** 1.4 */
    decimal: (value: number): string => decimals.format(value),
    /** 98.6% */
    percent: (share: number): string => percents.format(share),
    /** 98% */
    wholePercent: (share: number): string => wholePercents.format(share),
    /** 1 image, 2 images: by the forms of the language. */
    plural: (count: number, forms: PluralForms): string =>
      (forms[rules.select(count)] ?? forms.other).replace("#", whole.format(count)),
  };
}
