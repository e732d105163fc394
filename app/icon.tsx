import type { ComponentChildren } from "preact";

/** Lines on 22 by 22 units, in a button whose `title` says what it is for. */
export function Icon({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 22 22" width="22" height="22" aria-hidden="true">
      {children}
    </svg>
  );
}
