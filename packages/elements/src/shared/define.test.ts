import { expect, fixture, html } from '@open-wc/testing';
import { define } from './define.ts';

describe('define', () => {
  it('registers a tag so that elements in the page upgrade', async () => {
    define('tt-define-once', class extends HTMLElement {});
    const element = await fixture(html`<tt-define-once></tt-define-once>`);
    expect(element.matches(':defined')).to.be.true;
  });

  it('keeps the first definition and names both versions when a second bundle comes', () => {
    const First = class extends HTMLElement {};
    define('tt-define-twice', First);
    const said: unknown[] = [];
    const original = console.warn;
    console.warn = (...parts: unknown[]) => said.push(parts[0]);
    try {
      define('tt-define-twice', class extends HTMLElement {});
    } finally {
      console.warn = original;
    }
    expect(customElements.get('tt-define-twice')).to.equal(First);
    expect(String(said[0])).to.match(/<tt-define-twice>.*0\.0\.0.*0\.0\.0/);
  });
});
