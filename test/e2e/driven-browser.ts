import type { Tab, TestBrowser } from "./exact/page.ts";

export interface DrivenTab extends Tab {
  /** Evaluates beside the page: what the page's scripts have made is not seen, and its policy does not count. */
  look(expression: string): Promise<unknown>;
}

/** A browser that is driven by its own protocol, not by Playwright's. */
export interface DrivenBrowser extends TestBrowser {
  newPage(): Promise<DrivenTab>;
}
