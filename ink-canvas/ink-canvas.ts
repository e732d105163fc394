import type { Point, Stroke } from "../src/ink/stroke.ts";
import { clipToCanvas, type InkTarget } from "./clip-to-canvas.ts";
import { cellOf, grid, startCursor } from "./cursor.ts";
import type { Strokes } from "./drawing.ts";
import { eraser, strokesAt } from "./eraser.ts";
import { FinishedInk } from "./finished-ink.ts";
import { InProgressStroke } from "./in-progress-stroke.ts";
import { attachKeyboardPen, type KeyboardAct, type KeyboardCursor, type KeyboardPenHost } from "./keyboard-pen.ts";
import { paper } from "./paper.ts";
import { attachPointerPen, type PointerPenHost } from "./pointer-pen.ts";
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
  /** By a key of the eraser: something was under it, or nothing. */
  readonly erased: string;
  readonly nothingErased: string;
  /** The keyboard's pen went down in a cell of a grid of that many columns and rows; both are counted from 1. */
  penDown(column: number, row: number, grid: { readonly columns: number; readonly rows: number }): string;
  /** It is in this cell now, and whether there is ink. */
  moved(column: number, row: number, overInk: boolean): string;
  /** It is at the edge, in this cell, and goes no further. */
  stopped(column: number, row: number): string;
}

/** The details of its events. */
export interface InkCanvasEvents {
  readonly grow: readonly Stroke[];
  readonly end: readonly Stroke[];
  readonly discard: undefined;
  readonly erase: readonly Stroke[];
  readonly stylus: undefined;
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

/** What a moved cursor says waits until it has stayed for so long, in milliseconds: a held arrow would never end speaking. */
const restTime = 200;

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
 * - `discard`: what was drawn since the pen went down is to be forgotten: it was a palm's or little of the first finger's of two, or Escape was
 *   pressed.
 * - `erase`: the eraser was lifted, after it took these strokes off. Detail: the strokes, as they are in what `show` was given.
 * - `stylus`: there is a stylus, for the first time.
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
  readonly #dry: FinishedInk;
  /** What the pen is drawing, on a canvas of its own: its last piece is straight until the pen has moved on. */
  readonly #wet: StrokeRenderer;
  readonly #line: InProgressStroke;
  readonly #listening = new AbortController();
  #keyboard: KeyboardCursor = { at: startCursor, down: false, shown: false };
  #speaking: ReturnType<typeof setTimeout> | undefined;
  #erasing = false;
  #penOnly = false;
  #stylusSeen = false;

  constructor(host: HTMLElement, strings: InkCanvasStrings) {
    super();
    this.#host = host;
    this.#strings = strings;
    host.classList.add("ink-canvas");
    const id = `ink-canvas-keys-${++count}`;
    this.#canvas = append(host, "canvas", { role: "application", tabindex: "0", "aria-describedby": id });
    this.#dry = new FinishedInk(new StrokeRenderer(this.#canvas));
    this.#wet = new StrokeRenderer(append(host, "canvas", { class: "ink-canvas-wet", "aria-hidden": "true" }));
    this.#hint = append(host, "p", { class: "ink-canvas-hint", "aria-hidden": "true" });
    this.#cursor = append(host, "span", { class: "ink-canvas-cursor" });
    this.#keys = append(host, "p", { class: "ink-canvas-keys", id });

    this.#line = new InProgressStroke((stroke, from) => {
      if (from === 0) {
        this.#wet.clear();
        for (const earlier of this.#line.strokes.slice(0, -1)) this.#wet.extend(earlier, 0);
      }
      this.#wet.extend(stroke, from);
      this.#send("grow", this.#line.strokes);
      this.#update();
    });
    const pen = this.#pen();
    const { signal } = this.#listening;
    watchLook(this.#canvas, () => this.#repaint(), signal);
    attachPointerPen(this.#canvas, this.#pointerHost(pen), signal);
    attachKeyboardPen(this.#canvas, this.#keyboardHost(pen), signal);
    this.setStrings(strings);
    this.#repaint();
    this.#update();
  }

  /** Shows these strokes. Of those that are on it already, and those that were just drawn on it, none is painted again. */
  show(strokes: Strokes): void {
    this.#dry.show(strokes);
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

  /** The pen, put down from now on, erases; a stylus has an eraser besides. */
  get erasing(): boolean {
    return this.#erasing;
  }

  set erasing(erasing: boolean) {
    this.#erasing = erasing;
    this.#host.dataset.erasing = String(erasing);
  }

  /** Fingers draw nothing: they scroll and pinch. A mouse draws all the same. */
  get penOnly(): boolean {
    return this.#penOnly;
  }

  set penOnly(penOnly: boolean) {
    this.#penOnly = penOnly;
    this.#host.dataset.penOnly = String(penOnly);
  }

  /** Takes everything off the element again. */
  remove(): void {
    this.#listening.abort();
    clearTimeout(this.#speaking);
    this.#line.discard();
    this.#host.replaceChildren();
  }

  #send<Type extends keyof InkCanvasEvents>(type: Type, detail: InkCanvasEvents[Type]): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #pen(): InkTarget {
    const line = this.#line;
    const end = () => {
      if (!line.active) return;
      const strokes = line.end();
      this.#wet.clear();
      this.#dry.add(strokes);
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

  #pointerHost(pen: InkTarget): PointerPenHost {
    const dry = this.#dry;
    const onErased = (strokes: readonly Stroke[]) => strokes.length > 0 && this.#send("erase", strokes);
    const rubber = eraser(dry, onErased);
    const targets = {
      pen: clipToCanvas(pen),
      eraser: clipToCanvas({
        ...rubber,
        begin(point) {
          pen.end(); // as above
          rubber.begin(point);
        },
      }),
    };
    return {
      targetOf: (isEraserEnd) => targets[isEraserEnd || this.#erasing ? "eraser" : "pen"],
      penOnly: () => this.#penOnly,
      onStylus: () => {
        if (this.#stylusSeen) return;
        this.#stylusSeen = true;
        this.#send("stylus", undefined);
      },
    };
  }

  #keyboardHost(pen: InkTarget): KeyboardPenHost {
    return {
      ...pen,
      trace: (way) => this.#line.replace(way),
      isDrawing: () => this.#line.active,
      isErasing: () => this.#erasing,
      erase: (at) => {
        const strokes = strokesAt(this.#dry.visible, at);
        this.#dry.erase(strokes);
        if (strokes.length > 0) this.#send("erase", strokes);
        return strokes.length > 0;
      },
      onCursor: (cursor) => {
        this.#keyboard = cursor;
        this.#update();
      },
      onAct: (act, at) => {
        clearTimeout(this.#speaking);
        const say = () => this.#send("announce", this.#sentenceOf(act, at));
        if (act === "moved" || act === "stopped") this.#speaking = setTimeout(say, restTime);
        else say();
      },
    };
  }

  #sentenceOf(act: KeyboardAct, at: Point): string {
    const strings = this.#strings;
    const [column, row] = cellOf(at);
    if (act === "penDown") return strings.penDown(column, row, grid);
    if (act === "moved") return strings.moved(column, row, strokesAt(this.#dry.visible, at).length > 0);
    if (act === "stopped") return strings.stopped(column, row);
    return strings[act];
  }

  #repaint(): void {
    this.#dry.repaint();
    this.#wet.paint(this.#line.strokes);
  }

  #update(): void {
    const { at, down, shown } = this.#keyboard;
    this.#keys.hidden = this.#cursor.hidden = !shown;
    this.#cursor.dataset.down = String(down);
    this.#cursor.style.left = `${(at.x / paper.width) * 100}%`;
    this.#cursor.style.top = `${(at.y / paper.height) * 100}%`;
    this.#hint.hidden = shown || !this.#dry.isBlank || this.#line.active;
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
