export const language = "Language";
export const languageNotLoaded = "This language could not be loaded. Check the connection, then try again.";
export const source = "Source code";
export const install = "Install as an app";
