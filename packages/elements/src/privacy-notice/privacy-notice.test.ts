import { aTimeout, expect, fixture } from '@open-wc/testing';
import './define.ts';

const page = (
  attributes = 'version="4" date="2026-11-01"',
  version = '',
  inside = '<h2>Data</h2><details><summary>More</summary><p>All of it</p></details>',
): Promise<HTMLFormElement> =>
  fixture<HTMLFormElement>(`<form lang="pt-PT"><tt-privacy-notice ${attributes}>${inside}
      <input type="hidden" name="version" value="${version}" data-version>
      <input type="hidden" name="date" data-date>
      <input type="hidden" name="language" data-language>
    </tt-privacy-notice><button>Send</button><button type="button" name="contains" hidden></button></form>`);

function sentBy(form: HTMLFormElement): Record<string, unknown> {
  let sent: Record<string, unknown> = {};
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sent = Object.fromEntries(new FormData(form));
  });
  form.querySelector('button')!.click();
  return sent;
}

async function warningsOf(work: () => Promise<unknown>): Promise<string> {
  const said: string[] = [];
  const original = console.warn;
  console.warn = (...parts: unknown[]) => said.push(String(parts[0]));
  try {
    await work();
    await aTimeout(50);
  } finally {
    console.warn = original;
  }
  return said.join('\n');
}

describe('tt-privacy-notice', () => {
  it('sends along which notice was shown, and in which language', async () => {
    const form = await page();
    expect(sentBy(form)).to.deep.equal({
      version: '4',
      date: '2026-11-01',
      language: 'pt-PT',
    });
  });

  it('changes nothing before the form is sent', async () => {
    const form = await page();
    await aTimeout(20);
    expect([...new FormData(form).values()]).to.deep.equal(['', '', '']);
  });

  it('leaves a printed version and tells that the page has another one', async () => {
    const said = await warningsOf(async () => {
      const form = await page(undefined, '3');
      expect(sentBy(form)['version']).to.equal('3');
    });
    expect(said).to.include('data-version says "3", but the page says "4"');
  });

  it('is printed whole, and folded again afterwards', async () => {
    const form = await page();
    const details = form.querySelector('details')!;
    dispatchEvent(new Event('beforeprint'));
    expect(details.open).to.equal(true);
    dispatchEvent(new Event('afterprint'));
    expect(details.open).to.equal(false);
    details.open = true;
    dispatchEvent(new Event('beforeprint'));
    dispatchEvent(new Event('afterprint'));
    expect(details.open, 'what the person opened stays open').to.equal(true);
  });

  it('warns the developer of a notice without version, heading or second layer', async () => {
    const said = await warningsOf(() => page('date="1 May"', '', '<p>Data</p>'));
    for (const words of ['no version', 'no heading', 'no <details>', 'not written as yyyy-mm-dd'])
      expect(said).to.include(words);
  });
});
