/** A stretch that both have, or that only one of them has. */
export interface Change<T> {
  kind: 'same' | 'added' | 'deleted';
  items: T[];
}

/**
 * The shortest way from `before` to `after` (E. W. Myers, "An O(ND) Difference Algorithm and Its
 * Variations", 1986), or undefined where more than `most` steps would be needed: then the two have
 * too little in common for a list of changes to be of use.
 */
export function difference<T>(
  before: readonly T[],
  after: readonly T[],
  most = 1000,
): Change<T>[] | undefined {
  const total = before.length + after.length;
  const limit = Math.min(total, most);
  const reached = new Int32Array(2 * limit + 3);
  const middle = limit + 1;
  const trace: Int32Array[] = [];
  for (let steps = 0; steps <= limit; steps++) {
    trace.push(reached.slice(middle - steps - 1, middle + steps + 2));
    for (let line = -steps; line <= steps; line += 2) {
      const below = reached[middle + line + 1] as number;
      const left = reached[middle + line - 1] as number;
      const down = line === -steps || (line !== steps && left < below);
      let x = down ? below : left + 1;
      while (x < before.length && x - line < after.length && before[x] === after[x - line]) x++;
      reached[middle + line] = x;
      if (x >= before.length && x - line >= after.length) return walkBack(before, after, trace);
    }
  }
  return undefined;
}

function walkBack<T>(before: readonly T[], after: readonly T[], trace: Int32Array[]): Change<T>[] {
  const changes: Change<T>[] = [];
  const add = (kind: Change<T>['kind'], item: T): void => {
    const last = changes.at(-1);
    if (last?.kind === kind) last.items.push(item);
    else changes.push({ kind, items: [item] });
  };
  let x = before.length;
  let y = after.length;
  for (let steps = trace.length - 1; steps >= 0; steps--) {
    // The state before this step; its middle is the line on which x equals y.
    const reached = trace[steps] as Int32Array;
    const at = (line: number): number => reached[line + steps + 1] as number;
    const line = x - y;
    const down = line === -steps || (line !== steps && at(line - 1) < at(line + 1));
    const fromX = steps === 0 ? 0 : down ? at(line + 1) : at(line - 1);
    const fromY = steps === 0 ? 0 : fromX - (down ? line + 1 : line - 1);
    while (x > fromX && y > fromY) {
      add('same', before[--x] as T);
      y--;
    }
    if (steps === 0) break;
    if (down) add('added', after[--y] as T);
    else add('deleted', before[--x] as T);
  }
  for (const { items } of changes) items.reverse();
  return changes.reverse();
}
