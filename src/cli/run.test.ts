import { devNull } from "node:os";
import { describe, expect, test } from "vitest";
import packageFacts from "../../package.json" with { type: "json" };
import { alwaysSeven, call, folder, put } from "../../test/support/call.ts";

const commands = ["recognize", "evaluate", "train", "inspect"];

describe("help", () => {
  test("of the program names the commands", async () => {
    const { code, stdout, stderr } = await call(["--help"]);
    expect(code).toBe(0);
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, "m"));
    expect(stderr).toBe("");
  });

  test.each(commands)("of %s", async (command) => {
    for (const argv of [
      [command, "--help"],
      ["help", command],
    ]) {
      const { code, stdout, stderr } = await call(argv);
      expect(code).toBe(0);
      expect(stdout).toContain(`Usage: tenpen ${command}`);
      expect(stdout).toContain("--json");
      expect(stderr).toBe("");
    }
  });

  test("without a command is shown on stderr, since the call was wrong", async () => {
    const { code, stdout, stderr } = await call([]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("Usage: tenpen");
  });
});

test("--version is the package's", async () => {
  expect(await call(["--version"])).toEqual({ code: 0, stdout: `${packageFacts.version}\n`, stderr: "" });
});

describe("a wrong call is one line on stderr and exit code 2", () => {
  test.each([
    ["an unknown option", ["inspect", "m", "--nope"], "unknown option '--nope'"],
    ["a mistyped option", ["inspect", "m", "--jsn"], "unknown option '--jsn' (Did you mean --json?)"],
    ["an unknown option of the program", ["--nope"], "unknown option '--nope'"],
    ["an unknown command", ["guess"], "unknown command 'guess'"],
    ["a missing argument", ["inspect"], "missing required argument 'model'"],
    ["a missing option", ["train", "--out", "x"], "train: must be given --data <set> or --recipe <file>, got neither"],
    ["an option without its value", ["recognize", "x", "--model"], "option '--model <file>' argument missing"],
    ["an argument too many", ["inspect", "a", "b"], "too many arguments for 'inspect'. Expected 1 argument but got 2."],
    ["a missing file", ["inspect", "no/m"], "no/m: must be a file that exists, got nothing"],
    ["a folder", ["inspect", "."], ".: must be a file, got a folder"],
    ["a device", ["inspect", devNull], `${devNull}: must be a file, got a device`],
    ["a path through a file", ["inspect", "package.json/m"], "package.json/m: must be a file that exists, got nothing"],
    [
      "no model",
      ["inspect", "package.json"],
      "package.json: file: must be a .safetensors, .keras or .h5 model, got JSON",
    ],
  ])("%s", async (_name, argv, message) => {
    const { code, stdout, stderr } = await call(argv);
    expect(stderr).toMatch(/^tenpen: [^\n]+\n$/);
    const line = stderr.slice("tenpen: ".length, -1);
    if (typeof message === "string") expect(line).toBe(message);
    else expect(line).toMatch(message);
    expect(code).toBe(2);
    expect(stdout).toBe("");
  });

  test("a damaged model", async () => {
    const bytes = alwaysSeven();
    bytes[bytes.length - 1]! ^= 1;
    const path = put(folder(), "m.safetensors", bytes);
    const { code, stderr } = await call(["inspect", path]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^tenpen: .*m\.safetensors: file: is damaged, its checksum must be [0-9a-f]{8}, got [0-9a-f]{8}\n$/,
    );
  });

  test("with TENPEN_DEBUG the stack follows", async () => {
    const { stderr } = await call(["inspect", "no/m"], { debug: true });
    expect(stderr.split("\n")[0]).toBe("tenpen: no/m: must be a file that exists, got nothing");
    expect(stderr).toMatch(/\n\s+at /);
  });
});

test("what nobody foresaw is exit code 1", async () => {
  const stdout = {
    write() {
      throw new TypeError("boom\nboom");
    },
  };
  const { code, stderr } = await call(["inspect", put(folder(), "m.safetensors", alwaysSeven())], { stdout });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "tenpen: boom boom\n" });
});
