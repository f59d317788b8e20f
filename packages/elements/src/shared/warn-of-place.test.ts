import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import '../field/define.ts';

const field = '<tt-field><label for="f">Name</label><input id="f" name="name"></tt-field>';
let said: string[];
const { warn } = console;

before(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('@layer tt.theme { [data-tt-theme=known] { color-scheme: light } }');
  document.adoptedStyleSheets.push(sheet);
});
beforeEach(() => {
  said = [];
  console.warn = (...parts: unknown[]) => said.push(String(parts[0]));
});
afterEach(() => {
  console.warn = warn;
});

describe('the place of an element', () => {
  it('is warned of when no stylesheet knows its theme, once', async () => {
    await fixture(`<div lang="en" data-tt-theme="mielecc">${field}${field}</div>`);
    await waitUntil(() => said.length > 0);
    expect(said.filter((text) => text.includes('data-tt-theme="mielecc"'))).to.have.length(1);
  });

  it('is not warned of when the theme is known', async () => {
    await fixture(`<div lang="en" data-tt-theme="known">${field}</div>`);
    await aTimeout(100);
    expect(said).to.deep.equal([]);
  });

  it('is warned of when there are no sentences in its language, and English is said', async () => {
    const root = await fixture<HTMLElement>(
      `<div lang="sv"><tt-field><label for="f">Namn</label>
      <input id="f" name="n" data-value="integer" value="x"></tt-field></div>`,
    );
    const question = root.querySelector('tt-field')!;
    question.showIssues([{ code: 'required', severity: 'error' }]);
    const error = (): string => root.querySelector('[data-error]')?.textContent ?? '';
    await waitUntil(() => error() !== '', 'the error');
    expect(error()).to.match(/^Error: /);
    expect(said.some((text) => text.includes('lang="sv"') && text.includes('addMessages'))).to.be
      .true;
  });
});
