import { describe, expect, it } from "vitest";
import { button, numbers, ofTwo, problems } from "./on-pictures.ts";
import { eventually, openTenpen, type TenpenPage, useBrowser } from "./tenpen-page.ts";

// The headless shell has no camera, not even one that is made up.
useBrowser({ whole: true });

describe("the camera", () => {
  /** One that shows a picture, and notes whether it is on. */
  const prepare = (page: TenpenPage["page"]) =>
    page.addInitScript((base64) => {
      const state = { asked: 0, on: 0 };
      Object.assign(window, { camera: state });
      const getUserMedia = async () => {
        state.asked++;
        const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes]));
        const canvas = Object.assign(document.createElement("canvas"), { width: bitmap.width, height: bitmap.height });
        const context = canvas.getContext("2d")!;
        const paint = () => context.drawImage(bitmap, 0, 0);
        paint();
        setInterval(paint, 100); // a canvas that stands still sends no frames
        const stream = canvas.captureStream(10);
        state.on++;
        for (const track of stream.getTracks()) {
          const stop = track.stop.bind(track);
          track.stop = () => {
            state.on--;
            stop();
          };
        }
        return stream;
      };
      Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia } });
    }, Buffer.from(ofTwo.bytes).toString("base64"));
  const camera = ({ page }: TenpenPage) =>
    page.evaluate(() => (window as unknown as { camera: { asked: number; on: number } }).camera);

  it("is asked for when it is wanted, read as it is held, and off once a still is taken", async () => {
    const tenpen = await openTenpen({ prepare });
    await button(tenpen, "Picture").click();
    await button(tenpen, "Use the camera").waitFor();
    expect(await camera(tenpen)).toEqual({ asked: 0, on: 0 });
    await button(tenpen, "Use the camera").click();
    await tenpen.page.getByText("2 numbers", { exact: true }).waitFor();
    await eventually(() => tenpen.page.locator(".picture-live text").allTextContents()).toEqual(["483", "27"]);
    expect(await camera(tenpen)).toEqual({ asked: 1, on: 1 });
    await button(tenpen, "Take the picture").click();
    await eventually(() => numbers(tenpen)).toBe("483 27");
    expect(await camera(tenpen)).toEqual({ asked: 1, on: 0 });
  });

  it("is the browser's own, and its still a picture", async () => {
    const tenpen = await openTenpen({
      permissions: ["camera"],
      prepare: (page) =>
        page.addInitScript(() => {
          const { mediaDevices } = navigator;
          const ask = mediaDevices.getUserMedia.bind(mediaDevices);
          mediaDevices.getUserMedia = async (wanted) => {
            const stream = await ask(wanted);
            Object.assign(window, { stream });
            return stream;
          };
        }),
    });
    await button(tenpen, "Picture").click();
    await button(tenpen, "Use the camera").click();
    await tenpen.page.locator("video").waitFor();
    const tracks = () =>
      tenpen.page.evaluate(() =>
        (window as unknown as { stream?: MediaStream }).stream
          ?.getTracks()
          .map(({ kind, readyState }) => `${kind} ${readyState}`),
      );
    await eventually(tracks).toEqual(["video live"]);
    await button(tenpen, "Take the picture").click();
    await tenpen.page.getByRole("img", { name: "Camera picture.jpg" }).waitFor();
    await eventually(tracks).toEqual(["video ended"]);
  });

  it("is off once it is left", async () => {
    const tenpen = await openTenpen({ prepare });
    await button(tenpen, "Picture").click();
    await button(tenpen, "Use the camera").click();
    await button(tenpen, "Take the picture").waitFor();
    await button(tenpen, "Back to the paper").click();
    await eventually(async () => (await camera(tenpen)).on).toBe(0);
  });

  it("that is not allowed, or not there, is told in a sentence", async () => {
    const tenpen = await openTenpen({
      prepare: (page) =>
        page.addInitScript(() => {
          const names = ["NotAllowedError", "NotFoundError"];
          const getUserMedia = async () => Promise.reject(new DOMException("", names.shift()));
          Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia } });
        }),
    });
    for (const sentence of [/^The camera was not allowed\./, /^No camera was found\./]) {
      await button(tenpen, "Picture").click();
      await button(tenpen, "Use the camera").click();
      await eventually(async () => (await problems(tenpen))[0]).toMatch(sentence);
      await button(tenpen, "Back to the paper").click();
    }
  });
});
