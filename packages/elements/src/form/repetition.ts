/*
 * Knows the same answers again, sent once more after the way back to a page that had to be loaded again.
 */

const keyPlace = ({ id }: HTMLFormElement): string =>
  `tt-submission ${location.pathname}${id && `#${id}`}`;

type Answers = readonly (readonly [name: string, value: FormDataEntryValue])[];

/**
 * What a person answered. When a box was ticked is none of it: the way back gives the tick without the
 * time, and ticked again it says the same.
 */
function answersIn(form: HTMLFormElement, data: FormData): Answers {
  const boxes = ':is(tt-consent, tt-statement)';
  const times = [
    ...form.querySelectorAll<HTMLInputElement>(`${boxes} :is([data-time], [data-withdrawn])`),
  ].map(({ name }) => name);
  return [...data].filter(([name]) => !times.includes(name));
}

/**
 * Tells whether answers are the ones sent under `key`. No secret: a script of this page that knows all
 * answers but one can try what it was; it could as well read the form.
 */
function trace(data: Answers, key: string): string {
  let [a, b] = [7, 11];
  for (const [name, value] of data) {
    const text = typeof value === 'string' ? value : `${value.name} ${value.size}`;
    for (const unit of `${key}${name}\0${text}\0`) {
      a = Math.imul(a ^ unit.codePointAt(0)!, 0x01000193);
      b = Math.imul(b + unit.codePointAt(0)!, 0x9e3779b1) ^ (b >>> 15);
    }
  }
  return `${key} ${a >>> 0} ${b >>> 0}`;
}

/**
 * Keeps the key of a submission for the way back to a page that the browser has to load again. Not of a
 * form with a secret, which could be tried by whoever finds the trace.
 */
export function rememberKey(form: HTMLFormElement, data: FormData, key: string): void {
  if (form.querySelector('[type=password],[data-show-password],[autocomplete=one-time-code]'))
    return;
  try {
    sessionStorage.setItem(keyPlace(form), trace(answersIn(form, data), key));
  } catch {
    // Storage that is full or forbidden: the server may get the same answers under two keys.
  }
}

/**
 * The key under which the same answers were sent before a person came back to this page, as after a
 * connection that broke off. On a page that was opened anew the same answers are another submission.
 */
export function keyBefore(form: HTMLFormElement, data: FormData): string | undefined {
  const [navigation] = performance.getEntriesByType('navigation');
  if ((navigation as PerformanceNavigationTiming | undefined)?.type !== 'back_forward')
    return undefined;
  try {
    const kept = sessionStorage.getItem(keyPlace(form)) ?? '';
    const [key = ''] = kept.split(' ', 1);
    return key && trace(answersIn(form, data), key) === kept ? key : undefined;
  } catch {
    return undefined;
  }
}
