import { mkdirSync, readFileSync, symlinkSync, truncateSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { alwaysSeven, call, folder, idxPair, put } from "../../test/support/call.ts";
import { leftOut } from "../data/left-out.ts";

function drawing(label?: string | null | number): string {
  return JSON.stringify({
    ...(label === undefined ? {} : { label }),
    strokes: [
      [
        [0, 0],
        [3, 40],
      ],
    ],
  });
}

function model(place: string): string {
  return put(place, "seven.safetensors", alwaysSeven());
}

const keys = [
  "set",
  "n",
  "accuracy",
  "accuracyInterval",
  "cer",
  "ece",
  "coverage",
  "numbersFound",
  "numbersExtra",
  "perClass",
  "confusion",
  "perLength",
  "rejected",
  "nonDigits",
  "nonDigitsRejected",
];

describe("drawings", () => {
  const lines = [drawing("7"), drawing(7), drawing("1"), drawing(null), drawing(), '{"label":"2","strokes":[]}'];

  test("--json", async () => {
    const place = folder();
    const set = put(place, "set.ink.jsonl", lines.join("\n"));
    const { code, stdout, stderr } = await call(["evaluate", set, "--model", model(place), "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toEqual(keys);
    // The one without a label counts nowhere, the blank 2 is answered as no digit.
    expect(result).toMatchObject({ set, n: 4, accuracy: 0.5, rejected: 1, nonDigits: 1, nonDigitsRejected: 0 });
    // Three answers with 0.9, two of them right, and one with 0, wrong.
    expect(result.ece).toBeCloseTo((3 * (0.9 - 2 / 3)) / 4, 6);
    expect(result.confusion[1]).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
    expect(result.confusion[7][7]).toBe(2);
    expect(result.perClass[7]).toEqual({ digit: 7, n: 2, accuracy: 1 });
    expect(result.perClass[3]).toEqual({ digit: 3, n: 0, accuracy: null });
  });

  test("for people", async () => {
    const place = folder();
    const set = put(place, "set.ink.jsonl", lines.join("\n"));
    const { code, stdout } = await call(["evaluate", set, "--model", model(place)]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      `${set}: 4 labelled\naccuracy  50.00 %  (15.00 … 85.00 % with 95 % confidence)\nECE       17.50 %\nCER       50.00 %\ncoverage  0.00 % with 99.5 % of them right\nrejected  1 of 4 (25.00 %) digits\nrejected  0 of 1 (0.00 %) others\n`,
    );
    expect(stdout).toContain("    1      1        0.00 %  7 (1×)\n");
  });
});

test("numbers, of one line and of several, and those alone that have such a label", async () => {
  const place = folder();
  const stroke = (x: number) => [
    [x, 0],
    [x + 3, 40],
  ];
  const strokes = [stroke(0), stroke(25), stroke(50)];
  const [single, ...others] = ["7", "777", "3.14", "-5 1,000\n2026"].map((label) => JSON.stringify({ label, strokes }));
  const set = put(place, "set.ink.jsonl", [single, ...others, drawing(null)].join("\n"));
  const argv = ["evaluate", set, "--model", model(place)];
  const all = JSON.parse((await call([...argv, "--json"])).stdout);
  // Three strokes are three sevens; the labels have 6 numbers.
  expect(all).toMatchObject({ n: 4, nonDigits: 1, accuracy: 1 / 4, numbersFound: 1 / 6, numbersExtra: 3 });
  expect(all.cer).toBe((2 + 4 + 13) / (1 + 3 + 4 + 13));
  const report = join(place, "report.html");
  const chosen = await call([...argv, "--json", "--labels", "[0-9.,-]{2,}", "--report", report]);
  expect(JSON.parse(chosen.stdout)).toMatchObject({ n: 2, nonDigits: 0, accuracy: 1 / 2, numbersFound: null });
  const html = readFileSync(report, "utf8");
  expect(html).toContain("3.14 → 777, ");
  expect(html).toContain('<tr><th scope="row">4</th><td>1</td><td>0.00 %</td></tr>');
  expect(html).not.toContain("<h2>Digits</h2>");
  expect(await call([...argv, "--labels", "zz"])).toMatchObject({
    stderr: expect.stringMatching(/^tenpen: --labels: must match at least one label of .+, got none\n$/),
  });
  expect(await call([...argv, "--labels", "["])).toMatchObject({
    ...{ code: 2, stdout: "" },
    stderr: 'tenpen: --labels: must be a regular expression, got "["\n',
  });
});

describe("UNIPEN", () => {
  function collection() {
    const place = folder();
    for (const name of ["include/abc", "data/1a/abc"]) mkdirSync(join(place, name), { recursive: true });
    put(join(place, "include/abc"), "Ann.dat", ".WRITER_ID Ann\n.PEN_DOWN\n1 90\n2 10\n.PEN_DOWN\n5 90\n6 10\n");
    const segments = '.SEGMENT CHARACTER 0 ? "7"\n.SEGMENT CHARACTER 1 ? "1"\n';
    put(join(place, "data/1a/abc"), "Ann.dat", `.INCLUDE abc/Ann.dat\n${segments}`);
    put(join(place, "data/1a/abc"), "Zoe.dat", `.INCLUDE abc/Zoe.dat\n${segments}`);
    return place;
  }

  test("is read with what it includes, as a file and as a folder", async () => {
    const place = collection();
    for (const set of [place, join(place, "data/1a/abc/Ann.dat")]) {
      const { code, stdout } = await call(["evaluate", set, "--model", model(place), "--json"]);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ n: 2, accuracy: 0.5 });
    }
  });

  test("tells what is left out, since its ink is missing", async () => {
    const place = collection();
    const { stderr } = await call(["evaluate", place, "--model", model(place)]);
    const file = join(place, "data/1a/abc/Zoe.dat");
    expect(stderr).toBe(`${file}: 2 segments are left out, since abc/Zoe.dat is not in a folder include above it\n`);
    const { code } = await call(["evaluate", file, "--model", model(place)]);
    expect(code).toBe(2);
  });
});

test("what is labelled wrongly in UNIPEN is left out, and told", async () => {
  const place = folder();
  const { file, line, label } = leftOut[0]!;
  mkdirSync(dirname(join(place, file)), { recursive: true });
  const segments = `.SEGMENT CHARACTER 0 ? "${label}"\n`.repeat(line + 1);
  put(place, file, `${segments}.PEN_DOWN\n1 2\n3 40\n`);
  for (const set of [place, join(place, file)]) {
    const { stdout, stderr } = await call(["evaluate", set, "--model", model(folder()), "--json"]);
    expect(JSON.parse(stdout).n).toBe(line);
    expect(stderr).toBe(`${set}: 1 segments are left out, since their labels are known to be wrong\n`);
  }
});

test("- is standard input", async () => {
  const input = `${drawing("7")}\n${drawing("1")}\n`;
  const { code, stdout } = await call(["evaluate", "-", "--model", model(folder()), "--json"], { input });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ set: "-", n: 2, accuracy: 0.5 });
});

describe("--report", () => {
  test("is not written over what is read, by whatever name", async () => {
    const place = folder();
    const set = put(place, "set.ink.jsonl", drawing("7"));
    const seven = model(place);
    symlinkSync(set, join(place, "link.html"));
    for (const report of [set, seven, join(place, "link.html"), `${place}/../${basename(place)}/set.ink.jsonl`]) {
      const { code, stdout, stderr } = await call(["evaluate", set, "--model", seven, "--report", report]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(/^tenpen: --report: must be another file than what is read, got "[^\n]+\n$/);
    }
    expect(readFileSync(set, "utf8")).toBe(drawing("7"));
  });

  test.each(["", "a folder"])("is %j: known before anything is read", async (what) => {
    const report = what && folder();
    expect(await call(["evaluate", "no.ink.jsonl", "--report", report])).toEqual({
      ...{ code: 2, stdout: "" },
      stderr: `tenpen: --report: must be a file, got "${report}"\n`,
    });
  });

  test("writes a page besides what is printed", async () => {
    const place = folder();
    const set = put(place, "set.ink.jsonl", [drawing("7"), drawing("1")].join("\n"));
    const report = join(place, "new", "report.html");
    const argv = ["evaluate", set, "--model", model(place), "--json"];
    const { code, stdout } = await call([...argv, "--report", report]);
    expect(code).toBe(0);
    expect(stdout).toBe((await call(argv)).stdout);
    const html = readFileSync(report, "utf8");
    expect(html).toContain("<h1>set.ink.jsonl, read by seven.safetensors</h1>");
    expect(html).toContain("1 → 7, 90.0 %<br>line 2");
  });

  test.skipIf(process.platform !== "linux")("in a folder that takes no folders is one line", async () => {
    const set = put(folder(), "set.ink.jsonl", drawing("7"));
    const argv = ["evaluate", set, "--model", model(folder()), "--report", "/proc/none/such/report.html"];
    const { code, stderr } = await call(argv);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^tenpen: \/proc\/none\/such\/report\.html: must be a file that can be written, got E[A-Z]+\n$/,
    );
  });

  test("that cannot be written is one line", async () => {
    const place = folder();
    const set = put(place, "set.ink.jsonl", drawing("7"));
    const { code, stderr } = await call([
      "evaluate",
      set,
      "--model",
      model(place),
      "--report",
      join(set, "report.html"),
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^tenpen: [^\n]*report\.html: must be a file that can be written, got E[A-Z]+\n$/);
  });
});

describe("images", () => {
  test("an IDX pair", async () => {
    const place = folder();
    const images = idxPair(place, [7, 1, 7, 3]);
    const plain = await call(["evaluate", images, "--model", model(place), "--json"]);
    expect(plain).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(plain.stdout)).toMatchObject({ set: images, n: 4, accuracy: 0.5, rejected: 0, nonDigits: 0 });
  });

  test("of another size, with a model of that size", async () => {
    const place = folder();
    const images = idxPair(place, [1, 2, 3], 12);
    const small = put(place, "small.safetensors", alwaysSeven({ size: 12 }));
    const { code, stdout, stderr } = await call(["evaluate", images, "--model", small, "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ n: 3, accuracy: 0 });
  });

  test("MNIST's test set", async () => {
    const { code, stdout } = await call(["evaluate", "mnist-test", "--model", model(folder()), "--json"]);
    expect(code).toBe(0);
    // There are 1028 sevens in it.
    expect(JSON.parse(stdout)).toMatchObject({ set: "mnist-test", n: 10_000, accuracy: 0.1028 });
  });
});

describe("exit code 2", () => {
  async function refused(set: string, place = folder()) {
    const { code, stdout, stderr } = await call(["evaluate", set, "--model", model(place)]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^tenpen: [^\n]+\n$/);
    return stderr.slice("tenpen: ".length, -1);
  }

  test("for a missing set", async () => {
    expect(await refused("no/set")).toBe("no/set: must be a file that exists, got nothing");
    expect(await refused("no/set.ink.jsonl")).toBe("no/set.ink.jsonl: must be a file that exists, got nothing");
  });

  test("for a folder without labels", async () => {
    expect(await refused("src")).toBe(
      "src: must have folders of pictures whose names are labels, or files of UNIPEN, got none",
    );
  });

  test("for a set without a label", async () => {
    const set = put(folder(), "set.ink.jsonl", drawing());
    expect(await refused(set)).toBe(`${set}: must have at least one label, got 0`);
  });

  test("for a bad line, by its number", async () => {
    const set = put(folder(), "set.ink.jsonl", `${drawing("7")}\n${drawing("x")}`);
    expect(await refused(set)).toBe(
      `${set}: line 2: label must be a number as a text, several with spaces or line breaks between them, 0…9 or null, got "x"`,
    );
  });

  test("for IDX that is cut off, and for labels that are missing", async () => {
    const images = idxPair(folder(), [1, 2, 3]);
    truncateSync(images, 100);
    expect(await refused(images)).toContain("train-images-idx3-ubyte");
    const place = folder();
    const alone = put(place, "train-images-idx3-ubyte", readFileSync(idxPair(folder(), [1])));
    expect(await refused(alone)).toContain("train-labels-idx1-ubyte");
  });

  test.each([
    ["images-idx3", "", "must be IDX images, .ink.jsonl, InkML or UNIPEN, got an empty file"],
    [
      "images-idx3",
      Uint8Array.of(3, 8, 0, 0, 1, 0, 0, 0),
      "must be .ink.jsonl, InkML or UNIPEN, got little-endian IDX",
    ],
    ["set.ink.jsonl", "<html>404</html>", /^must be .*, got HTML, maybe a page that says what went wrong$/],
    ["kaggle.csv", "label,pixel0,pixel1\n5,0,0\n", "must be .ink.jsonl, InkML or UNIPEN, got CSV"],
  ])("for what is something else: %s of %j", async (name, content, message) => {
    const set = put(folder(), name, content);
    const line = await refused(set);
    expect(line.slice(0, set.length + 2)).toBe(`${set}: `);
    expect(line.slice(set.length + 2)).toMatch(message);
  });

  test("for images on standard input, whose labels cannot be found", async () => {
    const input = "\0\0\x08\x03";
    const { code, stderr } = await call(["evaluate", "-", "--model", model(folder())], { input });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "tenpen: -: must be .ink.jsonl, InkML or UNIPEN, got IDX, whose labels are a file\n",
    });
  });

  test("for images of another size", async () => {
    const images = idxPair(folder(), [1, 2], 32);
    expect(await refused(images)).toBe(`${images}: images must be 28×28, got 32×32`);
  });
});
