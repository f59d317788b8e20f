import { expect } from '@open-wc/testing';
import type { FoundText } from '../engine.ts';
import { docx, pptx } from '../testing/office-samples.ts';
import { never, openBytes } from '../testing/open.ts';

async function found(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  text: string,
): Promise<FoundText[]> {
  const opened = await openBytes(bytes, name);
  const matches: FoundText[] = [];
  for await (const match of opened.find!(text, { signal: never, wholeWords: false }))
    matches.push(match);
  return matches;
}

describe('search in documents that are read', () => {
  it('is blind to case and accents, and knows where lines end', async () => {
    const [first, ...others] = await found(await docx(), 'a.docx', 'UCHWALA');
    expect(others).to.deep.equal([]);
    expect(first).to.include({ page: 1, match: 'Uchwała' });
    expect(await found(await docx(), 'a.docx', 'nr 7Zwykły')).to.deep.equal([]);
  });

  it('goes page by page', async () => {
    const pages = (await found(await pptx(), 'a.pptx', 'o')).map(({ page }) => page);
    expect(new Set(pages)).to.deep.equal(new Set([1, 2]));
    expect(pages).to.deep.equal([...pages].sort());
  });

  it('ends when it is given up, and finds nothing once the document is closed', async () => {
    const opened = await openBytes(await docx(), 'a.docx');
    const stopped = AbortSignal.abort(new Error('enough'));
    const search = opened.find!('a', { signal: stopped, wholeWords: false });
    await search[Symbol.asyncIterator]()
      .next()
      .then(
        () => expect.fail('it went on'),
        (error: Error) => expect(error.message).to.equal('enough'),
      );
    await opened.close();
    const after = opened.find!('a', { signal: never, wholeWords: false })[Symbol.asyncIterator]();
    expect((await after.next()).done).to.equal(true);
  });
});
