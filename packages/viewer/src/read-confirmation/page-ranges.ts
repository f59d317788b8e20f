/** Numbers in ascending order as ranges: `1-3,5`. */
export function pageRanges(pages: readonly number[], to = '-', between = ','): string {
  const ranges: [number, number][] = [];
  for (const page of pages) {
    const last = ranges.at(-1);
    if (last?.[1] === page - 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return ranges
    .map(([first, last]) => (first === last ? String(first) : `${first}${to}${last}`))
    .join(between);
}
