import { useEffect, useRef, useState } from "preact/hooks";
import type { PictureSize } from "../../src/picture/file/picture-size.ts";
import type { PictureReading } from "../../src/recognizer/read-pixels.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { BoxedFrame } from "./boxed-frame.tsx";
import type { PictureReader } from "./picture-reader.ts";

export interface CameraProps {
  readonly reader: Pick<PictureReader, "readFrame">;
  onStill(file: File): void;
  /** The page is out of sight: a page that nobody sees looks at nobody. */
  onHidden(): void;
}

type Problem = keyof ReturnType<typeof lazyStrings>["pictureView"]["cameraProblems"];

/** Between two readings it rests for so long, in milliseconds: boxes that flicker tell nothing, and a phone stays cool. */
const rest = 400;

/** What the camera sees, with what is read of it, until a still is taken. The camera is asked for when this comes, and off when it goes. */
export function Camera({ reader, onStill, onHidden }: CameraProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<Problem>();
  const [seen, setSeen] = useState<{ readonly size: PictureSize; readonly reading: PictureReading }>();
  const [isOn, setOn] = useState(false);
  const take = useRef<HTMLButtonElement>(null);
  const texts = lazyStrings().pictureView;

  useEffect(() => {
    const left = new AbortController();
    const { signal } = left;
    film(video.current!, signal).then(
      () => {
        if (signal.aborted) return;
        setOn(true);
        void watch(video.current!, reader, signal, setSeen);
      },
      (error) => !signal.aborted && setProblem(problemOf(error)),
    );
    const onVisibility = () => document.hidden && onHidden();
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      left.abort();
    };
  }, []);

  useEffect(() => take.current?.focus({ preventScroll: true }), [isOn]);

  const isTaking = useRef(false);
  const onTake = async () => {
    // Pressed twice, it takes one picture.
    if (isTaking.current) return;
    isTaking.current = true;
    const { videoWidth: width, videoHeight: height } = video.current!;
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    canvas.getContext("2d")!.drawImage(video.current!, 0, 0);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.95));
    isTaking.current = blob !== null;
    if (blob) onStill(new File([blob], `${texts.still}.jpg`, { type: blob.type }));
  };
  const count = seen?.reading.numbers.filter(({ accepted }) => accepted).length ?? 0;
  return (
    <div class="pad picture-pad picture-camera">
      {problem ? (
        <p role="alert">{texts.cameraProblems[problem]}</p>
      ) : (
        <>
          <video ref={video} muted playsInline aria-label={texts.live} />
          {isOn && seen && <BoxedFrame {...seen} />}
          <p class="picture-aimed">{isOn ? texts.aimed(count) : texts.cameraStarting}</p>
          {isOn && (
            <button type="button" class="button primary picture-take" ref={take} onClick={() => void onTake()}>
              {texts.take}
            </button>
          )}
        </>
      )}
    </div>
  );
}

/** Asks for the camera, and lets it be seen until the signal ends that. @throws DOMException, TypeError where there is none to be had. */
async function film(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  const wanted = { facingMode: { ideal: "environment" }, width: { ideal: 1920 }, height: { ideal: 1440 } };
  const stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  if (signal.aborted) return stop();
  signal.addEventListener("abort", stop);
  video.srcObject = stream;
  await video.play().catch((error) => {
    stop();
    throw error;
  });
}

/** Reads one frame after the other. */
async function watch(
  video: HTMLVideoElement,
  reader: CameraProps["reader"],
  signal: AbortSignal,
  onSeen: (seen: { size: PictureSize; reading: PictureReading }) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const frame = await createImageBitmap(video);
      const size = { width: frame.width, height: frame.height };
      const reading = await reader.readFrame(frame).finally(() => frame.close());
      if (!signal.aborted) onSeen({ size, reading });
    } catch {
      // A frame that cannot be read is none; the next may be.
    }
    await new Promise((resolve) => setTimeout(resolve, rest));
  }
}

function problemOf(error: unknown): Problem {
  const { name } = error as Error;
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  // Without a secure connection there are no devices at all.
  return name === "NotFoundError" || name === "OverconstrainedError" || name === "TypeError" ? "missing" : "failed";
}
