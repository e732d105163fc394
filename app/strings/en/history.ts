export const title = "Earlier";
export const more = "More";
export const open = (text: string) => (text ? `Open ${text}` : "Open a drawing without a number");
export const opened = (text: string) => `${text || "A drawing"} is on the paper again`;
export const notLoaded = "The list could not be loaded. Check the connection, then try again.";
