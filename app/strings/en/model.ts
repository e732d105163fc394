export const section = "Model";
export const readsWith = (name: string) => `Reads with ${name}`;
export const own = "Tenpen’s own model";
export const ownNote = "A .keras, .h5, .onnx or .safetensors file of yours can read instead.";
export const choose = "Use your own…";
export const opening = (name: string) => `Opening ${name}…`;
export const drop = "Drop a picture, a drawing, a model or a backup";
export const notLoaded = (name: string) =>
  `${name} could not be opened. Check the connection, then try again. If that does not help, reload the page.`;
