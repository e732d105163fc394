// What is said by what is loaded later, by feature.
export * as fileProblem from "./file-problem.ts";
export * as helpSheet from "./help-sheet.ts";
export * as modelPanel from "./model-panel.ts";
