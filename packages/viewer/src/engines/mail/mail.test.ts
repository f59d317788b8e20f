import { expect } from '@open-wc/testing';
import { loadMessages } from '@twintown/core/messages.js';
import { failureWords } from '../../document-viewer/words.ts';
import type { DocumentFailure } from '../engine.ts';
import { mail } from '../testing/mail-samples.ts';
import { certificate, enveloped, opaque, signedData, signer } from '../testing/make-signature.ts';
import { openBytes, outline, readIn } from '../testing/open.ts';
import { parseHtml } from './parse-html.ts';

async function bodyOf(html: string): Promise<HTMLElement> {
  const { root } = await readIn(await openBytes(mail(html), 'list.eml'));
  return root.querySelector<HTMLElement>('div')!;
}

describe('e-mail', () => {
  it('shows who wrote to whom, when and about what', async () => {
    const opened = await openBytes(mail('<p>Dzień dobry</p>'), 'list.eml');
    expect(opened.engine).to.equal('mail');
    expect(opened.title).to.equal('Wniosek o zaświadczenie');
    const { root, read } = await readIn(opened);
    expect(read.structure).to.equal('stated');
    expect(root.querySelector('h2')?.textContent).to.equal('Wniosek o zaświadczenie');
    const rows = [...root.querySelectorAll('table tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows.slice(0, 3)).to.deep.equal([
      ['From', 'Anna Nowak <anna@example.org>'],
      ['To', 'urzad@example.org, Kowalski, Jan <jan@example.org>'],
      ['Copy to', 'Rada <rada@example.org>'],
    ]);
    expect(rows[3]?.[1]).to.contain('2 January 2026');
    expect(root.querySelectorAll('th[scope=row]')).to.have.length(4);
    expect(root.querySelector('div')?.textContent?.trim()).to.equal('Dzień dobry');
  });

  it('lists its files, each to be opened in place', async () => {
    const opened = await openBytes(mail('<img src="cid:herb@x">'), 'list.eml');
    const { root } = await readIn(opened);
    const buttons = [...root.querySelectorAll<HTMLElement>('button[data-attachment]')];
    expect(
      buttons.map((button) => [button.dataset['attachment'], button.textContent]),
    ).to.deep.equal([
      ['0', '[U+202E]fdp.załącznik.exe'],
      ['1', 'Wewnetrzna.eml'],
    ]);
    const [file, message] = await opened.attachments!();
    expect(new TextDecoder().decode(await file!.content())).to.equal('%PDF-1.7 not whole');
    const inner = await openBytes(await message!.content(), message!.name);
    expect(inner.title).to.equal('Wewnetrzna');
    expect((await readIn(inner)).root.textContent).to.contain('Tekst wewnetrzny');
  });

  it('keeps what HTML means', async () => {
    const body = await bodyOf(
      '<html lang="pl"><body><h1>Tytuł</h1><p>Raz <b>dwa</b> <span lang="en">three</span></p><ul><li>a<li>b</ul>' +
        '<table><tr><th scope="col">Rok<th>Kwota<tr><td>2026<td colspan="3">5</table>' +
        '<a href="https://example.org/x">strona</a></body></html>',
    );
    expect(body.lang).to.equal('pl');
    expect(outline(body).replaceAll('\n', '')).to.equal(
      '<h2>Tytuł</><p>Raz <b>dwa</> <span lang=en>three</></><ul><li>a</><li>b</></>' +
        '<table><tbody><tr><th scope=col>Rok</><th>Kwota</></><tr><td>2026</><td colspan=3>5</></></></>' +
        '<a href=https://example.org/x>strona</>',
    );
  });

  it('says its own words in the language of the page, whatever that of the message', async () => {
    const body = await bodyOf(
      '<html lang="pl"><body><p>Herb: <img src="https://example.org/herb.png" alt="Gryf"></p></body></html>',
    );
    const [words] = body.querySelectorAll('[lang]');
    expect(words!.textContent).to.equal('Picture from another website, not loaded');
    expect((words as HTMLElement).lang).to.equal('en');
    expect(body.textContent?.trim()).to.equal(
      'Herb: [Gryf – Picture from another website, not loaded]',
    );
  });

  it('keeps text and attributes around styles that it puts aside', async () => {
    const body = await bodyOf(
      '<body style="x"><style>p > a { color: red } "</style><p title="a style=b"STYLE = \'color: red\'>style="none" &lt;b style=x></p>' +
        '<p style=display:none>ukryte</p><a href="https://example.org/?a style=b" style>c</a><p title="it\'s" style=\'a:"\'>koniec</p>' +
        '<p>Don\'t "stop <b style="x">here</b> style=y</p></body>',
    );
    expect(outline(body).replaceAll('\n', '')).to.equal(
      '<p>style="none" <b style=x></><a href=https://example.org/?a%20style=b>c</><p>koniec</>' +
        '<p>Don\'t "stop <b>here</> style=y</>',
    );
  });

  it('shows a message without headers as its text alone, and an empty one as such', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
    const texts = await readIn(await openBytes(bytes('\r\nDzień dobry'), 'list.eml'));
    expect(texts.root.querySelector('table')).to.equal(null);
    expect(texts.root.textContent?.trim()).to.equal('Dzień dobry');
    const empty = await readIn(await openBytes(bytes('\r\n'), 'list.eml'));
    expect(empty.root.textContent).to.equal('There is nothing here.');
  });

  it('says that it carries a signature', async () => {
    const text = [
      'Subject: Wniosek',
      'Content-Type: multipart/signed; boundary=s; protocol="application/pkcs7-signature"',
      '',
      '--s',
      'Content-Type: text/plain',
      '',
      'Tekst',
      '--s',
      'Content-Type: application/pkcs7-signature; name=smime.p7s',
      'Content-Transfer-Encoding: base64',
      '',
      'MIIB',
      '--s--',
    ].join('\r\n');
    const opened = await openBytes(new TextEncoder().encode(text), 'a.eml');
    expect(await opened.signatures()).to.deep.equal([{ coversWholeDocument: false }]);
    const unsigned = await openBytes(mail('<p>x'), 'a.eml');
    expect(await unsigned.signatures()).to.deep.equal([]);
  });

  const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
  const wrapped = (file: Uint8Array, kind: string): Uint8Array<ArrayBuffer> =>
    new TextEncoder().encode(
      [
        'From: Anna Nowak <anna@example.org>',
        'Subject: Wniosek',
        `Content-Type: application/pkcs7-mime; smime-type=${kind}; name=smime.p7m`,
        'Content-Disposition: attachment; filename=smime.p7m',
        'Content-Transfer-Encoding: base64',
        '',
        base64(file).replace(/.{64}/g, '$&\r\n'),
      ].join('\r\n'),
    );
  const signedText = new TextEncoder().encode(
    [
      'Content-Type: multipart/mixed; boundary=m',
      '',
      '--m',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Proszę o zaświadczenie.',
      '--m',
      'Content-Type: application/pdf; name=umowa.pdf',
      'Content-Disposition: attachment',
      '',
      '%PDF-1.7 not whole',
      '--m--',
    ].join('\r\n'),
  );
  const certificates = [certificate('CA', 7, 'Anna Nowak')];
  const signers = [signer('CA', 7)];

  for (const inPieces of [false, true])
    it(`signed as a whole is read, with who signed it${inPieces ? ', written in pieces' : ''}`, async () => {
      const file = opaque(signedText, certificates, signers, inPieces);
      const opened = await openBytes(wrapped(file, 'signed-data'), 'a.eml');
      const { root } = await readIn(opened);
      expect(root.querySelector('h2')?.textContent).to.equal('Wniosek');
      expect(root.textContent).to.contain('Anna Nowak <anna@example.org>');
      expect(root.textContent).to.contain('Proszę o zaświadczenie.');
      const files = [...root.querySelectorAll('button')].map(({ textContent }) => textContent);
      expect(files).to.deep.equal(['umowa.pdf']);
      expect((await opened.attachments!()).map(({ name }) => name)).to.deep.equal(['umowa.pdf']);
      const claims = await opened.signatures();
      expect(claims).to.have.length(1);
      if (!inPieces) expect(claims[0]?.name).to.equal('Anna Nowak');
    });

  it('that is encrypted says so, and who sent it', async () => {
    const opened = await openBytes(wrapped(enveloped(), 'enveloped-data'), 'a.eml');
    const { root } = await readIn(opened);
    expect(root.textContent).to.contain('Anna Nowak <anna@example.org>');
    expect(root.textContent).to.contain('This message is encrypted. Only its recipient');
    expect(await opened.signatures()).to.deep.equal([]);
  });

  it('damaged within its signature stays a file to be saved', async () => {
    const file = opaque(signedText, certificates, signers).subarray(0, 40);
    const { root } = await readIn(await openBytes(wrapped(file, 'signed-data'), 'a.eml'));
    expect(root.querySelector('button')?.textContent).to.equal('smime.p7m');
  });

  it('signed in a file of its own is read too, and another document is a file in it', async () => {
    const bytes = (file: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(file);
    const opened = await openBytes(bytes(opaque(signedText, certificates, signers)), 'smime.p7m');
    expect((await readIn(opened)).root.textContent).to.contain('Proszę o zaświadczenie.');
    expect((await opened.signatures())[0]?.name).to.equal('Anna Nowak');
    const letters = new TextEncoder().encode(
      `-----BEGIN PKCS7-----\n${base64(opaque(signedText, [], signers))}\n-----END PKCS7-----\n`,
    );
    const written = await openBytes(letters, 'smime.p7m');
    expect((await readIn(written)).root.textContent).to.contain('Proszę o zaświadczenie.');
    const pdf = new TextEncoder().encode('%PDF-1.7 not whole');
    const around = await openBytes(bytes(opaque(pdf, certificates, signers)), 'umowa.pdf.p7m');
    expect((await readIn(around)).root.querySelector('button')?.textContent).to.equal('umowa.pdf');
    const [inside] = await around.attachments!();
    expect(await inside!.content()).to.deep.equal(pdf);
    expect(await around.signatures()).to.have.length(1);
    for (const [name, called] of [
      ['umowa.p7m', 'umowa.pdf'],
      ['umowa', 'umowa.pdf'],
      ['', 'document.pdf'],
    ] as const) {
      const nameless = await openBytes(bytes(opaque(pdf, certificates, signers)), name);
      expect((await nameless.attachments!()).map((file) => file.name)).to.deep.equal([called]);
      for (const file of [letters, base64(opaque(signedText, [], signers))]) {
        const inLetters = typeof file === 'string' ? new TextEncoder().encode(file) : file;
        const { root } = await readIn(await openBytes(inLetters, name));
        expect(root.textContent).to.contain('Proszę o zaświadczenie.');
      }
    }
    const secret = await openBytes(bytes(enveloped()), 'smime.p7m');
    expect((await readIn(secret)).root.textContent).to.contain('This message is encrypted.');
  });

  it('a signature without its document says what it is, and what is missing', async () => {
    await loadMessages('en', 'document');
    const apart = signedData(certificates, ...signers);
    const letters = `-----BEGIN PKCS7-----\n${base64(apart)}\n-----END PKCS7-----\n`;
    const refused = (file: Uint8Array, name: string): Promise<DocumentFailure> =>
      openBytes(Uint8Array.from(file), name).then(
        () => expect.fail(`${name} opened`),
        (error: DocumentFailure) => error,
      );
    for (const file of [apart, new TextEncoder().encode(letters)]) {
      for (const name of ['umowa.pdf.p7s', 'umowa', '']) {
        const { code, facts } = await refused(file, name);
        expect(failureWords('en', code, facts)[0], name).to.equal(
          'This file holds only an electronic signature, not the document that was signed',
        );
        expect(facts?.actual).to.equal('P7S');
      }
    }
    const list = await refused(signedData(certificates), 'certificates.p7b');
    expect(list.facts, 'certificates alone').to.equal(undefined);
  });

  it('written in the code page of a country is read in its letters', async () => {
    // ISO 8859-2, without a word on it; then with one on the text alone.
    const bytes = (text: string): Uint8Array<ArrayBuffer> =>
      Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const headers =
      'From: \xa3ukasz Ma\xb3a <l@example.pl>\r\nSubject: O\xb6wiadczenie \xb1\xea\r\n';
    const text = 'Za\xbf\xf3\xb3\xe6 g\xea\xb6l\xb1 ja\xbc\xf1';
    for (const stated of [
      '',
      'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-2\r\n',
    ]) {
      const { root } = await readIn(
        await openBytes(bytes(`${headers}${stated}\r\n${text}`), 'a.eml'),
      );
      expect(root.querySelector('h2')?.textContent).to.equal('Oświadczenie ąę');
      expect(root.querySelector('td')?.textContent).to.equal('Łukasz Mała <l@example.pl>');
      expect(root.querySelector('p')?.textContent).to.equal('Zażółć gęślą jaźń');
    }
  });

  it('turns tables that only lay out into plain blocks', async () => {
    const body = await bodyOf(
      '<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>',
    );
    expect(body.querySelectorAll('table')).to.have.length(1);
    expect(body.querySelectorAll('div')).to.have.length.greaterThan(1);
    expect(body.textContent?.trim()).to.equal('ab');
  });

  it('runs nothing, styles nothing, names nothing', async () => {
    (globalThis as { ran?: boolean }).ran = false;
    const body = await bodyOf(
      '<body onload="ran = true"><script>ran = true</script><style>body { display: none }</style>' +
        '<p id="location" name="x" class="y" style="color: red" onclick="ran = true" is="tt-form">tekst</p>' +
        '<img src="x" onerror="ran = true"><svg onload="ran = true"><script>ran = true</script></svg>' +
        '<math><mtext><img src="x" onerror="ran = true"></mtext></math><iframe srcdoc="<script>parent.ran = true</script>"></iframe>' +
        '<form action="https://example.org/"><input name="a" value="wartość"><input type="password" value="sekret"><button>wyślij</button></form>' +
        '<a href="javascript:ran = true">a</a><a href=" java\nscript:ran = true">b</a><a href="data:text/html,x">c</a><a href="file:///etc">d</a>' +
        '<noscript><p title="</noscript><img src=x onerror=ran=true>"></noscript><base href="https://example.org/"><link rel="stylesheet" href="https://example.org/a.css">' +
        '<template><script>ran = true</script></template><tt-form></tt-form><p style="display:none">ukryte</p></body>',
    );
    document.body.append(body);
    await new Promise((resolve) => setTimeout(resolve, 100));
    body.remove();
    expect((globalThis as { ran?: boolean }).ran).to.equal(false);
    expect(body.textContent).to.contain('tekst').and.to.contain('wartość');
    expect(body.textContent).to.not.match(/sekret|ran = true|display|ukryte|wyślij/);
    for (const part of body.querySelectorAll('*')) {
      expect(['div', 'p', 'span'], part.localName).to.contain(part.localName);
      // The language is that of the viewer's own words, and stands on nothing else.
      const isOurs = part.textContent === 'Picture from another website, not loaded';
      expect(part.getAttributeNames(), part.outerHTML).to.deep.equal(
        isOurs && part.localName === 'span' ? ['lang'] : [],
      );
    }
  });

  it('fetches no picture, and shows those that travel with it', async () => {
    const address = new URL('tracker.png', location.href).href;
    const pixel =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
    const { root, read } = await readIn(
      await openBytes(
        mail(
          `<img src="${address}" alt="Logo"><img src="cid:herb@x" alt="Herb"><img src="${pixel}" alt="Kropka">` +
            `<img src="data:image/svg+xml;base64,PHN2Zy8+"><div style="background: url(${address})" background="${address}">x</div><video poster="${address}" src="${address}"></video>` +
            `<picture><source srcset="${address}"><img srcset="${address}"></picture>`,
        ),
        'list.eml',
      ),
    );
    document.body.append(root);
    const images = [...root.querySelectorAll('img')];
    expect(images.map(({ alt }) => alt)).to.deep.equal(['Herb', 'Kropka']);
    await Promise.all(images.map((image) => image.decode()));
    expect(root.textContent).to.contain('[Logo – Picture from another website, not loaded]');
    const [left] = [...root.querySelectorAll('p')];
    expect(left!.textContent).to.equal(
      '2 pictures from other websites were not loaded, so that the sender does not learn that the message was read.',
    );
    expect(left!.previousElementSibling?.localName).to.equal('table');
    expect(performance.getEntriesByName(address)).to.have.length(0);
    root.remove();
    const [{ src }] = images as [HTMLImageElement];
    read.release?.();
    await fetch(src).then(
      () => expect.fail('the picture is still there'),
      (error: Error) => expect(error).to.be.instanceOf(TypeError),
    );
  });

  it('calls a drawing written into the message no picture from another website', async () => {
    const { root } = await readIn(
      await openBytes(mail('<p>x</p><img src="data:image/svg+xml,<svg/>">'), 'a.eml'),
    );
    expect(root.textContent).to.contain('[A picture in a format that cannot be shown]');
    expect(root.textContent).not.to.contain('another website');
  });

  it('says where an answer would go, if not back to the sender', async () => {
    const rows = async (replyTo: string) => {
      const text = `From: Jan <jan@example.org>\r\nReply-To: ${replyTo}\r\nSubject: x\r\n\r\ntekst`;
      const { root } = await readIn(await openBytes(new TextEncoder().encode(text), 'a.eml'));
      return [...root.querySelectorAll('tr')].map(({ textContent }) => textContent);
    };
    expect(await rows('zly@evil.example')).to.deep.equal([
      'FromJan <jan@example.org>',
      'Replies go tozly@evil.example',
    ]);
    expect(await rows('Inny <JAN@example.org>')).to.deep.equal(['FromJan <jan@example.org>']);
    expect((await rows('jan@example.org, b@example.org'))[1]).to.equal(
      'Replies go tojan@example.org, b@example.org',
    );
  });

  it('shows where a link leads whose text is another address', async () => {
    const address = 'https://evil.example/login?a=1';
    const text = async (words: string, href = address) =>
      (await bodyOf(`<p><a href="${href}">${words}</a></p>`)).textContent?.trim();
    const shown = (words: string) => `${words} (${address})`;
    for (const words of [
      'https://www.mbank.pl',
      'mbank.pl',
      'www.mbank.pl/logowanie',
      'jan@mbank.pl',
      'Zaloguj na https://mbank.pl teraz',
      'mba\u200bnk.pl',
    ])
      expect(await text(words)).to.equal(shown(words));
    expect(await text('mbank.pl', 'https://www.mbank.pl@evil.example/')).to.equal(
      'mbank.pl (https://evil.example/)',
    );
    expect(await text('jan@mbank.pl', 'mailto:zly@evil.example?subject=x')).to.equal(
      'jan@mbank.pl (zly@evil.example)',
    );
    expect(await text('mbank.pl', `https://evil.example/${'x'.repeat(500)}`)).to.match(
      /^mbank\.pl \(https:\/\/evil\.example\/x{79}…\)$/,
    );
    for (const [words, href] of [
      ['strona urzędu', address],
      ['umowa.pdf', address],
      ['Dz. U. 2026 poz. 1', address],
      ['www.evil.example', address],
      ['evil.example', 'https://www.evil.example/x'],
      ['mielec.pl', 'https://bip.mielec.pl/'],
      ['żółw.example', 'https://xn--w-uga1v8h.example/'],
      ['jan@mielec.pl', 'mailto:jan@mielec.pl'],
    ])
      expect(await text(words!, href)).to.equal(words);
  });

  it('shows where a link leads whatever stands around the address in its text', async () => {
    const text = async (words: string, href: string) =>
      (await bodyOf(`<p><a href="${href}">${words}</a></p>`)).textContent?.trim();
    for (const words of [
      'bank.pl.',
      '(bank.pl)',
      'bank.pl, logowanie',
      'bank.pl-logowanie',
      'pko bank.pl',
      'Zaloguj się: bank.pl',
      'https:// bank.pl',
      'ftp://bank.pl',
      'https:\\\\bank.pl',
      'https://pl',
      'http://192.0.2.1/',
      'ｂａｎｋ。pl',
      'uchwala.pdf: bank.pl/uchwala.pdf',
      'see https://evil.example and https://bank.pl',
      'bank.pl@evil.example',
    ])
      expect(await text(words, 'https://evil.example/')).to.equal(
        `${words} (https://evil.example/)`,
      );
    for (const words of ['https://bank.pl@evil.example/', 'bank.pl@evil.example', 'evil.example'])
      expect(await text(words, 'https://bank.pl@evil.example/')).to.equal(
        `${words} (https://evil.example/)`,
      );
    for (const [to, told] of [
      ['evil@evil.example,urzad@mielec.pl', 'evil@evil.example, urzad@mielec.pl'],
      ['urzad@mielec.pl?bcc=evil@evil.example', 'urzad@mielec.pl, evil@evil.example'],
      ['?CC=x%40mielec.pl%2Curzad@mielec.pl', 'x@mielec.pl, urzad@mielec.pl'],
      ['zly@mielec.pl', 'zly@mielec.pl'],
      ['%E2%80%AEurzad@mielec.pl', '%E2%80%AEurzad@mielec.pl'],
    ])
      expect(await text('urzad@mielec.pl', `mailto:${to}`)).to.equal(`urzad@mielec.pl (${told})`);
    for (const [words, href] of [
      ['Uchwała (uchwala.pdf).', 'https://evil.example/'],
      ['Urząd: www.mielec.pl, BIP: bip.mielec.pl.', 'https://bip.mielec.pl/'],
      ['mielec.pl/?z=bank.pl', 'https://www.mielec.pl/?z=bank.pl'],
      ['http://192.0.2.1:8080/x', 'http://192.0.2.1:8080/x'],
      ['Napisz: Urzad@mielec.pl', 'mailto:urzad%40mielec.pl?subject=bank.pl'],
      ['a@mielec.pl, b@mielec.pl', 'mailto:a@mielec.pl,b@mielec.pl'],
      ['urzad@mielec.pl', 'https://mielec.pl/kontakt'],
      ['user', 'https://user:word@mielec.pl/form'],
    ])
      expect(await text(words!, href!)).to.equal(words);
  });

  it('shows what the sender’s words hide, and which is the address', async () => {
    const read = async (from: string, subject: string) => {
      const text = `From: ${from}\r\nSubject: ${subject}\r\n\r\ntekst`;
      const opened = await openBytes(new TextEncoder().encode(text), 'a.eml');
      const { root } = await readIn(opened);
      const heading = root.querySelector('h2')?.textContent;
      expect(opened.title, 'what the document is called').to.equal(heading);
      return [root.querySelector('td')?.textContent, heading];
    };
    expect(
      await read('"https://bank.pl <admin@bank.pl>" <e@evil.example>', 'Pilne \u202efdp.exe'),
    ).to.deep.equal([
      '"https://bank.pl <admin@bank.pl>" <e@evil.example>',
      'Pilne [U+202E]fdp.exe',
    ]);
    expect(await read('"a\\" <admin@bank.pl>, \\"b" <e@evil.example>', 'a\u200bb')).to.deep.equal([
      `"a' <admin@bank.pl>, 'b" <e@evil.example>`,
      'a[U+200B]b',
    ]);
    expect(await read('bank.pl\u2066 <e@evil.example>', '\u2800')).to.deep.equal([
      '"bank.pl[U+2066]" <e@evil.example>',
      '[U+2800]',
    ]);
    for (const words of ['می\u200cخواهم', 'שלום\u200f!', 'क्\u200dष', '👩\u200d🔧', 'Gmi\u00adna'])
      expect(await read(`${words} <a@example.org>`, words)).to.deep.equal([
        `${words} <a@example.org>`,
        words,
      ]);
  });

  const withPart = (...part: string[]): Uint8Array<ArrayBuffer> =>
    new TextEncoder().encode(
      [
        'From: a@example.org',
        'Content-Type: multipart/mixed; boundary=m',
        '',
        '--m',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Zapraszam.',
        '--m',
        ...part,
        '--m--',
      ].join('\r\n'),
    );
  const event = [
    'BEGIN:VCALENDAR',
    'METHOD:REQUEST',
    'BEGIN:VTIMEZONE',
    'BEGIN:STANDARD',
    'DTSTART:19701025T030000',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    'ORGANIZER;CN="Nowak: Anna":mailto:anna@example.org',
    'SUMMARY:Sesja rady\\, bud',
    ' żet',
    'DTSTART;TZID=Europe/Warsaw:20260102T100000',
    'DTEND;TZID=Europe/Warsaw:20260102T113000',
    'LOCATION:Urząd\\nsala 7',
    'BEGIN:VALARM',
    'SUMMARY:Alarm',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  const factsOf = (root: Element): (string | null)[][] =>
    [...root.querySelectorAll('tr')].map((row) => [...row.children].map((c) => c.textContent));
  const facts = [
    ['Subject', 'Sesja rady, budżet'],
    ['Start', '2 January 2026 at 10:00 (Europe/Warsaw)'],
    ['End', '2 January 2026 at 11:30 (Europe/Warsaw)'],
    ['Place', 'Urząd\nsala 7'],
    ['Organiser', 'Nowak: Anna <anna@example.org>'],
  ];

  it('shows what the words of an invitation hide', async () => {
    const lines = event.map((line) =>
      line
        .replace('"Nowak: Anna"', '"Nowak\u202e admin@bank.pl"')
        .replace('Sesja', '\u202eSesja')
        .replace('Urząd', '\u202eUrząd'),
    );
    const opened = await openBytes(new TextEncoder().encode(lines.join('\r\n')), 'a.ics');
    expect(opened.title).to.equal('[U+202E]Sesja rady, budżet');
    const told = Object.fromEntries(factsOf((await readIn(opened)).root)) as object;
    expect(told).to.include({
      Subject: '[U+202E]Sesja rady, budżet',
      Place: '[U+202E]Urząd\nsala 7',
      Organiser: '"Nowak[U+202E] admin@bank.pl" <anna@example.org>',
    });
  });

  it('says what it invites to, and names the invitation by it', async () => {
    const opened = await openBytes(
      withPart('Content-Type: text/calendar; charset=utf-8; method=REQUEST', '', ...event),
      'a.eml',
    );
    const { root } = await readIn(opened);
    expect(factsOf(root)).to.deep.equal([['From', 'a@example.org'], ...facts]);
    expect([...root.querySelectorAll('h2')].map((each) => each.textContent)).to.deep.equal([
      'Calendar invitation',
      'Files in this document',
    ]);
    const [file] = await opened.attachments!();
    expect(file!.name).to.equal('Sesja rady, budżet.ics');
    const inside = await openBytes(await file!.content(), file!.name);
    expect(inside.engine).to.equal('calendar');
    expect(factsOf((await readIn(inside)).root)).to.deep.equal(facts);
  });

  it('for calendars says of whole days and of what was cancelled', async () => {
    const text = (...lines: string[]) =>
      new TextEncoder().encode(
        ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n'),
      );
    const days = await readIn(
      await openBytes(
        text('DTSTART;VALUE=DATE:20260102', 'DTEND;VALUE=DATE:20260104', 'STATUS:CANCELLED'),
        'a.ics',
      ),
    );
    expect(factsOf(days.root)).to.deep.equal([
      ['Start', '2 January 2026'],
      ['End', '3 January 2026'],
    ]);
    expect(days.root.textContent).to.contain('This event was cancelled');
    const day = await readIn(
      await openBytes(text('DTSTART;VALUE=DATE:20260102', 'DTEND;VALUE=DATE:20260103'), 'a.ics'),
    );
    expect(factsOf(day.root)).to.deep.equal([['Start', '2 January 2026']]);
    expect(day.root.querySelector('h2')?.textContent).to.equal('Calendar entry');
    const nothing = await readIn(await openBytes(text().slice(0, 17), 'a.ics'));
    expect(nothing.root.textContent).to.equal('There is nothing here.');
  });

  it('for calendars says how often it repeats, and how long it takes', async () => {
    const repeated = async (...lines: string[]): Promise<(string | null)[][]> => {
      const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'DTSTART:20260105T100000', ...lines];
      const bytes = new TextEncoder().encode(`${text.join('\r\n')}\r\nEND:VEVENT\r\n`);
      const rows = factsOf((await readIn(await openBytes(bytes, 'a.ics'))).root);
      expect(rows[0]).to.deep.equal(['Start', '5 January 2026 at 10:00']);
      return rows.slice(1);
    };
    expect(
      await repeated(
        'DURATION:PT1H30M',
        'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,MO;UNTIL=20261231;WKST=MO',
        'EXDATE:20260119T100000',
        'EXDATE:20260202T100000',
      ),
    ).to.deep.equal([
      ['Duration', '1 hour, 30 minutes'],
      ['Repeats', 'Every 2 weeks'],
      ['On these days', 'Monday, Friday'],
      ['Repeats until', '31 December 2026'],
      ['Except on', '19 January 2026 at 10:00; 2 February 2026 at 10:00'],
    ]);
    expect(await repeated('RRULE:FREQ=DAILY;COUNT=10')).to.deep.equal([
      ['Repeats', 'Every day'],
      ['Number of times', '10'],
    ]);
    expect(await repeated('RRULE:FREQ=MONTHLY;BYMONTHDAY=5')).to.deep.equal([
      ['Repeats', 'Every month'],
    ]);
    expect(await repeated('RRULE:FREQ=YEARLY;INTERVAL=5;BYMONTH=1;BYMONTHDAY=5')).to.deep.equal([
      ['Repeats', 'Every 5 years'],
    ]);
    for (const rule of [
      'FREQ=MONTHLY;BYDAY=2MO',
      'FREQ=MONTHLY;BYMONTHDAY=6',
      'FREQ=HOURLY',
      'FREQ=DAILY;BYSETPOS=1',
      'FREQ=YEARLY;BYMONTH=2',
      'nonsense',
    ])
      expect(await repeated(`RRULE:${rule}`), rule).to.deep.equal([
        ['Repeats', `By the rule “${rule}”, as calendar programs write it`],
      ]);
    expect(await repeated('RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3')).to.deep.equal([
      ['Repeats', 'By the rule “FREQ=MONTHLY;BYDAY=-1FR;COUNT=3”, as calendar programs write it'],
      ['Number of times', '3'],
    ]);
    expect(await repeated('RRULE:FREQ=MONTHLY;BYDAY=2MO\u202e')).to.deep.equal([
      ['Repeats', 'By the rule “FREQ=MONTHLY;BYDAY=2MO[U+202E]”, as calendar programs write it'],
    ]);
    expect(await repeated(`RRULE:FREQ=YEARLY;BYYEARDAY=1${',2'.repeat(999)}`)).to.deep.equal([
      ['Repeats', 'By a rule that is not shown here'],
    ]);
    expect(await repeated('RDATE:20260110T100000')).to.deep.equal([
      ['Repeats', 'By a rule that is not shown here'],
    ]);
    expect(await repeated('DURATION:P1D', 'DTEND:20260106T100000')).to.deep.equal([
      ['End', '6 January 2026 at 10:00'],
    ]);
  });

  const calendarOf = async (...lines: string[]): Promise<HTMLElement> => {
    const text = ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');
    return (await readIn(await openBytes(new TextEncoder().encode(text), 'a.ics'))).root;
  };

  it('for calendars leaves times that no calendar has as they are written', async () => {
    const of = async (...lines: string[]): Promise<(string | null)[][]> =>
      factsOf(await calendarOf('BEGIN:VEVENT', ...lines, 'END:VEVENT'));
    for (const time of [
      '20260231T250000',
      '20260231',
      '20261301T990000',
      '20260110T240000',
      '20260110T106000',
      '00000000',
    ])
      expect(await of(`DTSTART:${time}`)).to.deep.equal([['Start', time]]);
    expect(
      await of('DTSTART:20260301', 'DTEND:20260301T000000', 'RRULE:FREQ=DAILY;COUNT=1e400'),
    ).to.deep.equal([
      ['Start', '1 March 2026'],
      ['End', '1 March 2026 at 00:00'],
      ['Repeats', 'Every day'],
      ['Number of times', '1E400'],
    ]);
    expect(await of('DURATION:-PT1H')).to.deep.equal([['Duration', '-1 hour']]);
    expect(await of('DURATION:PT0S')).to.deep.equal([['Duration', '0 seconds']]);
  });

  it('for calendars shows tasks, and what an event is about', async () => {
    const task = await calendarOf(
      'BEGIN:VTODO',
      'SUMMARY:Wniosek',
      'DUE;VALUE=DATE:20260401',
      'DESCRIPTION:Podpisać\\, wysłać',
      'END:VTODO',
    );
    expect(task.querySelector('h2')?.textContent).to.equal('Calendar task');
    expect(factsOf(task)).to.deep.equal([
      ['Subject', 'Wniosek'],
      ['Due', '1 April 2026'],
      ['Description', 'Podpisać, wysłać'],
    ]);
    const taken = await calendarOf(
      'BEGIN:VFREEBUSY',
      'ORGANIZER:mailto:anna@example.pl',
      'DTSTART:20260401T080000',
      'DTEND:20260402T080000',
      'FREEBUSY:20260401T090000/20260401T100000,20260401T120000/PT30M',
      'FREEBUSY;FBTYPE=FREE:20260401T130000/20260401T140000',
      'FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260402T060000/20260402T080000',
      'END:VFREEBUSY',
    );
    expect(taken.querySelector('h2')?.textContent).to.equal('Free and busy times');
    expect(factsOf(taken)).to.deep.equal([
      ['Start', '1 April 2026 at 08:00'],
      ['End', '2 April 2026 at 08:00'],
      ['Organiser', 'anna@example.pl'],
      [
        'Busy',
        '1 April 2026 at 09:00 – 1 April 2026 at 10:00; 1 April 2026 at 12:00 (30 minutes); ' +
          '2 April 2026 at 06:00 – 2 April 2026 at 08:00',
      ],
    ]);
    const empty = await calendarOf('VERSION:2.0');
    expect(empty.textContent).to.equal('There is nothing here.');
  });

  it('says of a picture that did not come with it that it did not', async () => {
    const { root } = await readIn(
      await openBytes(
        mail('<img src="cid:absent@x" alt="Podpis"><img src="cid:absent@x">'),
        'a.eml',
      ),
    );
    expect(root.textContent).to.contain(
      '[Podpis – A picture that did not come with the message][A picture that did not come with the message]',
    );
  });

  it('packed by Outlook says what to ask the sender for', async () => {
    const packed = [0x78, 0x9f, 0x3e, 0x22, 1, 0, 1, 0, 1, 0];
    const opened = await openBytes(
      withPart(
        'Content-Type: application/ms-tnef; name=winmail.dat',
        'Content-Transfer-Encoding: base64',
        '',
        base64(Uint8Array.from(packed)),
      ),
      'a.eml',
    );
    const asked = 'Ask the sender to send them again as PDF or as ordinary attachments.';
    expect((await readIn(opened)).root.textContent).to.contain(asked);
    const [file] = await opened.attachments!();
    const inside = await openBytes(await file!.content(), file!.name);
    expect((await readIn(inside)).root.textContent).to.contain(asked);
  });

  it('says nothing of pictures where none was left out', async () => {
    const { root } = await readIn(
      await openBytes(mail('<p>x</p><img src="cid:herb@x" alt="Herb">'), 'a.eml'),
    );
    expect(root.textContent).not.to.contain('not loaded');
  });

  it('is shown as text where it has nothing else, and cut where it is long', async () => {
    const plain = await openBytes(
      new TextEncoder().encode(
        'From: a@example.org\nSubject: x\n\n<b>nie HTML</b>\nwiersz\n\nakapit',
      ),
      'a.eml',
    );
    const { root, read } = await readIn(plain);
    expect(read.structure).to.equal('stated');
    expect(root.querySelectorAll('b')).to.have.length(0);
    expect([...root.querySelectorAll('p')].map((each) => each.textContent)).to.deep.equal([
      '<b>nie HTML</b>wiersz',
      'akapit',
    ]);
    const long = await readIn(await openBytes(mail('<p>x</p>'.repeat(60_000)), 'a.eml'));
    expect(long.root.querySelectorAll('p').length).to.be.lessThan(50_001);
    expect(long.root.textContent).to.contain('Only the beginning of the text');
  });

  it('makes few elements of tags that are never closed, and says that it is cut', async () => {
    const fonts = Array.from({ length: 1000 }, (_, n) => `<font color=${n}>`).join('');
    const inside = fonts.replaceAll('<font', '<fo<font x>nt');
    const [open, hidden] = [fonts, inside].map(
      (tags) => `<p>${tags}</p>${'<p>x</p>'.repeat(1000)}`,
    );
    // Open tags stand again in each paragraph: a million elements, and a page that waits for them.
    for (const html of [open!, hidden!]) {
      const made = parseHtml(html)!.document.querySelectorAll('*').length;
      expect(made).to.be.lessThan(5000);
    }
    const body = await bodyOf(open!);
    expect(body.querySelectorAll('p')).to.have.length(1001);
    const late = await bodyOf(`<p>first</p>${'<div>'.repeat(100_000)}late`);
    expect(late.textContent).to.contain('Only the beginning');
    expect(late.textContent).to.contain('first');
  });

  it('shows the words alone where more tags than are parsed stand before the first', async () => {
    const html = `${'<div>'.repeat(100_000)}na dnie${'</div>'.repeat(100_000)}`;
    const message = `From: a@example.org\r\nContent-Type: text/html\r\n\r\n${html}`;
    const { root } = await readIn(await openBytes(new TextEncoder().encode(message), 'a.eml'));
    expect(root.textContent).to.contain('na dnie').and.not.contain('Only the beginning');
    // The text that came beside the HTML is the sender's own.
    expect((await bodyOf(html)).textContent).to.contain('Zwykły tekst');
  });

  it('keeps emphasis of many kinds', async () => {
    const kinds = Array.from({ length: 30 }, (_, n) => `<b style="top:${n}px">${n}</b>`).join('');
    const body = await bodyOf(kinds.repeat(30));
    expect(body.querySelectorAll('b')).to.have.length(900);
  });

  it('takes deep nesting without failing', async () => {
    const deep = await bodyOf(`${'<div>'.repeat(5000)}na dnie${'</div>'.repeat(5000)}`);
    expect(deep.textContent).to.contain('na dnie');
  });
});
