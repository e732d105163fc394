/** A segment of UNIPEN whose label is wrong, seen by looking at each that Tenpen's model misread or refused. */
export interface LeftOut {
  /** Below the folder `data` of the collection. */
  readonly file: string;
  /** In that file, counted from 1. */
  readonly line: number;
  /** Which components it names. */
  readonly segment: string;
  readonly label: string;
  readonly shows: string;
  readonly reason: string;
}

const reasons = {
  stroke: "it is part of a digit each of whose strokes is a segment, with the digit's label",
  several: "it is several digits",
  other: "it is another character",
  scribble: "it is no character",
};

type Row = readonly [
  file: string,
  line: number,
  segment: string,
  label: string,
  reason: keyof typeof reasons,
  shows: string,
];

/** Of the digits (`1a`). */
const rows: readonly Row[] = [
  ["1a/aga/crlmtchl.dat", 22, "596", "7", "other", "2"],
  ["1a/apb/apb12/app1229.dat", 8, "8", "8", "other", "6"],
  ["1a/app/app13/app1325.dat", 5, "2", "2", "other", "7"],
  ["1a/ibm/ibm0/r0007.dat", 38, "748", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0007.dat", 42, "770", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0007.dat", 43, "771", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0011.dat", 31, "862", "8", "stroke", "a circle"],
  ["1a/ibm/ibm0/r0011.dat", 34, "883", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0011.dat", 35, "887", "8", "stroke", "a circle"],
  ["1a/ibm/ibm0/r0011.dat", 36, "888", "8", "stroke", "a circle"],
  ["1a/ibm/ibm0/r0011.dat", 37, "889", "8", "other", "a star"],
  ["1a/ibm/ibm0/r0011.dat", 39, "895", "0", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0011.dat", 41, "907", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0011.dat", 42, "908", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0011.dat", 43, "909", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0011.dat", 44, "910", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0104.dat", 46, "939", "0", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0104.dat", 50, "1019", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0104.dat", 54, "1041", "0", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0104.dat", 55, "1043", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0104.dat", 56, "1044", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0107.dat", 47, "1057", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0107.dat", 52, "1078", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0112.dat", 53, "1168", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0113.dat", 48, "1041", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0113.dat", 54, "1148", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0113.dat", 55, "1149", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0116.dat", 43, "899", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0116.dat", 44, "900", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0116.dat", 50, "998", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0116.dat", 51, "999", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0204.dat", 58, "1317", "0", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0204.dat", 61, "1342", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0207.dat", 66, "1292", "0", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0207.dat", 71, "1383", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0207.dat", 72, "1391", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0207.dat", 73, "1392", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0211.dat", 67, "1425", "6", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0211.dat", 68, "1435", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0211.dat", 70, "1503", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0211.dat", 73, "1627", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0211.dat", 74, "1628", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0211.dat", 75, "1629", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0211.dat", 76, "1644", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0211.dat", 81, "1659", "8", "stroke", "a circle"],
  ["1a/ibm/ibm0/r0215.dat", 66, "1397", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0304.dat", 67, "1659", "0", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0304.dat", 69, "1664", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0304.dat", 71, "1668", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0306.dat", 86, "2010", "0", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0306.dat", 88, "2012", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0306.dat", 91, "2026", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0306.dat", 94, "2030", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0312.dat", 77, "1823", "0", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0312.dat", 79, "1839", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0313.dat", 79, "1736", "0", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0313.dat", 81, "1748", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0313.dat", 82, "1751", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0313.dat", 86, "1761", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0315.dat", 69, "1681", "0", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0315.dat", 73, "1698", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0315.dat", 74, "1699", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0404.dat", 79, "1835", "0", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0404.dat", 83, "1882", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0404.dat", 88, "1958", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0405.dat", 94, "1801", "0", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0408.dat", 85, "1998", "0", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0408.dat", 90, "2023", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0408.dat", 91, "2096", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0411.dat", 86, "2010", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0411.dat", 89, "2156", "4", "other", "1"],
  ["1a/ibm/ibm0/r0411.dat", 90, "2157", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0411.dat", 91, "2162", "8", "stroke", "a circle"],
  ["1a/ibm/ibm0/r0411.dat", 92, "2270", "0", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0411.dat", 93, "2278", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0411.dat", 94, "2280", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0411.dat", 95, "2286", "1", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0411.dat", 99, "2311", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0411.dat", 100, "2312", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0411.dat", 101, "2313", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0414.dat", 93, "1999", "0", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0414.dat", 95, "2001", "8", "stroke", "a circle"],
  ["1a/ibm/ibm0/r0414.dat", 96, "2002", "8", "stroke", "a circle"],
  ["1a/ibm/ibm0/r0414.dat", 98, "2005", "4", "stroke", "a stroke"],
  ["1a/ibm/ibm0/r0414.dat", 102, "2087", "1", "stroke", "a stroke"],
  ["1a/val/gresai30.dat", 6, "4-5", "0", "several", "00"],
  ["1a/val/gresai30.dat", 33, "73-76", "0", "several", "0000"],
  ["1a/val/gresai30.dat", 35, "81-82", "0", "several", "00"],
  ["1a/val/gresai30.dat", 37, "89-90", "0", "several", "00"],
  ["1a/val/gresai30.dat", 39, "94-95", "0", "several", "00"],
  ["1a/val/gresai30.dat", 42, "110-112", "0", "several", "000"],
  ["1a/val/gresai30.dat", 44, "115-116", "0", "several", "00"],
  ["1a/val/gresai30.dat", 48, "120-121", "0", "several", "00"],
  ["1a/val/gresai30.dat", 55, "136-137", "0", "several", "00"],
  ["1a/val/gresai30.dat", 56, "141-142", "0", "several", "00"],
  ["1a/val/gresai31.dat", 54, "111-111", "1", "scribble", "a scribble"],
  ["1a/val/gresai34.dat", 73, "292-294", "4", "scribble", "two dots"],
  ["1a/val/gresai36.dat", 61, "130-131", "6", "several", "66"],
  ["1a/val/gresai36.dat", 62, "132-133", "6", "scribble", "a scribble"],
  ["1a/val/gresai38.dat", 4, "0-4", "8", "scribble", "a scribble"],
];

/** What is not taken from UNIPEN train_r01_v07, though it is there. */
export const leftOut: readonly LeftOut[] = rows.map(([file, line, segment, label, reason, shows]) => ({
  file,
  line,
  segment,
  label,
  shows,
  reason: reasons[reason],
}));

const keys = new Set(leftOut.map(({ file, line, label }) => `${file}:${line}:${label}`));

/** Whether a drawing is one of them, by the end of its file's path. */
export function isLeftOut(path: string, line: number, label: string | null | undefined): boolean {
  const parts = path.split(/[\\/]/);
  return [3, 4].some((depth) => keys.has(`${parts.slice(-depth).join("/")}:${line}:${label}`));
}
