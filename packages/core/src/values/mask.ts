/** How many characters at the end of a value of a kind people may still see. */
interface Rule {
  /** Letters and digits that stay, counted from the end. */
  keep: number;
  /** Letters and digits of a whole value, where the beginning tells a date of birth. */
  whole?: number;
}

const rules: Readonly<Record<string, Rule>> = {
  'pl-pesel': { keep: 5, whole: 11 },
  'lv-personas-kods': { keep: 4, whole: 11 },
  date: { keep: 0 },
  'pt-nif': { keep: 3 },
  'pt-niss': { keep: 4 },
  'pt-cc': { keep: 4 },
  'pl-nip': { keep: 4 },
  'pl-regon': { keep: 4 },
  'pl-dowod': { keep: 3 },
  'lv-reg': { keep: 4 },
  iban: { keep: 4 },
  phone: { keep: 3 },
};

const other: Rule = { keep: 2 };

/**
 * A value for a summary on a screen that others may see: `******01359`. The last characters stay,
 * as many as the kind allows, so that the owner knows it again; every other letter or digit becomes
 * `*`. Spaces and marks stay, so the displayed spelling can be given as well as the value.
 *
 * A date of birth is never shown: nothing of a `date`, nothing of the date in a PESEL or personal
 * code, and nothing at all of a text that is not a whole number of these two kinds. Of an email
 * address the part from the @ stays. Kinds without a rule keep the last two. Never more than a
 * third of a value without a rule, or half of one with a rule, is shown.
 *
 * This hides from eyes, not from the page's source: send only what may be read there.
 */
export function maskValue(kind: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = String(value);
  const domain = kind === 'email' ? text.lastIndexOf('@') : -1;
  if (domain > 0) return hide(text.slice(0, domain), 0) + text.slice(domain);
  const rule = Object.hasOwn(rules, kind) ? rules[kind]! : other;
  const count = text.match(sign)?.length ?? 0;
  if (rule.whole !== undefined && rule.whole !== count) return hide(text, 0);
  return hide(text, Math.min(rule.keep, Math.floor(count / (rule === other ? 3 : 2))));
}

const sign = /[\p{L}\p{M}\p{N}]/gu;

function hide(text: string, keep: number): string {
  const count = text.match(sign)?.length ?? 0;
  let at = 0;
  return text.replace(sign, (character) => (++at > count - keep ? character : '*'));
}
