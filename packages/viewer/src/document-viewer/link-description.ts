/**
 * Tells where a link leads. A `title` is in the language of its element, so the link takes on that of
 * the description, and what it holds keeps the document's.
 * @param own language of the description
 * @param around language of the text that the link will stand in, or ''
 */
export function describeLink(
  link: HTMLAnchorElement,
  description: string,
  own: string,
  around: string,
): void {
  link.title = description;
  const spoken = link.closest<HTMLElement>('[lang]')?.lang || around;
  if (!spoken || base(spoken) === base(own)) return;
  for (const part of link.childNodes) {
    if (part instanceof HTMLElement) {
      part.lang ||= spoken;
      continue;
    }
    const text = document.createElement('span');
    text.lang = spoken;
    part.replaceWith(text);
    text.append(part);
  }
  link.lang = own;
}

const base = (tag: string): string => tag.toLowerCase().split('-')[0]!;
