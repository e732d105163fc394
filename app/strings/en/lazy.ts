// What is said by what is loaded later, by feature.
export * as drawingList from "./drawing-list.ts";
export * as fileProblem from "./file-problem.ts";
export * as helpSheet from "./help-sheet.ts";
export * as modelPanel from "./model-panel.ts";
export * as pictureView from "./picture-view.ts";
export * as shareDialog from "./share-dialog.ts";
