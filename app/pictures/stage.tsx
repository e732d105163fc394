import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../icon.tsx";
import { lazyStrings } from "../strings/lazy-strings.ts";
import { BoxedNumbers } from "./boxed-numbers.tsx";
import type { SessionPicture } from "./picture-session.ts";
import type { PictureSize } from "./picture-size.ts";
import { useZoom } from "./use-zoom.ts";
import { place, reveal } from "./zoom.ts";

export interface StageProps {
  readonly picture: SessionPicture;
  readonly chosen: number | undefined;
  onChoose(number: number): void;
  /** What stands below it, around the buttons that zoom. */
  tools(zoom: ComponentChildren): ComponentChildren;
}

const nothing: PictureSize = { width: 4, height: 3 };

/** The picture in a frame, to be zoomed and moved, with a box around each number. */
export function Stage({ picture: { file, progress, corrections }, chosen, onChoose, tools }: StageProps) {
  const texts = lazyStrings().pictureView;
  const opened = "opened" in progress ? progress.opened : undefined;
  const read = progress.status === "read" ? progress.read : undefined;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const { zoom, setZoom, zoomBy, handlers } = useZoom(opened ?? nothing, size, frame);
  const address = useAddress(opened?.preview);
  const bounds = chosen === undefined ? undefined : read?.reading.numbers[chosen]?.bounds;
  useEffect(() => {
    if (!bounds || !opened) return;
    const at = { x: (bounds.x + bounds.width / 2) / opened.width, y: (bounds.y + bounds.height / 2) / opened.height };
    setZoom((now) => reveal(now, opened, size, at));
  }, [chosen]);

  const { left, top, width, height } = place(zoom, opened ?? nothing, size);
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
          {...handlers}
        >
          <div
            class="picture-layer"
            style={{ left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` }}
          >
            {address && <img src={address} alt={file.name} draggable={false} />}
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
        </section>
        {isBusy && <div class="picture-busy" />}
      </div>
      {tools(
        <div class="picture-zoom">
          <ZoomButton label={texts.zoomOut} path="M6 11h10" enabled={zoom.scale > 1} onPress={() => zoomBy(1 / 1.5)} />
          <ZoomButton
            label={texts.zoomFit}
            path="M5 8.5V5h3.5M13.5 5H17v3.5M17 13.5V17h-3.5M8.5 17H5v-3.5"
            enabled={zoom.scale > 1}
            onPress={() => zoomBy(0)}
          />
          <ZoomButton label={texts.zoomIn} path="M6 11h10M11 6v10" enabled onPress={() => zoomBy(1.5)} />
        </div>,
      )}
    </>
  );
}

function ZoomButton(props: {
  readonly label: string;
  readonly path: string;
  readonly enabled: boolean;
  onPress(): void;
}) {
  return (
    <button
      type="button"
      class="button round"
      title={props.label}
      aria-disabled={!props.enabled}
      onClick={props.onPress}
    >
      <Icon>
        <path d={props.path} />
      </Icon>
    </button>
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
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}
