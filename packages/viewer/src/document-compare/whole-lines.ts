import type { Change } from './diff.ts';

/** How well a change begins or ends before each word of a text, and after the last. */
function edgesOf(text: string): number[] {
  const edges: number[] = [];
  let word = '';
  for (const line of text.split(/[\r\n]+/)) {
    for (const [at, next] of line.split(/\s+/).filter(Boolean).entries()) {
      const isLine = at === 0;
      const isSentence = /^$|[.!?:;]$/.test(word);
      edges.push(Number(isLine) + Number(isSentence));
      word = next;
    }
  }
  return [...edges, 2];
}

/**
 * The same changes, each moved to where it begins and ends with a line or a sentence. Where the same words
 * stand around it, a change is as short in several places, and people take only one of them for what it is.
 */
export function byWholeLines(
  changes: readonly Change<string>[],
  before: string,
  after: string,
): Change<string>[] {
  const words = changes.flatMap(({ kind, items }) => items.map((word) => ({ word, kind })));
  const edges = { deleted: edgesOf(before), added: edgesOf(after) };
  const passed = { deleted: 0, added: 0 };
  for (let at = 0; at < words.length;) {
    const kind = words[at]?.kind ?? 'same';
    if (kind === 'same') {
      passed.deleted++;
      passed.added++;
      at++;
      continue;
    }
    let end = at;
    while (words[end]?.kind === kind) end++;
    const isAlone = [at - 1, end].every((next) => (words[next]?.kind ?? 'same') === 'same');
    let by = 0;
    if (isAlone) {
      const own = passed[kind];
      const worth = (to: number): number =>
        (edges[kind][own + to] ?? 0) + (edges[kind][own + to + end - at] ?? 0);
      const isSame = (place: number, one: number, other: number): boolean =>
        words[place]?.kind === 'same' && words[one]?.word === words[other]?.word;
      for (let to = -1; isSame(at + to, at + to, end + to); to--)
        if (worth(to) > worth(by)) by = to;
      for (let to = 1; isSame(end + to - 1, at + to - 1, end + to - 1); to++)
        if (worth(to) > worth(by)) by = to;
    }
    for (const each of words.slice(Math.min(at, at + by), Math.max(end, end + by)))
      each.kind = 'same';
    for (const each of words.slice(at + by, end + by)) each.kind = kind;
    const more = Math.max(by, 0);
    passed.deleted += more;
    passed.added += more;
    passed[kind] += end - at;
    at = end + more;
  }
  const moved: Change<string>[] = [];
  for (const { word, kind } of words) {
    const last = moved.at(-1);
    if (last?.kind === kind) last.items.push(word);
    else moved.push({ kind, items: [word] });
  }
  return moved;
}
