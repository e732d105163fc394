import type { Stroke } from "../src/ink/stroke.ts";
import { added, listOf } from "./chain.ts";
import { clipToCanvas, type InkTarget } from "./clip-to-canvas.ts";
import { cellOf, grid, startCursor } from "./cursor.ts";
import type { Strokes } from "./drawing.ts";
import { InProgressStroke } from "./in-progress-stroke.ts";
import { attachKeyboardPen, type KeyboardCursor, type KeyboardPenHost } from "./keyboard-pen.ts";
import { paper } from "./paper.ts";
import { attachPointerPen } from "./pointer-pen.ts";
import { StrokeRenderer } from "./stroke-renderer.ts";
import { watchLook } from "./watch-look.ts";

/** What stands on it and is said of it. */
export interface InkCanvasStrings {
  /** Its name for a screen reader; also stands on it while it is blank. */
  readonly name: string;
  /** In place of the canvas, where there is none. */
  readonly instead: string;
  /** How the keyboard draws. */
  readonly keys: string;
  readonly penUp: string;
  readonly dropped: string;
  /** The keyboard's pen went down in a cell of a grid of that many columns and rows; both are counted from 1. */
  penDown(column: number, row: number, grid: { readonly columns: number; readonly rows: number }): string;
}

/** The details of its events. */
export interface InkCanvasEvents {
  readonly grow: readonly Stroke[];
  readonly end: readonly Stroke[];
  readonly discard: undefined;
  readonly announce: string;
}

/** An `EventTarget` that knows the types of these events. */
interface InkEventTarget extends EventTarget {
  addEventListener<Type extends keyof InkCanvasEvents>(
    type: Type,
    listener: (event: CustomEvent<InkCanvasEvents[Type]>) => void,
    options?: AddEventListenerOptions,
  ): void;
  addEventListener(...listening: Parameters<EventTarget["addEventListener"]>): void;
}
const InkEventTarget = EventTarget as { new (): InkEventTarget };

/** Several may be on one page, and their parts need names of their own. */
let count = 0;

/**
 * A surface to write on, with mouse, finger, stylus and keyboard, in an element that is otherwise empty and whose sides are as
 * 4 to 3. It needs no framework, and of styles only `ink-canvas.css`, in the page or in the shadow root that the element is in. The
 * ink has the `color` of the element. All points are in units of the paper, which is 800 × 600 of them whatever its size on the
 * screen.
 *
 * It keeps no drawing. What is drawn goes out as events, and what is to be seen comes in by `show`: see `drawing.ts` for a drawing
 * with undo and redo. Its events are `CustomEvent`s, with `detail`:
 *
 * - `grow`: the pen is down, and what it draws is new or has grown; at most once a frame. Detail: the strokes since the pen went
 *   down, as lists that grow until it is lifted. They are several where the pen was beyond the edge in between.
 * - `end`: the pen was lifted. Detail: those strokes, finished.
 * - `discard`: what was drawn since the pen went down is to be forgotten: it was a palm's, or Escape was pressed.
 * - `announce`: a sentence for a screen reader, which the page says as it says others.
 *
 * @example
 * const surface = new InkCanvas(element, strings);
 * surface.addEventListener("end", ({ detail: strokes }) => {
 *   drawing = addStrokes(drawing, strokes);
 *   surface.show(drawing.strokes);
 * });
 */
export class InkCanvas extends InkEventTarget {
  readonly #host: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #cursor: HTMLElement;
  readonly #hint: HTMLElement;
  readonly #keys: HTMLElement;
  #strings: InkCanvasStrings;
  /** What is finished. */
  readonly #dry: StrokeRenderer;
  /** What the pen is drawing, on a canvas of its own: its last piece is straight until the pen has moved on. */
  readonly #wet: StrokeRenderer;
  readonly #line: InProgressStroke;
  readonly #listening = new AbortController();
  #keyboard: KeyboardCursor = { at: startCursor, down: false, shown: false };
  /** What `show` was given last, and what was drawn since. */
  #shown: Strokes;
  #ended: Stroke[] = [];

  constructor(host: HTMLElement, strings: InkCanvasStrings) {
    super();
    this.#host = host;
    this.#strings = strings;
    host.classList.add("ink-canvas");
    const id = `ink-canvas-keys-${++count}`;
    this.#canvas = append(host, "canvas", { role: "application", tabindex: "0", "aria-describedby": id });
    this.#dry = new StrokeRenderer(this.#canvas);
    this.#wet = new StrokeRenderer(append(host, "canvas", { class: "ink-canvas-wet", "aria-hidden": "true" }));
    this.#hint = append(host, "p", { class: "ink-canvas-hint", "aria-hidden": "true" });
    this.#cursor = append(host, "span", { class: "ink-canvas-cursor" });
    this.#keys = append(host, "p", { class: "ink-canvas-keys", id });

    this.#line = new InProgressStroke((stroke, from) => {
      this.#wet.extend(stroke, from);
      this.#send("grow", this.#line.strokes);
      this.#update();
    });
    const target = this.#target();
    const { signal } = this.#listening;
    watchLook(this.#canvas, () => this.#repaint(), signal);
    attachPointerPen(this.#canvas, clipToCanvas(target), signal);
    const keyboard: KeyboardPenHost = {
      ...target,
      isDrawing: () => this.#line.active,
      onCursor: (cursor) => {
        this.#keyboard = cursor;
        this.#update();
      },
      onAct: (act, at) => {
        const [column, row] = cellOf(at);
        const said = this.#strings;
        this.#send("announce", act === "penDown" ? said.penDown(column, row, grid) : said[act]);
      },
    };
    attachKeyboardPen(this.#canvas, keyboard, signal);
    this.setStrings(strings);
    this.#repaint();
    this.#update();
  }

  /** Shows these strokes. Those that are on it already, and those that were just drawn on it, are not painted again. */
  show(strokes: Strokes): void {
    const fresh = added(this.#shown, strokes);
    const painted =
      fresh?.length === this.#ended.length && fresh.every((stroke, index) => stroke === this.#ended[index]);
    this.#shown = strokes;
    this.#ended = [];
    if (!painted) this.#repaint();
    this.#update();
  }

  /** Has it say all in another language from now on. */
  setStrings(strings: InkCanvasStrings): void {
    this.#strings = strings;
    this.#canvas.textContent = strings.instead;
    this.#canvas.ariaLabel = strings.name;
    this.#hint.textContent = strings.name;
    this.#keys.textContent = strings.keys;
  }

  /** Takes everything off the element again. */
  remove(): void {
    this.#listening.abort();
    this.#line.discard();
    this.#host.replaceChildren();
  }

  #send<Type extends keyof InkCanvasEvents>(type: Type, detail: InkCanvasEvents[Type]): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #target(): InkTarget {
    const line = this.#line;
    const end = () => {
      if (!line.active) return;
      const strokes = line.end();
      this.#wet.clear();
      for (const stroke of strokes) this.#dry.extend(stroke, 0);
      this.#ended.push(...strokes);
      this.#send("end", strokes);
      this.#update();
    };
    return {
      begin(point) {
        end(); // the keyboard's pen may still be down when a finger comes
        line.begin(point);
      },
      extend: (point) => line.extend(point),
      jump: (point) => line.jump(point),
      end,
      discard: () => {
        line.discard();
        this.#wet.clear();
        this.#send("discard", undefined);
        this.#update();
      },
    };
  }

  #repaint(): void {
    this.#dry.paint([...listOf(this.#shown), ...this.#ended]);
    this.#wet.paint(this.#line.strokes);
  }

  #update(): void {
    const { at, down, shown } = this.#keyboard;
    this.#keys.hidden = this.#cursor.hidden = !shown;
    this.#cursor.dataset.down = String(down);
    this.#cursor.style.left = `${(at.x / paper.width) * 100}%`;
    this.#cursor.style.top = `${(at.y / paper.height) * 100}%`;
    this.#hint.hidden = shown || this.#shown !== undefined || this.#ended.length > 0 || this.#line.active;
  }
}

function append<Tag extends keyof HTMLElementTagNameMap>(
  parent: HTMLElement,
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
}
