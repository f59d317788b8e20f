// Reads finished colours as each engine computes them, in themes and schemes inside one another.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import type { AddressInfo } from 'node:net';
import { generateStylesheet } from '../src/theme.ts';
import { createRoles } from '../src/roles.ts';
import { themes } from '../src/themes.ts';
import { hexToBytes } from '../src/color.ts';
import { installedEngines, openPage } from '../../../scripts/browser.mjs';

const body = `
<div id="mielec" data-tt-theme="mielec">
  <div id="inner" data-tt-theme="liepaja">
    <div id="inner-dark" data-tt-scheme="dark">
      <div id="back-to-light" data-tt-scheme="light"></div>
      <div id="dark-poiares" data-tt-theme="poiares"></div>
      <div id="dark-more" data-tt-contrast="more"></div>
    </div>
  </div>
  <div id="more" data-tt-contrast="more"></div>
</div>
<div data-tt-contrast="more"><div id="more-outside" data-tt-theme="poiares"></div></div>
<div id="compact" data-tt-density="compact"><div id="compact-town" data-tt-theme="mielec"></div></div>
<pre id="result"></pre>
<script>
  const found = {};
  for (const element of document.querySelectorAll('[id]:not(pre)')) {
    const style = getComputedStyle(element);
    const probe = document.createElement('span');
    // A colour property read through a use, as a component reads it.
    probe.style.setProperty('background-color', 'var(--tt-action-primary-background)');
    (element.localName === 'html' ? document.body : element).append(probe);
    const height = style.getPropertyValue('--tt-control-height').trim();
    found[element.id] = {
      page: style.backgroundColor,
      text: style.color,
      action: getComputedStyle(probe).backgroundColor,
      height,
    };
  }
  document.getElementById('result').textContent = JSON.stringify(found);
</script>`;

const server = createServer((request, response) => {
  const isSheet = request.url === '/all.css';
  response.setHeader('content-type', isSheet ? 'text/css' : 'text/html; charset=utf-8');
  response.end(
    isSheet
      ? generateStylesheet(themes)
      : `<!doctype html><html id="root" lang="en" data-tt-scheme="light"><title>Themes</title><link rel="stylesheet" href="/all.css"><body>${body}`,
  );
});
before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve())));
after(() => server.close());

type Mode = 'light' | 'dark' | 'light-more' | 'dark-more';

function expected(town: string, mode: Mode) {
  const file = themes.find(({ id }) => id === town);
  assert.ok(file);
  const roles = createRoles(file)[mode];
  const rgb = (role: string) => `rgb(${hexToBytes(roles[role] ?? '').join(', ')})`;
  return { page: rgb('surface-page'), text: rgb('text'), action: rgb('action-primary-background') };
}

const cases: [id: string, town: string, mode: Mode][] = [
  ['root', 'neutral', 'light'],
  ['mielec', 'mielec', 'light'],
  ['inner', 'liepaja', 'light'],
  ['inner-dark', 'liepaja', 'dark'],
  ['back-to-light', 'liepaja', 'light'],
  ['dark-poiares', 'poiares', 'dark'],
  ['dark-more', 'liepaja', 'dark-more'],
  ['more', 'mielec', 'light-more'],
  ['more-outside', 'poiares', 'light-more'],
];

for (const engine of installedEngines()) {
  test(`${engine}: a part shows its nearest town, scheme and contrast`, async () => {
    const page = await openPage(engine);
    try {
      const { port } = server.address() as AddressInfo;
      await page.goto(`http://127.0.0.1:${port}/`);
      const found = JSON.parse(await page.text('#result')) as Record<
        string,
        { page: string; text: string; action: string; height: string }
      >;
      for (const [id, town, mode] of cases) {
        const want = expected(town, mode);
        const { page, text, action } = found[id] ?? { page: '', text: '', action: '' };
        assert.equal(text, want.text, `text of ${id}`);
        assert.equal(action, want.action, `action of ${id}`);
        assert.equal(page, want.page, `page of ${id}`);
      }
      const coarse = found.root?.height === found['compact']?.height;
      assert.equal(found['compact-town']?.height, found['compact']?.height);
      assert.ok(coarse || found['compact']?.height === '2.25rem');
    } finally {
      await page.close();
    }
  });
}
