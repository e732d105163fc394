/** Has the browser save a file. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Some browsers fetch it only now.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
