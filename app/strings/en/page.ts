/** Of the window. */
export const title = "Tenpen reads handwritten numbers";
export const name = "Tenpen";
export const promise = "Nothing you draw or open leaves this device.";
export const retry = "Try again";
