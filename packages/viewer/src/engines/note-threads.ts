import type { DocumentNote } from './engine.ts';

/** Each remark with what answers it, and what answers that, in the order of the page. */
export function threads(notes: readonly DocumentNote[]): DocumentNote[][] {
  const byId = new Map(notes.map((note) => [note.id, note]));
  const found = new Map<DocumentNote, DocumentNote[]>();
  for (const note of notes) {
    let first = note;
    // A file may let remarks answer each other in a circle.
    const seen = new Set<DocumentNote>();
    for (let to: DocumentNote | undefined = note; to && !seen.has(to); to = byId.get(to.answers!)) {
      seen.add(to);
      first = to;
    }
    if (byId.has(first.answers ?? '')) first = note;
    found.set(first, [...(found.get(first) ?? []), note]);
  }
  // A reply may stand in the file before what it answers.
  return Array.from(found, ([first, all]) => [first, ...all.filter((note) => note !== first)]);
}
