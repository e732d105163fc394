/** Of the window. */
export const title = "Tenpen reads handwritten numbers";
export const name = "Tenpen";
/** The title of the window with what was read, or where one is. */
export const titled = (text: string) => `${text} · ${name}`;
export const pages = "Pages";
export const routes = { draw: "Draw", train: "Train", inspect: "Inspect" };
export const promise = "Nothing you draw or open leaves this device.";
export const retry = "Try again";
export const close = "Close";
