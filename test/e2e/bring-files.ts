import type { TenpenPage } from "./tenpen-page.ts";

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As the system tells it from the name. */
  readonly type?: string;
}

/** How a file comes to the page, in the page. */
export type Way = "drop" | "paste";

/** Brings files to the page, as the system does. */
export async function bringFiles({ page }: TenpenPage, way: Way, files: readonly NamedFile[]): Promise<void> {
  const plain = files.map(({ name, bytes, type = "" }) => ({
    name,
    type,
    base64: Buffer.from(bytes).toString("base64"),
  }));
  await page.evaluate(
    ({ way, files }) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of files) {
        data.items.add(new File([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))], name, { type }));
      }
      const event =
        way === "paste"
          ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    },
    { way, files: plain },
  );
}
