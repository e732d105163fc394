/** A number as it is written: digits with points, commas and minus among them. */
const number = "[-.,]*[0-9][-.,0-9]*";

const onePattern = new RegExp(`^${number}$`);
const severalPattern = new RegExp(`^${number}(?:[ \\n]${number})*$`);

/** Whether a text is one number: "7", "2026", "3.14", "1,000", "-5". */
export function isNumber(text: string): boolean {
  return onePattern.test(text);
}

/** Whether a text is numbers as a reading has them: a space between those of one line, a line break between lines. */
export function isLabel(text: string): boolean {
  return severalPattern.test(text);
}

/** The numbers of a label. */
export function numbersOf(label: string): string[] {
  return label === "" ? [] : label.split(/[ \n]/);
}
