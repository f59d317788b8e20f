import { waitUntil } from '../testing/wait.ts';
import { expect, fixture } from '@open-wc/testing';
import { LitElement, html } from 'lit';
import '../field/define.ts';
import { LanguageController, languageOf } from './language.ts';
import { object } from './objection.ts';

const told: string[] = [];
class Speaker extends LitElement {
  readonly language = new LanguageController(this, (language) => told.push(language));
  protected override render() {
    return html`<b>${this.language.language}</b>`;
  }
}
customElements.define('tt-test-speaker', Speaker);

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the language at an element', () => {
  beforeEach(() => {
    told.length = 0;
  });

  it('is the nearest one above, also across shadow roots', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="lv"><section></section></div>`);
    const host = outer.querySelector('section') as HTMLElement;
    const inner = document.createElement('p');
    host.attachShadow({ mode: 'open' }).append(inner);
    expect(languageOf(inner)).to.equal('lv');
    host.lang = 'pt-PT';
    expect(languageOf(inner)).to.equal('pt-PT');
  });

  it('is followed when it changes above, and when the element moves', async () => {
    const place = await fixture<HTMLElement>(
      html`<div>
        <div lang="pl"><tt-test-speaker></tt-test-speaker></div>
        <p lang="en"></p>
      </div>`,
    );
    const speaker = place.querySelector('tt-test-speaker') as Speaker;
    expect(speaker.language.language).to.equal('pl');
    (place.firstElementChild as HTMLElement).lang = 'lv';
    await settled();
    expect(speaker.language.language).to.equal('lv');
    place.querySelector('p')?.append(speaker);
    expect(speaker.language.language).to.equal('en');
    await speaker.updateComplete;
    expect(speaker.shadowRoot?.textContent).to.equal('en');
  });

  it('is warned of where there are no sentences in it, by elements without a question too', async () => {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (...parts: unknown[]) => said.push(String(parts[0]));
    try {
      await fixture(html`<div lang="lv"><tt-test-speaker></tt-test-speaker></div>`);
      expect(said).to.deep.equal([]);
      await fixture(html`<div lang="fi"><tt-test-speaker></tt-test-speaker></div>`);
      const named = (): string[] => said.filter((text) => text.includes('lang="fi"'));
      await waitUntil(() => named().length > 0, 'a warning');
      expect(named()).to.have.length(1);
    } finally {
      console.warn = warn;
    }
  });

  it('comes with a look at the theme, which elements without a question wear too', async () => {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (...parts: unknown[]) => said.push(String(parts[0]));
    try {
      await fixture(
        html`<div lang="en" data-tt-theme="mielce"><tt-test-speaker></tt-test-speaker></div>`,
      );
      const named = (): string[] => said.filter((text) => text.includes('data-tt-theme="mielce"'));
      await waitUntil(() => named().length > 0, 'a warning');
      expect(named()).to.have.length(1);
    } finally {
      console.warn = warn;
    }
  });

  it('is told on connection also where the page names none', async () => {
    const before = document.documentElement.lang;
    document.documentElement.removeAttribute('lang');
    try {
      await fixture(html`<tt-test-speaker></tt-test-speaker>`);
      expect(told).to.deep.equal(['']);
    } finally {
      document.documentElement.lang = before;
    }
  });
});

describe('a mistake that an element words itself', () => {
  it('has the word before it in the new language too, also where the sentence comes before that word', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-field><label for="n">Name</label>
      <p id="n-error" data-error hidden></p><input id="n" name="n" aria-describedby="n-error">
    </tt-field><button>Next</button></div>`);
    const control = root.querySelector('input')!;
    const owner = {};
    const error = (): string => root.querySelector('[data-error]')!.textContent;
    control.focus();
    object(control, owner, 'Not in the list');
    control.value = 'x';
    control.dispatchEvent(new Event('input', { bubbles: true }));
    root.querySelector('button')!.focus();
    await waitUntil(() => error() === 'Error: Not in the list', 'told');
    root.lang = 'lv';
    object(control, owner, 'Nav sarakstā');
    await waitUntil(() => error() === 'Kļūda: Nav sarakstā', 'told again');
  });
});
