import type { Page } from 'playwright-core';

export interface Accessible {
  role: string;
  name: string;
  level?: number | undefined;
  depth: number;
}

/** What assistive technology is given in a page, in reading order. */
export async function accessibilityTree(page: Page): Promise<Accessible[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found: Accessible[] = [];
  const walk = (id: string, depth: number): void => {
    const node = byId.get(id);
    if (!node) return;
    if (!node.ignored) {
      const level = node.properties?.find(({ name }) => name === 'level')?.value.value as
        number | undefined;
      found.push({
        role: String(node.role?.value),
        name: String(node.name?.value ?? ''),
        level,
        depth,
      });
    }
    for (const child of node.childIds ?? []) walk(child, depth + (node.ignored ? 0 : 1));
  };
  if (nodes[0]) walk(nodes[0].nodeId, 0);
  return found;
}

export const named = (tree: Accessible[], role: string): string[] =>
  tree.filter((node) => node.role === role).map(({ name }) => name.trim());

const told = new Set([
  'cell',
  'checkbox',
  'columnheader',
  'heading',
  'image',
  'link',
  'list',
  'listitem',
  'paragraph',
  'radio',
  'row',
  'rowheader',
  'table',
  'textbox',
]);

/**
 * What a part of the tree says, a line for each thing that has a role of its own: its role, the level of
 * a heading, and its name or the text in it.
 *
 * @param isRoot which node the part begins with
 */
export function saidIn(tree: Accessible[], isRoot: (node: Accessible) => boolean): string[] {
  const start = tree.findIndex(isRoot);
  const inside = (at: number): Accessible[] => {
    const rest = tree.slice(at + 1);
    const end = rest.findIndex(({ depth }) => depth <= (tree[at]?.depth ?? 0));
    return end < 0 ? rest : rest.slice(0, end);
  };
  return inside(start).flatMap((node) => {
    if (!told.has(node.role)) return [];
    const texts = inside(tree.indexOf(node)).filter(({ role }) => role === 'StaticText');
    const text = node.name.trim() || texts.map(({ name }) => name.trim()).join(' ');
    const level = node.role === 'heading' ? ` ${node.level}` : '';
    const isGroup = /^(?:list|row|table)$/.test(node.role);
    const said = isGroup ? '' : ` ${text}`;
    return [`${node.role}${level}${said}`.replace(/\s+/g, ' ').trim()];
  });
}
