/** Pairs of pages that are looked at at most; where there are more, pages are paired as they come. */
const mostPairs = 250_000;

/** Different words of a page that are looked at. */
const mostWords = 1000;

/** Pages that are less alike than this, of 1, are two pages and not two versions of one. */
const leastAlike = 0.25;

/** Each page with the one that it became, in order; those without one have undefined in its place. */
export type Aligned = [before: number | undefined, after: number | undefined];

/**
 * Which pages are versions of each other, by the words that they share: of all ways that keep the
 * order the one in which the pairs are the most alike. Page numbers are places, from 0.
 */
export function alignPages(
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[],
): Aligned[] {
  const [rows, columns] = [before.length, after.length];
  const aligned: Aligned[] = [];
  let [row, column] = [0, 0];
  const leave = (untilRow: number, untilColumn: number): void => {
    // What has no counterpart on either side is told as one page that was written anew.
    while (row < untilRow || column < untilColumn) {
      aligned.push([
        row < untilRow ? row++ : undefined,
        column < untilColumn ? column++ : undefined,
      ]);
    }
  };
  if (rows > 0 && columns > 0 && rows * columns <= mostPairs) {
    const gains = likeness(before, after).map((alike) => alike - leastAlike);
    const best = bestFrom(gains, rows, columns);
    let [nextRow, nextColumn] = [0, 0];
    while (nextRow < rows && nextColumn < columns) {
      const here = nextRow * (columns + 1) + nextColumn;
      const gain = gains[nextRow * columns + nextColumn] as number;
      if (gain > 0 && best[here] === gain + (best[here + columns + 2] as number)) {
        leave(nextRow, nextColumn);
        aligned.push([row++, column++]);
        nextRow++;
        nextColumn++;
      } else if (best[here] === best[here + columns + 1]) nextRow++;
      else nextColumn++;
    }
  }
  leave(rows, columns);
  return aligned;
}

/** The most that can be gained from each pair of places on. */
function bestFrom(gains: Float64Array, rows: number, columns: number): Float64Array {
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const here = row * width + column;
      best[here] = Math.max(
        (gains[row * columns + column] as number) + (best[here + width + 1] as number),
        best[here + width] as number,
        best[here + 1] as number,
      );
    }
  }
  return best;
}

type Counts = ReadonlyMap<string, number>;

/** How alike each two pages are, from 0 to 1, row by row. Words that stand on every page count little. */
function likeness(
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[],
): Float64Array {
  const [old, now] = [before.map(countsOf), after.map(countsOf)];
  const spread = new Map<string, number>();
  for (const page of [...old, ...now])
    for (const word of page.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  const total = old.length + now.length;
  // Never nothing, so that pages of the same words are alike also where all pages have them.
  const weightOf = (word: string): number => 0.05 + Math.log(total / (spread.get(word) ?? 1));
  const massOf = (page: Counts): number => {
    let mass = 0;
    for (const [word, count] of page) mass += count * weightOf(word);
    return mass;
  };
  const places = new Map<string, [column: number, count: number][]>();
  now.forEach((page, column) => {
    for (const [word, count] of page) {
      const known = places.get(word);
      if (known) known.push([column, count]);
      else places.set(word, [[column, count]]);
    }
  });
  const [oldMass, nowMass] = [old.map(massOf), now.map(massOf)];
  const alike = new Float64Array(old.length * now.length);
  old.forEach((page, row) => {
    const from = row * now.length;
    for (const [word, count] of page) {
      const weight = weightOf(word);
      for (const [column, other] of places.get(word) ?? [])
        alike[from + column]! += weight * Math.min(count, other);
    }
    now.forEach((_, column) => {
      const mass = (oldMass[row] ?? 0) + (nowMass[column] ?? 0);
      // Two pages without text are what each other became.
      alike[from + column] = mass === 0 ? 1 : (2 * (alike[from + column] as number)) / mass;
    });
  });
  return alike;
}

function countsOf(words: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const word of words) {
    const count = counts.get(word);
    if (count !== undefined || counts.size < mostWords) counts.set(word, (count ?? 0) + 1);
  }
  return counts;
}
