/** Opens what takes pictures. */
export const open = "Picture";
export const notLoaded = "Pictures could not be loaded. Check the connection, then try again.";
