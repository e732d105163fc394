export const title = "Keys";
export const where = {
  everywhere: "Everywhere",
  paper: "On the paper",
  digits: "Among the digits of an answer",
  bars: "Among the digits below the bars",
  picture: "On a picture",
  boxes: "Among the numbers of a picture",
};
export const does = {
  undo: "Undo",
  redo: "Redo",
  help: "Show this",
  move: "Move the pen",
  moveFinely: "Move the pen finely",
  draw: "Put the pen down, and lift it",
  drop: "Drop the line",
  erase: "Take the eraser, or the pen again",
  choose: "Look at another digit",
  chooseBar: "Go to another digit",
  correct: "Say that it was this digit",
  zoom: "Zoom",
  zoomByWheel: "Zoom, as two fingers do",
  zoomFit: "Show all of it",
  movePicture: "Move it",
  chooseNumber: "Look at another number",
  correctNumber: "Correct it to what was typed",
};
/** As they are printed on the keyboards of most who read this. */
export const keys: Readonly<Record<string, string>> = {
  Mod: "Ctrl",
  Shift: "Shift",
  Space: "Space",
  Esc: "Esc",
  Enter: "Enter",
  Wheel: "Wheel",
};
export const questionMark = "? shows the keys";
