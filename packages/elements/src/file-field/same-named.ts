/**
 * The name of a file input, with its number from the second one of that name on: two forms of one
 * page may ask for files alike, and what a tab remembers belongs to one of them.
 */
export function nameAmong(input: HTMLInputElement): string {
  const all = (input.getRootNode() as ParentNode).querySelectorAll<HTMLInputElement>(
    'input[type=file]',
  );
  const at = [...all].filter(({ name }) => name === input.name).indexOf(input);
  return `${input.name}${at > 0 ? ` ${at + 1}` : ''}`;
}
