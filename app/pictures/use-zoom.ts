import { useEffect, useRef, useState } from "preact/hooks";
import type { PictureSize } from "../../src/picture/file/picture-size.ts";
import { moveZoom, wholePicture } from "./zoom.ts";

type Point = { readonly x: number; readonly y: number };

/** So far a pointer may go and still press what is below it, in pixels. */
const slack = 5;
/** So far an arrow key moves, in pixels, and so much plus and minus zoom. */
const step = 48;
const keyFactor = 1.25;

/** Zooms and moves a picture by pointers, wheel and keys. */
export function useZoom(
  picture: PictureSize,
  frame: PictureSize,
  element: { readonly current: HTMLDivElement | null },
) {
  const [zoom, setZoom] = useState(wholePicture);
  const pointers = useRef(new Map<number, Point>());
  const start = useRef<Point>({ x: 0, y: 0 });
  const isMoving = useRef(false);
  const change = (by: Parameters<typeof moveZoom>[3]) => setZoom((now) => moveZoom(now, picture, frame, by));
  const latest = useRef(change);
  latest.current = change;

  /** From the middle of the frame. */
  const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top, width, height } = element.current!.getBoundingClientRect();
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
  };
  useEffect(() => {
    // Preact's would be passive: the page would scroll as well.
    const onWheel = (event: WheelEvent) => {
      // Without a key the wheel scrolls the page, as it does beside the picture; a pinch of a touchpad comes as one with Ctrl.
      if (!event.ctrlKey && !event.metaKey && element.current!.dataset.zoomed !== "true") return;
      event.preventDefault();
      latest.current({ factor: Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), at: pointOf(event) });
    };
    const { current } = element;
    current!.addEventListener("wheel", onWheel, { passive: false });
    return () => current!.removeEventListener("wheel", onWheel);
  }, []);

  const handlers = {
    onPointerDown(event: PointerEvent) {
      if (event.button > 0) return;
      pointers.current.set(event.pointerId, pointOf(event));
      if (pointers.current.size === 1) {
        start.current = pointOf(event);
        isMoving.current = false;
      }
    },
    onPointerMove(event: PointerEvent) {
      const before = pointers.current.get(event.pointerId);
      if (!before) return;
      const now = pointOf(event);
      const isAlone = pointers.current.size === 1;
      if (isAlone && !isMoving.current && distance(now, start.current) < slack) return;
      if (!isMoving.current) {
        isMoving.current = true;
        for (const id of pointers.current.keys()) element.current!.setPointerCapture(id); // no box is pressed
      }
      pointers.current.set(event.pointerId, now);
      if (isAlone) return change({ by: { x: now.x - before.x, y: now.y - before.y } });
      const [other] = [...pointers.current].flatMap(([id, point]) => (id === event.pointerId ? [] : [point]));
      const [middle, last] = [between(now, other!), between(before, other!)];
      const factor = distance(now, other!) / Math.max(1, distance(before, other!));
      change({ factor, at: last, by: { x: middle.x - last.x, y: middle.y - last.y } });
    },
    onPointerUp: end,
    onPointerCancel: end,
    onDblClick(event: MouseEvent) {
      if (!(event.target as Element).closest("label")) change({ factor: 2, at: pointOf(event) });
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const done = keys(event);
      if (done) event.preventDefault();
    },
  };
  function end(event: PointerEvent): void {
    pointers.current.delete(event.pointerId);
  }
  function keys({ key, target, currentTarget }: KeyboardEvent): boolean {
    if (key === "+" || key === "=") change({ factor: keyFactor });
    else if (key === "-") change({ factor: 1 / keyFactor });
    else if (key === "0") setZoom(wholePicture);
    else {
      // Among the boxes arrows choose.
      const by = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] }[key];
      if (!by || target !== currentTarget) return false;
      change({ by: { x: by[0]!, y: by[1]! } });
    }
    return true;
  }
  /** @param factor 0 shows all of it. */
  const zoomBy = (factor: number) => (factor === 0 ? setZoom(wholePicture) : change({ factor }));
  return { zoom, setZoom, zoomBy, handlers };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function between(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
