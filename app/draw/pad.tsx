import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Stroke } from "../../src/ink/stroke.ts";
import { describeCursor, isArrow, moveCursor, startCursor } from "./cursor.ts";
import type { Drawing } from "./drawing.ts";
import { cutAtEdge } from "./edge.ts";
import { Line } from "./line.ts";
import { paperSide } from "./paper.ts";
import { attachPointerPen, type PenTarget } from "./pointer-pen.ts";
import { Sheet } from "./sheet.ts";

export interface PadProps {
  readonly drawing: Drawing;
  /** The line under the pen is new or has grown; at most once a frame. */
  onLine(line: Stroke): void;
  /** The pen was lifted; `undefined` when its line is to be forgotten. */
  onLift(stroke: Stroke | undefined): void;
  /** What a screen reader should say. */
  say(text: string): void;
}

/** The paper: draws with mouse, finger, stylus and keyboard. */
export function Pad(props: PadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const sheet = useRef<Sheet>(null);
  const [line] = useState(
    () =>
      new Line((points, from) => {
        sheet.current?.extend(points, from);
        latest.current.onLine(points);
      }),
  );
  const [target] = useState<PenTarget>(() => ({
    begin(point) {
      // The keyboard's pen may still be down when a finger comes.
      if (line.active) target.end();
      line.begin(point);
    },
    extend: (point) => line.extend(point),
    end() {
      if (line.active) latest.current.onLift(line.end());
    },
    discard() {
      line.discard();
      sheet.current?.paint(latest.current.drawing.strokes);
      latest.current.onLift(undefined);
    },
  }));

  useLayoutEffect(() => {
    sheet.current = new Sheet(canvas.current!);
    const repaint = () => sheet.current?.paint([...latest.current.drawing.strokes, line.points]);
    const stopWatching = watchLook(canvas.current!, repaint);
    const detach = attachPointerPen(canvas.current!, cutAtEdge(target));
    return () => {
      stopWatching();
      detach();
    };
  }, [line, target]);

  useLayoutEffect(() => sheet.current?.paint([...props.drawing.strokes, line.points]), [props.drawing, line]);

  const keyboard = useKeyboardPen(line, target, props.say);
  const blank = props.drawing.strokes.length === 0 && !line.active;
  return (
    <div class="pad">
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: as an application it gets the arrow keys. */}
      <canvas
        ref={canvas}
        role="application"
        tabIndex={0}
        aria-label="Write a number"
        aria-describedby="pad-keys"
        {...keyboard.handlers}
      >
        Write a number here with a mouse, a finger, a stylus or the keyboard.
      </canvas>
      {blank && !keyboard.shown && (
        <p class="pad-hint" aria-hidden="true">
          Write a number
        </p>
      )}
      <span
        class="pad-cursor"
        data-shown={keyboard.shown}
        data-down={keyboard.down}
        style={{
          left: `${(keyboard.cursor.x / paperSide) * 100}%`,
          top: `${(keyboard.cursor.y / paperSide) * 100}%`,
        }}
      />
      <p id="pad-keys" class="pad-keys" data-shown={keyboard.shown}>
        Arrows move, Space draws and lifts, Esc drops the line
      </p>
    </div>
  );
}

/** A pen that arrow keys move over a grid. */
function useKeyboardPen(line: Line, target: PenTarget, say: (text: string) => void) {
  const [cursor, setCursor] = useState(startCursor);
  const [down, setDown] = useState(false);
  const [shown, setShown] = useState(false);
  const held = useRef(new Set<string>()).current;
  // A pointer may have ended the keyboard's line.
  const drawing = down && line.active;

  const lift = () => {
    if (drawing) target.end();
    setDown(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const toggles = key === " " || key === "Enter";
    if (!toggles && !isArrow(key) && key !== "Escape") return;
    event.preventDefault();
    setShown(true);
    if (isArrow(key)) {
      held.add(key);
      const next = moveCursor(cursor, held, event.shiftKey);
      setCursor(next);
      if (drawing) target.extend(next);
    } else if (drawing) {
      if (event.repeat) return;
      if (key === "Escape") target.discard();
      else target.end();
      setDown(false);
      say(key === "Escape" ? "Line dropped" : "Pen up");
    } else if (toggles && !event.repeat && !line.active) {
      target.begin(cursor);
      setDown(true);
      say(`Pen down, ${describeCursor(cursor)}`);
    }
  };
  const handlers = {
    onKeyDown,
    onKeyUp: (event: KeyboardEvent) => held.delete(event.key),
    onFocus: (event: FocusEvent) => setShown((event.currentTarget as Element).matches(":focus-visible")),
    onBlur() {
      held.clear();
      lift();
      setShown(false);
    },
    onPointerDown() {
      setDown(false);
      setShown(false);
    },
  };
  return { cursor, down: drawing, shown, handlers };
}

/** Calls `onChange` when the canvas must be painted anew: another size, screen or set of colours. */
function watchLook(canvas: HTMLCanvasElement, onChange: () => void): () => void {
  const watching = new AbortController();
  const sizes = new ResizeObserver(onChange);
  sizes.observe(canvas);
  // Zoom, and a move to another screen, change the pixel ratio without the size.
  window.addEventListener("resize", onChange, { signal: watching.signal });
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", onChange, { signal: watching.signal });
  }
  return () => {
    watching.abort();
    sizes.disconnect();
  };
}
