import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What is written on the page of the form, by the plain script of a vendor. */
const script = `
import '@twintown/elements/all.js';
document.querySelector('tt-output').compute = (values) => values.get('persons') * 25;
const form = document.querySelector('tt-form');
const roads = ['Kalna', 'Łąkowa', 'Polna'].map((label, n) => ({ value: 'r' + n, label }));
const lookUp = ({ query }) => Promise.resolve({ options: roads.filter(({ label }) => label.toLowerCase().includes(query)) });
document.getElementById('first-road').parentElement.options = roads;
document.getElementById('second-road').parentElement.loader = lookUp;
document.getElementById('roads-too').parentElement.loader = lookUp;
document.getElementById('secret').parentElement.options = roads;
const lanes = ['Cyranka', 'Mościska'].map((hint, n) => ({ value: 'l' + n, label: 'Leśna', hint }));
document.getElementById('lane').parentElement.options = lanes;
document.getElementById('quiet-lane').parentElement.options = lanes;
let answer;
window.answerRegister = () => answer();
form.asyncRules = {
  number: (value) => new Promise((resolve) => {
    if (value !== 'GK1') return resolve([]);
    document.documentElement.dataset.asked = value;
    answer = () => resolve([]);
  }),
};
addEventListener('pageshow', ({ persisted }) => {
  document.documentElement.dataset.shown = persisted ? 'kept' : 'loaded';
});`;

const field = (name: string, label: string, control: string): string => `<tt-field>
  <label for="${name}">${label}</label><p id="${name}-error" data-error hidden></p>
  ${control}</tt-field>`;
const input = (name: string, label: string, attributes = ''): string =>
  field(
    name,
    label,
    `<input id="${name}" name="${name}" aria-describedby="${name}-error" ${attributes}>`,
  );
const road = (name: string, label: string, attributes = ''): string =>
  field(
    name,
    label,
    `<tt-combobox><select id="${name}" name="${name}" ${attributes} aria-describedby="${name}-error">
    ${attributes === 'multiple' ? '' : '<option value="">Choose</option>'}</select></tt-combobox>`,
  );
const lane = (name: string, label: string, attributes = ''): string =>
  field(
    name,
    label,
    `<tt-combobox only-listed><input id="${name}" name="${name}" ${attributes} aria-describedby="${name}-error">
    <input type="hidden" name="${name}-code" data-key></tt-combobox>`,
  );
const option = (name: string, value: string, type: string): string =>
  `<div data-option><input id="${value}" name="${name}" type="${type}" value="${value}">
  <label for="${value}">${value}</label></div>`;
const item = (n: number | string): string => `<li data-item><fieldset>
  <legend>Owner <span data-number></span></legend>
  ${input(`owners.${n}.name`, 'Owner')}
  <button name="remove-item" value="owners.${n}" data-remove formnovalidate>Remove</button>
  </fieldset></li>`;
const records = ['time', 'withdrawn', 'version', 'text', 'language'];
const declaration = (kind: string, name: string, state: string): string => `<tt-${kind} version="3">
  <tt-field><p id="${name}-error" data-error hidden></p>
  <div data-option><input id="${name}" name="${name}" type="checkbox" value="yes" ${state} aria-describedby="${name}-error">
  <label for="${name}">${name}</label></div></tt-field>
  ${records.map((record) => `<input type="hidden" name="${name}-${record}" data-${record}>`).join('')}
  </tt-${kind}>`;
const block = (country: string, state: string): string =>
  `<fieldset data-for-country="${country}" ${state}><legend data-visually-hidden>${country}</legend>
  ${field(`street-${country}`, 'Street', `<input id="street-${country}" name="home.street" data-address="street" aria-describedby="street-${country}-error">`)}
  </fieldset>`;

const form = `<tt-form><tt-error-summary hidden></tt-error-summary>
<form method="post" action="/sent" enctype="multipart/form-data">
  ${input('name', 'Name', 'required')}
  ${input('persons', 'Persons', 'data-value="integer"')}
  <tt-output><output for="persons">Not known</output></tt-output>
  ${input('number', 'Number in the register')}
  ${field('reason', 'Reason', '<textarea id="reason" name="reason" data-grow data-count="characters" data-maxlength="20" aria-describedby="reason-error"></textarea>')}
  <tt-fieldset><fieldset><legend>Topics</legend>
    <div data-option hidden><input id="every" type="checkbox" data-all><label for="every">All</label></div>
    ${option('topic', 'roads', 'checkbox')}${option('topic', 'waste', 'checkbox')}
  </fieldset></tt-fieldset>
  <tt-fieldset><fieldset role="radiogroup"><legend>Purpose</legend>
    ${option('purpose', 'first', 'radio')}${option('purpose', 'change', 'radio')}
  </fieldset></tt-fieldset>
  <div data-reveal="purpose=change" hidden>${input('what', 'What changed')}</div>
  ${field(
    'street',
    'Street',
    `<tt-combobox><select id="street" name="street" aria-describedby="street-error">
    <option value="">Choose</option><option>Kalna</option><option>Łąkowa</option></select></tt-combobox>`,
  )}
  ${field(
    'place',
    'Place',
    `<tt-combobox><input id="place" name="place" list="places" aria-describedby="place-error">
    <datalist id="places"><option>Chrząstów</option><option>Wola Mielecka</option></datalist></tt-combobox>`,
  )}
  ${field(
    'villages',
    'Villages',
    `<tt-combobox><select id="villages" name="villages" multiple aria-describedby="villages-error">
    <option>Chorzelów</option><option>Rydzów</option><option>Złotniki</option></select></tt-combobox>`,
  )}
  ${road('first-road', 'First road')}
  ${road('second-road', 'Second road')}
  ${road('roads-too', 'Other roads', 'multiple')}
  ${road('secret', 'Secret road', 'autocomplete="off"')}
  ${lane('lane', 'Lane')}
  ${lane('quiet-lane', 'Quiet lane', 'autocomplete="off"')}
  <div data-reveal="second-road=r2" hidden>${input('part', 'Which part')}</div>
  <tt-address><fieldset><legend>Address</legend>
    ${field('country', 'Country', '<select id="country" name="home.country" data-country aria-describedby="country-error"><option value="PL">Polska</option><option value="PT">Portugal</option></select>')}
    ${block('PL', '')}${block('PT', 'hidden disabled')}
  </fieldset></tt-address>
  <tt-repeater name="owners"><ol data-items>${item(0)}</ol><template data-blank>${item('{n}')}</template>
    <button id="add" name="add-item" value="owners" data-add formnovalidate>Add</button></tt-repeater>
  <tt-file-field><label for="papers">Papers</label><p id="papers-error" data-error hidden></p>
    <input id="papers" name="papers" type="file" multiple aria-describedby="papers-error"></tt-file-field>
  ${declaration('consent', 'call', '')}
  ${declaration('consent', 'printed', 'checked')}
  ${declaration('statement', 'truth', '')}
  <button id="send">Send</button>
</form></tt-form>`;

const page = (title: string, inside: string): string =>
  `<!doctype html><html lang="en"><title>${title}</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/page.css">
<main><h1>${title}</h1><a id="away" href="/away">Away</a>${inside}</main></html>`;

async function bundle(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    format: 'esm',
    splitting: true,
    outdir: '/',
    entryNames: 'page',
    conditions: ['twintown:source'],
    tsconfigRaw: {
      compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false },
    },
    write: false,
  });
  const style = await build({
    entryPoints: [fileURLToPath(new URL('../src/twintown.css', import.meta.url))],
    bundle: true,
    external: ['data:*'],
    write: false,
  });
  return new Map([
    ...outputFiles.map(({ path, text: source }): [string, string] => [path, source]),
    ['/page.css', style.outputFiles[0]!.text],
  ]);
}

/** A form of every kind of live state, a page to go away to, and the town that receives. */
export interface FormServer {
  address: string;
  /** What was sent, as text: the bodies of the requests, in their order. */
  sent: string[];
  close(): void;
}

export async function serveForm(): Promise<FormServer> {
  const files = await bundle();
  const sent: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '';
    const file = files.get(path);
    response.setHeader(
      'content-type',
      file ? (path.endsWith('.css') ? 'text/css' : 'text/javascript') : 'text/html; charset=utf-8',
    );
    if (file) return void response.end(file);
    if (path === '/form') {
      const module = '<script type="module" src="/page.js"></script>';
      return void response.end(page('Form', form + module));
    }
    void text(request).then((body) => {
      if (request.method === 'POST') sent.push(body);
      response.end(page(path === '/sent' ? 'Sent' : 'Elsewhere', ''));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
