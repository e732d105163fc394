import { afterEach, beforeEach, vi } from "vitest";

/** Time stands still in each test of a file, but for what the test says. */
export function useFakeTimers(): void {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}
