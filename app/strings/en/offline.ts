export const offline = "Offline. Nothing changes.";
export const newer = "A new version is here.";
export const reload = "Reload";
export const later = "Later";
