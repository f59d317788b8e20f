import { expect, fixture, html } from '@open-wc/testing';
import { define } from './define.ts';

/** The same module once more, as a second bundle on the page would bring it. */
async function anotherBundle(): Promise<typeof define> {
  const address = new URL('./define.ts?another-bundle', import.meta.url).href;
  const copy = (await import(address)) as { define: typeof define };
  return copy.define;
}

describe('define', () => {
  it('registers a tag so that elements in the page upgrade', async () => {
    define('tt-define-once', class extends HTMLElement {});
    const element = await fixture(html`<tt-define-once></tt-define-once>`);
    expect(element.matches(':defined')).to.be.true;
  });

  it('keeps the first definitions and names both versions, once, when a second bundle comes', async () => {
    const First = class extends HTMLElement {};
    define('tt-define-first', First);
    define('tt-define-second', class extends HTMLElement {});
    const other = await anotherBundle();
    expect(other).not.to.equal(define);
    const said: unknown[] = [];
    const original = console.warn;
    console.warn = (...parts: unknown[]) => said.push(parts[0]);
    try {
      other('tt-define-first', class extends HTMLElement {});
      other('tt-define-second', class extends HTMLElement {});
    } finally {
      console.warn = original;
    }
    expect(customElements.get('tt-define-first')).to.equal(First);
    expect(said).to.have.length(1);
    expect(String(said[0])).to.match(/<tt-define-first>.*0\.0\.0.*0\.0\.0/);
  });
});
