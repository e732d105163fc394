import { useEffect, useState } from "preact/hooks";
import "./idle-hint.css";

/** How long the paper is blank before a hint is written on it, in milliseconds. */
const patience = 6000;

/** On blank paper that nobody writes on, a pencil writes a faint 3 in place of the words. Only to be seen. */
export function IdleHint() {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIdle(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return idle ? (
    <svg class="idle-hint" viewBox="-60 -60 120 120" aria-hidden="true">
      <path
        pathLength="1"
        d="M-26-36C-20-47-6-51 8-47 24-42 26-22 12-12 6-7-2-4-8-3 6-4 26 4 27 22 28 42 8 51-8 49-18 48-26 43-30 36"
      />
    </svg>
  ) : null;
}
