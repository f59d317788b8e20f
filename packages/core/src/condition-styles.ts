import { readCondition } from './condition.ts';

/** A CSS string; `<` too is escaped, so that the rule can stand in a `<style>`. */
const quoted = (text: string): string =>
  `"${text.replace(/["\\<\n\r\f\0]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;

/**
 * The stylesheet that shows and hides sections by their `data-reveal` where no script does it: switched
 * off, not yet arrived, lost on the way. With it a page does not fold up when its script comes late.
 *
 * Only answers that are picked can be read by a stylesheet: radios and checkboxes with a `value`, and a
 * `<select>` whose options all have one. Where the form asks in another way (typed text, `persons>2`)
 * nothing is hidden, nor where typed text has the same name, nor by a browser that does not know `:has()`
 * (before December 2023). What is hidden by a stylesheet is still sent: the server goes by
 * `conditionHolds`, as it does without.
 *
 * @param conditions the texts of `data-reveal`, as they stand in the page
 * @returns CSS for a file or, where the policy allows one, a `<style>`; '' when nothing can be read
 */
export function conditionStyles(conditions: Iterable<string>): string {
  return [...new Set(conditions)].map(ruleFor).join('');
}

function ruleFor(condition: string): string {
  const { name, sign, values: all } = readCondition(condition);
  const values = all.filter(Boolean);
  // `<` and `>` have no values, and without any there is nothing to look for.
  if (!name || (sign && values.length === 0)) return '';
  const named = `[name=${quoted(name)}]`;
  const picks = `:is([type="radio"],[type="checkbox"])[value]${named}`;
  const lists = `select${named}`;
  const given = (value: string): string =>
    `${picks}${value}:checked:enabled,${lists}:enabled option${value}:checked`;
  const any = given(':not([value=""])');
  const listed = values.map((value) => given(`[value=${quoted(value)}]`)).join(',');
  const unmet =
    sign === '='
      ? `:not(:has(${listed}))`
      : sign === '!='
        ? `:is(:not(:has(${any})),:has(${listed}))`
        : `:not(:has(${any}))`;
  const unreadable = `:is(input,textarea)${named}:not(${picks}),${lists} option:not([value])`;
  const readable = `form:has(${picks},${lists}):not(:has(${unreadable}))`;
  return `${readable}${unmet} [data-reveal=${quoted(condition)}]{display:none}\n`;
}
