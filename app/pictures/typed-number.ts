/** What reading takes for a number (`hasForm` in `src/recognizer/form.ts`), as it is typed. */
const form = /^-?[.,]?\d+([.,-]\d+)*[.,]?$/;

/** The zeros of the digits that keyboards of the page's languages have besides Latin ones. */
const zeros = ["٠", "۰", "०"].map((zero) => zero.charCodeAt(0));

/** What is typed for a number, written as reading writes it: "" where nothing is, undefined where it is no number. */
export function typedNumber(typed: string): string | undefined {
  const text = typed
    // Of digits and signs of full width.
    .normalize("NFKC")
    .trim()
    .replace(/[٠-٩۰-۹०-९]/g, latinDigit)
    .replace(/[−–]/g, "-")
    .replaceAll("٫", ",");
  return text === "" || form.test(text) ? text : undefined;
}

function latinDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  return `${code - zeros.findLast((zero) => zero <= code)!}`;
}
