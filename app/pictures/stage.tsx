import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { Drawing } from "../../ink-canvas/drawing.ts";
import type { PictureSize } from "../../src/picture/file/picture-size.ts";
import type { FeatureProps } from "../feature.ts";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { Tool } from "../tool.tsx";
import { BoxedFrame } from "./boxed-frame.tsx";
import { BoxedNumbers } from "./boxed-numbers.tsx";
import type { SessionPicture } from "./picture-session.ts";
import { useZoom } from "./use-zoom.ts";
import { WritingLayer } from "./writing-layer.tsx";
import { place, reveal, wholePicture } from "./zoom.ts";

export interface StageProps extends Pick<FeatureProps, "announce"> {
  readonly picture: SessionPicture;
  /** Around the picture. */
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly chosen: number | undefined;
  onChoose(number: number): void;
  /** It is written on, in place of being moved. */
  readonly isWriting: boolean;
  onDraw(drawing: Drawing): void;
  /** What is to be said of what is written. */
  readonly note: string | undefined;
  /** What stands below it, around the buttons that zoom. */
  tools(zoom: ComponentChildren): ComponentChildren;
}

const nothing: PictureSize = { width: 4, height: 3 };

/** The picture in a frame, to be zoomed and moved, with a box around each number. */
export function Stage({ picture, frame, chosen, onChoose, isWriting, onDraw, note, tools, announce }: StageProps) {
  const { file, progress, corrections, read, drawing } = picture;
  const texts = lazyStrings().pictureView;
  const opened = "opened" in progress ? progress.opened : undefined;
  const size = useSize(frame);
  const { zoom, setZoom, zoomBy, handlers } = useZoom(opened ?? nothing, size, frame);
  const address = useAddress(opened?.preview);
  // Another picture is seen whole, and what has the focus keeps it.
  useLayoutEffect(() => setZoom(wholePicture), [file]);
  const bounds = chosen === undefined ? undefined : read?.reading.numbers[chosen]?.bounds;
  useEffect(() => {
    if (!bounds || !opened) return;
    const at = { x: (bounds.x + bounds.width / 2) / opened.width, y: (bounds.y + bounds.height / 2) / opened.height };
    setZoom((now) => reveal(now, opened, size, at));
  }, [chosen]);

  const placed = place(zoom, opened ?? nothing, size);
  const { left, top, width, height } = placed;
  const { onKeyDown } = handlers;
  const hint = note ?? (isWriting && !drawing.strokes ? texts.writeHint : undefined);
  const isBusy = progress.status === "opening" || progress.status === "reading";
  return (
    <>
      <div class="pad picture-pad" aria-busy={isBusy}>
        <section
          class="picture-frame"
          aria-label={texts.stage}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: keys zoom and move it.
          tabIndex={0}
          data-zoomed={zoom.scale > 1}
          ref={frame}
          {...(isWriting ? { onKeyDown } : handlers)}
        >
          <div
            class="picture-layer"
            style={{ left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` }}
          >
            {address && <img src={address} alt={file.name} draggable={false} />}
            {progress.status === "reading" && progress.glance && (
              <BoxedFrame size={progress.opened} reading={progress.glance} />
            )}
            {opened && read && (
              <BoxedNumbers
                opened={opened}
                reading={read.reading}
                corrections={corrections}
                scale={width / opened.width}
                chosen={chosen}
                onChoose={onChoose}
              />
            )}
          </div>
          {opened && (isWriting || drawing.strokes) && (
            <WritingLayer
              drawing={drawing}
              isOn={isWriting}
              picture={opened}
              frame={size}
              placed={placed}
              onDraw={onDraw}
              announce={announce}
            />
          )}
        </section>
        {hint && <p class="picture-aimed">{hint}</p>}
        {isBusy && <div class="picture-busy" />}
      </div>
      {tools(
        <div class="picture-zoom">
          <Tool label={texts.zoomOut} path="M6 11h10" enabled={zoom.scale > 1} onPress={() => zoomBy(1 / 1.5)} />
          <Tool
            label={texts.zoomFit}
            path="M5 8.5V5h3.5M13.5 5H17v3.5M17 13.5V17h-3.5M8.5 17H5v-3.5"
            enabled={zoom.scale > 1}
            onPress={() => zoomBy(0)}
          />
          <Tool label={texts.zoomIn} path="M6 11h10M11 6v10" onPress={() => zoomBy(1.5)} />
        </div>,
      )}
    </>
  );
}

/** The size of an element, as it is now. */
function useSize(element: { readonly current: HTMLElement | null }): PictureSize {
  const [size, setSize] = useState<PictureSize>(nothing);
  useLayoutEffect(() => {
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element.current!;
      if (width > 0) setSize({ width, height });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, []);
  return size;
}

/** An address of a blob, as long as it is shown. */
function useAddress(blob: Blob | undefined): string | undefined {
  const [made, setMade] = useState<{ readonly of: Blob; readonly address: string }>();
  useEffect(() => {
    if (!blob) return;
    const address = URL.createObjectURL(blob);
    setMade({ of: blob, address });
    return () => {
      setMade(undefined);
      URL.revokeObjectURL(address);
    };
  }, [blob]);
  return made?.of === blob ? made?.address : undefined;
}
