/** Stands in the line of the text around it; every other element has lines of its own. */
const inLine =
  'a, abbr, b, bdi, bdo, cite, code, del, em, i, ins, mark, math, q, s, small, span, strong, sub, sup, time, u';

/** Apart from the words beside it, in the same line. */
const apart = '[data-answer], input, br';

/** Texts of headings, paragraphs, items and cells, in order, and what stands between those. */
export function linesOf(content: ParentNode): string[] {
  const lines = [''];
  const add = (text: string): void => {
    lines.push(`${lines.pop() ?? ''}${text}`);
  };
  const walk = (parent: ParentNode): void => {
    for (const node of parent.childNodes) {
      if (node instanceof Text) add(node.data);
      // What stands for a picture is no text of the page.
      if (!(node instanceof Element) || node.role === 'img') continue;
      const gap = node.matches(apart) ? ' ' : '';
      const isBlock = !gap && (!node.matches(inLine) || node.matches('[data-line]'));
      if (isBlock) lines.push('');
      add(gap);
      walk(node);
      add(gap);
      if (isBlock) lines.push('');
    }
  };
  walk(content);
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean);
}
