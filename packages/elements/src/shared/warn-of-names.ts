import { development, warn } from './warn.ts';

/*
 * Warnings about names that nothing answers to: attributes that are almost ours, tags that nobody
 * registered. Production builds carry nothing of them.
 */

let waiting: ReturnType<typeof setTimeout> | undefined;

/** How many letters were left out, put in, changed or swapped between `one` and `other`. */
function slips(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(
        rows[i - 1]![j]! + 1,
        row[j - 1]! + 1,
        rows[i - 1]![j - 1]! + same,
        swapped ? rows[i - 2]![j - 2]! + 1 : Infinity,
      );
    }
    rows.push(row);
  }
  return rows[one.length]![other.length]!;
}

/** The name of ours that was probably meant by `name`; undefined for ours and for other people's. */
function meant(name: string, onElement: boolean): string | undefined {
  const own =
    'blocked blocked-weekdays date endpoint first-day for inline max method min name only-listed ' +
    'readonly required step today value version';
  const data =
    'actions add address address-lookup affix all blank bytes camera card cards change-country ' +
    'chunk-size clean-pictures cluster condition count count-from counter country currency date ' +
    'empty error error-max-days error-min-days error-not-listed error-order error-pattern ' +
    'error-required exclusive files for-country full given grow hint item items key language length ' +
    'marks masked max max-days max-files max-size max-total max-words maxlength meaning min min-days ' +
    'mobile notice number open option optional parallel part parts prefix purpose range remove removed ' +
    'required reveal show-password stack steps suffix suggested-from summary tag text time unknown ' +
    'value variant version visually-hidden width withdrawn';
  // HTML's own, and attributes of frameworks that are one letter away from ours.
  const foreign = 'class dir disabled form hidden id is key lang part ref role slot style title';
  const foreignData = 'action element errors file marked mount remote step values';
  const isData = name.startsWith('data-');
  if (!isData && !onElement) return undefined;
  const word = isData ? name.slice('data-'.length) : name;
  const ours = (isData ? data : own).split(' ');
  if (ours.includes(word) || (isData ? foreignData : foreign).split(' ').includes(word))
    return undefined;
  // Short names of ours are too near to those of other people: data-test, data-path.
  const found = ours.find(
    (each) => each.length >= (isData ? 5 : 3) && slips(word, each) <= (each.length >= 8 ? 2 : 1),
  );
  return found && (isData ? `data-${found}` : found);
}

/** Tells of attributes in `root` that are almost one of ours, and so do nothing. */
export function warnOfAttributes(root: Element): void {
  if (!development) return;
  // A form may hide its own members behind its controls.
  for (const element of root.querySelectorAll('*:not(form)')) {
    const onElement = element.localName.startsWith('tt-');
    for (const name of element.getAttributeNames()) {
      const right = meant(name, onElement);
      if (right)
        warn(`"${name}" on <${element.localName}> does nothing: was "${right}" meant?`, element);
    }
  }
}

/** Tells of tags that look like ours and that nothing has registered some time after a question came. */
export function warnOfTags(): void {
  if (!development) return;
  const look = (): void => {
    for (const element of document.querySelectorAll(':not(:defined)')) {
      const { localName } = element;
      if (localName.startsWith('tt-'))
        warn(
          `<${localName}> is registered by nothing, so it does nothing. Is its module imported ` +
            `(define/${localName.slice(3)}.js), and is the name right?`,
          element,
        );
    }
  };
  // Parts that a page brings later, or only when they are needed, are no mistake.
  const wait = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 2000);
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
}
