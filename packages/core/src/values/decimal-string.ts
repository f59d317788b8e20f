/*
 * Exact arithmetic on decimal strings such as `-12.50`. Floats cannot hold money.
 */
const shape = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Whether `text` is a plain decimal number with a full stop. */
export function isDecimal(text: string): boolean {
  return shape.test(text);
}

function scaled(text: string, digits: number): bigint {
  const [, sign = '', whole = '0', fraction = ''] = shape.exec(text) ?? [];
  return BigInt(`${sign}${whole}${fraction.padEnd(digits, '0')}`);
}

function fractionDigits(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}

/** Below, equal to or above zero as `a` is below, equal to or above `b`. Both must be decimals. */
export function compareDecimals(a: string, b: string): number {
  const digits = Math.max(fractionDigits(a), fractionDigits(b));
  const difference = scaled(a, digits) - scaled(b, digits);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whether `value` lies a whole number of `step`s from `base`. A step of zero fits everything. */
export function onStep(value: string, step: string, base: string): boolean {
  const digits = Math.max(fractionDigits(value), fractionDigits(step), fractionDigits(base));
  const size = scaled(step, digits);
  return size === 0n || (scaled(value, digits) - scaled(base, digits)) % size === 0n;
}

/** The two numbers on a step from `base` that `value`, which is on none, lies between. */
export function stepsBeside(value: string, step: string, base: string): [string, string] {
  const digits = Math.max(fractionDigits(value), fractionDigits(step), fractionDigits(base));
  const size = scaled(step, digits);
  const over = (scaled(value, digits) - scaled(base, digits)) % size;
  const lower = scaled(value, digits) - (over < 0n ? over + size : over);
  return [written(lower, digits), written(lower + size, digits)];
}

function written(number: bigint, digits: number): string {
  const sign = number < 0n ? '-' : '';
  const text = String(number)
    .replace('-', '')
    .padStart(digits + 1, '0');
  const fraction = digits > 0 ? `.${text.slice(-digits)}` : '';
  return `${sign}${text.slice(0, text.length - digits)}${fraction}`;
}
