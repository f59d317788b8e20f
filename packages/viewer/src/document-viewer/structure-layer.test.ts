import { expect, fixture, html } from '@open-wc/testing';
import { buildStructure } from './structure-layer.ts';

describe('the structure over the picture of a page', () => {
  it('names a table by its caption', async () => {
    const layer = await fixture<HTMLElement>(html`<div></div>`);
    const part = (...lines: string[]): HTMLElement => {
      const span = document.createElement('span');
      span.className = 'markedContent';
      for (const line of lines) span.append(line, document.createElement('br'));
      return span;
    };
    buildStructure(
      layer,
      {
        parts: new Map([
          ['1', part(' Opłaty', 'roczne ')],
          ['2', part('27 zł')],
        ]),
        hasText: true,
      },
      {
        structure: [
          {
            role: 'table',
            children: [
              { role: 'caption', children: [{ text: '1' }] },
              { role: 'row', children: [{ role: 'cell', children: [{ text: '2' }] }] },
            ],
          },
        ],
        links: [],
        words: { language: () => 'pl', linkAddress: String, linkPage: String },
        follow: () => undefined,
      },
    );
    expect(layer.querySelector('[role=table]')!.ariaLabel).to.equal('Opłaty roczne');
  });
});
