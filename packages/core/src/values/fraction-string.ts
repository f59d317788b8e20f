/*
 * Exact comparison of fractions such as `12/100`. Floats cannot hold a third.
 */
const shape = /^(\d{1,30})(?:\/0*([1-9]\d{0,29}))?$/;

/** Whether `text` is a fraction, or a whole number, that can be compared. */
export function isFraction(text: string): boolean {
  return shape.test(text);
}

/** Below, equal to or above zero as `a` is below, equal to or above `b`. Both must be fractions. */
export function compareFractions(a: string, b: string): number {
  const [, upperA = '0', lowerA = '1'] = shape.exec(a) ?? [];
  const [, upperB = '0', lowerB = '1'] = shape.exec(b) ?? [];
  const difference = BigInt(upperA) * BigInt(lowerB) - BigInt(upperB) * BigInt(lowerA);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
