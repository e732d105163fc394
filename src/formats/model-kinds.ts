/** What a file of another kind breaks: what this says of it is about all of the file. */
export const modelKinds = "must be a .safetensors, .keras or .h5 model";
