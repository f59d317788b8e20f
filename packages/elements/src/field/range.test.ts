import { expect, fixture } from '@open-wc/testing';
import './define.ts';

describe('a slider with a wrong answer', () => {
  const links: HTMLLinkElement[] = [];
  before(async () => {
    for (const path of ['control.css', 'range.css', 'focus.css']) {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = new URL(`../styles/${path}`, import.meta.url).href;
      const ready = new Promise((resolve) => link.addEventListener('load', resolve));
      document.head.append(link);
      await ready;
      links.push(link);
    }
  });
  after(() => links.forEach((link) => link.remove()));

  it('has an edge all around as wide as that of other controls, and takes no more room by it', async () => {
    const root = await fixture<HTMLElement>(`<tt-field style="--tt-border-width-strong: 2px;
      --tt-border-width: 1px; --tt-space-1: 4px; --tt-danger-border: rgb(200, 0, 0)">
      <label for="s">How much</label><input id="s" type="range"></tt-field>`);
    const slider = root.querySelector<HTMLInputElement>('input')!;
    const before = slider.getBoundingClientRect();
    slider.setAttribute('aria-invalid', 'true');
    const style = getComputedStyle(slider);
    expect(style.outlineStyle).to.equal('solid');
    expect(style.outlineWidth).to.equal('2px');
    expect(style.outlineColor).to.equal('rgb(200, 0, 0)');
    expect(style.boxShadow).to.equal('none');
    const after = slider.getBoundingClientRect();
    expect([after.x, after.y, after.width, after.height]).to.deep.equal([
      before.x,
      before.y,
      before.width,
      before.height,
    ]);
  });
});
