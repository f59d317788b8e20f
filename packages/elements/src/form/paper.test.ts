import { expect, fixture } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';

const chromium = navigator.userAgent.includes('Chrome');

async function withStyles(): Promise<() => void> {
  const paths = ['styles/reset', 'styles/control', 'field-extras/field-extras', 'styles/print'];
  const links = paths.map((path) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = new URL(`../${path}.css`, import.meta.url).href;
    return link;
  });
  const loaded = links.map(
    (link) => new Promise((resolve) => link.addEventListener('load', resolve)),
  );
  document.head.append(...links);
  await Promise.all(loaded);
  return () => links.forEach((link) => link.remove());
}

describe('a filled-in form on paper', () => {
  // Drivers of the other engines have no command for it.
  const onPaper = chromium ? it : it.skip;
  for (const attributes of ['rows="3"', 'rows="3" data-grow', 'rows="3" data-drawn'])
    onPaper(`shows the whole of a long text (${attributes})`, async () => {
      const ended = await withStyles();
      const text = Array.from({ length: 60 }, (_, line) => `Line ${line}`).join('\n');
      const area = await fixture<HTMLTextAreaElement>(
        `<textarea ${attributes} aria-label="Text">${text}</textarea>`,
      );
      // A person drew it smaller by its corner.
      if (area.matches('[data-drawn]')) area.style.height = '80px';
      await emulateMedia({ media: 'print' });
      try {
        expect(area.clientHeight).to.be.at.least(area.scrollHeight - 1);
        expect(area.clientHeight).to.be.above(500);
      } finally {
        await emulateMedia({ media: 'screen' });
        ended();
      }
    });
});
