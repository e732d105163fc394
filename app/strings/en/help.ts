export const open = "Keys";
export const notLoaded = "The keys could not be loaded. Check the connection, then try again.";
