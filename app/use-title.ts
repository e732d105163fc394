import { useEffect } from "preact/hooks";
import { strings } from "./strings/strings.ts";

/** The title of the window, while this page is shown. @param text what stands in front of the name; where there is none, what Tenpen is. */
export function useTitle(shown: boolean, text: string | undefined): void {
  useEffect(() => {
    if (shown) document.title = text ? strings.page.titled(text) : strings.page.title;
  }, [shown, text, strings]);
}
