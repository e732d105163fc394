// Imported by a tool, says what is wrong with its data or its call in one line, as the command line does.
import { explain } from "../dist/cli/errors.js";

process.on("uncaughtException", (error) => {
  const { code, line } = explain(error);
  console.error(line ?? "");
  process.exit(code);
});
