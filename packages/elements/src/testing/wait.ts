import { waitUntil as waitOneSecond } from '@open-wc/testing';

/**
 * Waits until `check` gives something, as `waitUntil` of @open-wc/testing does, but with the patience
 * of a busy machine: fifteen seconds, half of what a test has.
 */
export function waitUntil(
  check: Parameters<typeof waitOneSecond>[0],
  what = 'it came',
  { timeout = 15_000, interval = 10 }: { timeout?: number; interval?: number } = {},
): Promise<void> {
  return waitOneSecond(check, what, { timeout, interval });
}
