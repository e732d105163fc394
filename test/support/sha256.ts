/** Of arrays, one after the other, in hexadecimal digits. */
export async function sha256(arrays: readonly (Float32Array | Uint8Array)[]): Promise<string> {
  const bytes = await new Blob([...arrays] as BlobPart[]).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
