/** What is a picture by its name; whether it can be read is seen by its bytes. */
export const pictureName = /\.(png|jpe?g|jfif|webp|avif|heic|heif|gif|bmp|tiff?)$/i;
