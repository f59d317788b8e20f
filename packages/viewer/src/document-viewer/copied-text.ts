/** Parts of a line that have a role of their own and begin no new one. */
const inline = '[role=emphasis], [role=strong], [role=code], [role=note]';

/** What stands on lines of its own: a tagged part, or where there are no tags the whole page. */
const block = `div[role]:not(${inline}), .text`;

const cells = '[role=cell], [role=columnheader], [role=rowheader]';

/** A word that goes on in the next line; what begins with a capital or a digit keeps its hyphen. */
const divided = /\p{L}{2}[-\u2010\u00ad]$/u;

/**
 * Text of a part of the pages, as people would write it down: a line for each line, cells of a row
 * parted by tabs, divided words in one piece, and nothing that only tells about the pages.
 */
export function copiedText(pages: Element, range: AbstractRange): string {
  const walker = document.createTreeWalker(pages, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const part = document.createRange();
  part.setStart(range.startContainer, range.startOffset);
  part.setEnd(range.endContainer, range.endOffset);
  let text = '';
  let before: Element | null = null;
  let hasBreak = false;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!part.intersectsNode(node)) continue;
    if (node instanceof HTMLBRElement) hasBreak = true;
    const here = node.parentElement?.closest(block);
    if (!(node instanceof Text) || !here?.closest('.text')) continue;
    const selected = selectedIn(node, range);
    if (selected === '') continue;
    const isOther = before !== null && here !== before;
    // What a page break divides goes on as what a line break does.
    if (isOther && pageOf(before) === pageOf(here))
      text = `${text.trimEnd()}${gapBetween(before, here)}`;
    else if (isOther || hasBreak) text = onNextLine(text, selected);
    text += text === '' || /[\n\t]$/.test(text) ? selected.trimStart() : selected;
    before = here;
    hasBreak = false;
  }
  // Characters without meaning come from fonts that do not say what they show.
  // eslint-disable-next-line no-control-regex -- such signs are exactly what is taken out
  return text.trimEnd().replace(/[\u0000-\u0008\u000e-\u001f\u00ad]/g, '');
}

function selectedIn(node: Text, range: AbstractRange): string {
  const from = node === range.startContainer ? range.startOffset : 0;
  const to = node === range.endContainer ? range.endOffset : node.data.length;
  return node.data.slice(from, to);
}

const pageOf = (part: Element | null): Element | null | undefined => part?.closest('.text');

function gapBetween(before: Element | null, here: Element): string {
  const [cell, next] = [before?.closest(cells), here.closest(cells)];
  const isRow = cell && next && cell !== next && rowOf(cell) === rowOf(next);
  return isRow ? '\t' : '\n';
}

const rowOf = (cell: Element): Element | null => cell.closest('[role=row]');

function onNextLine(text: string, next: string): string {
  const line = text.trimEnd();
  return divided.test(line) && /^\s*\p{Ll}/u.test(next) ? line.slice(0, -1) : `${line}\n`;
}

/** The part of `root` that is selected, or undefined where none is. */
export function selectionIn(root: ShadowRoot): AbstractRange | undefined {
  const within = root as { getSelection?(): Selection | null };
  const selection = within.getSelection?.() ?? document.getSelection();
  if (!selection) return undefined;
  const ranges =
    within.getSelection || !('getComposedRanges' in selection)
      ? Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at))
      : selection.getComposedRanges({ shadowRoots: [root] });
  return ranges.find(
    ({ collapsed, startContainer, endContainer }) =>
      !collapsed && root.contains(startContainer) && root.contains(endContainer),
  );
}
