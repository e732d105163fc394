/**
 * Runs in a page before its own scripts, and notes in `window.probe`, in milliseconds: `firstPaint`, `firstAnswer` to a stroke that is
 * drawn as soon as there is something to draw on (both since the visit began); from then on `inks`, from each movement of the pen that
 * led to ink until that is painted; `tasks` of more than 50; `answers`, from each end of a stroke to the answer to all of it.
 *
 * @param {{ canvas: string, answer: string, settled: string }} page selectors of what is drawn on, of an answer, of one to all that is drawn
 */
export function probePage({ canvas, answer, settled }) {
  const probe = { firstPaint: undefined, firstAnswer: undefined, inks: [], tasks: [], answers: [] };
  Object.assign(window, { probe });

  let inFrame = false;
  const nextFrame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    nextFrame((time) => {
      inFrame = true;
      try {
        callback(time);
      } finally {
        inFrame = false;
      }
    });
  // A task that is posted in a frame comes when the frame is painted.
  const posted = new MessageChannel();
  const waiting = [];
  posted.port1.onmessage = () => waiting.shift()();
  const post = (callback) => {
    waiting.push(callback);
    posted.port2.postMessage(null);
  };
  const whenPainted = (callback) => (inFrame ? post(callback) : nextFrame(() => post(callback)));

  let penAt;
  let endAt;
  const onMove = ({ timeStamp, buttons }) => {
    if (buttons > 0) penAt ??= timeStamp;
  };
  const onUp = ({ timeStamp, isTrusted }) => {
    if (isTrusted) endAt = timeStamp;
  };
  addEventListener("pointermove", onMove, true);
  addEventListener("pointerup", onUp, true);
  for (const name of ["stroke", "fill", "drawImage", "fillRect", "putImageData"]) {
    const paint = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...args) {
      const since = penAt;
      penAt = undefined;
      if (since !== undefined) whenPainted(() => probe.inks.push(performance.now() - since));
      return paint.apply(this, args);
    };
  }
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === "first-paint") probe.firstPaint = startTime;
  }).observe({ type: "paint", buffered: true });
  new PerformanceObserver((list) => probe.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: "longtask",
  });

  let hasDrawn = false;
  const look = () => {
    const paper = document.querySelector(canvas);
    if (paper && !hasDrawn) {
      hasDrawn = true;
      // Where the paper is there before the scripts are.
      if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => drawOne(paper));
      else setTimeout(() => drawOne(paper));
    }
    if (probe.firstAnswer === undefined && /\d/.test(document.querySelector(answer)?.textContent ?? "")) {
      probe.firstAnswer = 0; // once
      whenPainted(() => {
        probe.firstAnswer = performance.now();
      });
    }
    if (endAt !== undefined && document.querySelector(settled)) {
      probe.answers.push(performance.now() - endAt);
      endAt = undefined;
    }
  };
  new MutationObserver(look).observe(document, {
    ...{ subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["data-settled"] },
  });

  const drawOne = (paper) => {
    const { left, top, width, height } = paper.getBoundingClientRect();
    const send = (type, share) => {
      const place = { clientX: left + width / 2, clientY: top + height * share };
      const pen = { pointerId: 1, pointerType: "mouse", isPrimary: true, buttons: type === "pointerup" ? 0 : 1 };
      paper.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, ...place, ...pen }));
    };
    send("pointerdown", 0.2);
    for (let i = 1; i < 10; i++) send("pointermove", 0.2 + i / 15);
    send("pointerup", 0.8);
  };
}
