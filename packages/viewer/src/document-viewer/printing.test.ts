import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { all, appears, focused, one, openViewer, textOf } from '../testing/open-viewer.ts';

describe('printing', () => {
  it('prints all pages and leaves nothing behind', async () => {
    const viewer = await openViewer('declaration.pdf');
    const { print } = window;
    let sheets = 0;
    let rest: Element[] = [];
    window.print = () => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>('.tt-print img')];
      sheets = pictures.filter(({ naturalWidth }) => naturalWidth > 1000).length;
      rest = [...document.adoptedStyleSheets].filter(({ cssRules }) =>
        [...cssRules].some(({ cssText }) => cssText.includes('tt-print')),
      ) as never;
      window.dispatchEvent(new Event('afterprint'));
    };
    try {
      await viewer.print();
    } finally {
      window.print = print;
    }
    expect(sheets).to.equal(3);
    expect(rest).to.have.length(1);
    expect(document.querySelector('.tt-print')).to.equal(null);
    expect(document.adoptedStyleSheets).to.have.length(0);
  });
});

describe('printing from the menu', () => {
  it('prints every page with a press of a key, and leaves the focus at the menu', async () => {
    const viewer = await openViewer('declaration.pdf');
    const { print } = window;
    let sheets = 0;
    let calls = 0;
    window.print = () => {
      calls += 1;
      sheets = document.querySelectorAll('.tt-print img').length;
      window.dispatchEvent(new Event('afterprint'));
    };
    try {
      one(viewer, '.menu-button').focus();
      await sendKeys({ press: 'Enter' });
      const item = await appears(viewer, '[role=menu] [data-command=print]');
      expect(item.getAttribute('role')).to.equal('menuitem');
      item.focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => calls > 0, 'printed');
      await waitUntil(() => !document.querySelector('.tt-print'), 'cleared');
    } finally {
      window.print = print;
    }
    expect([calls, sheets]).to.deep.equal([1, 3]);
    expect(all(viewer, '[role=menu]')).to.have.length(0);
    expect(focused(viewer)).to.equal(one(viewer, '.menu-button'));
  });
});

describe('printing what is only read', () => {
  it('is offered for a message, and leaves the page as it was', async () => {
    const viewer = await openViewer('message.eml');
    const { print } = window;
    const { title } = document;
    let text = '';
    let named = '';
    window.print = () => {
      const { shadowRoot } = document.querySelector('.tt-print')!;
      text = textOf(shadowRoot!.querySelector('section')!);
      named = document.title;
      window.dispatchEvent(new Event('afterprint'));
    };
    try {
      one(viewer, '.document').focus();
      await sendKeys({ press: 'p' });
      await waitUntil(() => text !== '' && !document.querySelector('.tt-print'), 'printed');
    } finally {
      window.print = print;
    }
    expect(text).to.match(/^message\.emlWniosek o zaświadczenie/);
    expect(named).to.equal('message.eml');
    expect(document.title).to.equal(title);
    expect(document.adoptedStyleSheets).to.have.length(0);
    one(viewer, '.menu-button').focus();
    await sendKeys({ press: 'Enter' });
    await appears(viewer, '[role=menu] [data-command=print]');
  });
});
