import { expect } from '@open-wc/testing';
import type { OpenOptions } from '../engine.ts';
import { joinBytes } from '../testing/make-zip.ts';
import { openBytes, outline, readIn } from '../testing/open.ts';

const form =
  '<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet type="text/xsl" href="https://example.org/styl.xsl"?>' +
  '<wniosek xmlns="urn:gmina" xmlns:xsi="urn:xsi" rok="2026"><osoba><imie>Łucja</imie></osoba><uwagi>ważne <b>bardzo</b> pilne</uwagi></wniosek>';

const read = async (text: string, options: Partial<OpenOptions> = {}) =>
  readIn(await openBytes(joinBytes(text), 'wniosek.xml', options));

function stylesheet(template: string): Document {
  return new DOMParser().parseFromString(
    `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:g="urn:gmina" exclude-result-prefixes="g">` +
      `<xsl:output method="html"/><xsl:template match="/">${template}</xsl:template></xsl:stylesheet>`,
    'application/xml',
  );
}

describe('XML', () => {
  it('is an outline of names, attributes and texts', async () => {
    const { root, read: page } = await read(form);
    expect(page.structure).to.equal('stated');
    expect(outline(root)).to.equal(
      '<ul><li><strong>wniosek</> (rok: 2026)<ul><li><strong>osoba</><ul><li><strong>imie</>: Łucja</></></>' +
        '<li><strong>uwagi</>: ważne<ul><li><strong>b</>: bardzo</><li>pilne</></></></></></>',
    );
  });

  it('is shown by the stylesheet of the page, cleaned', async () => {
    const xmlView = stylesheet(
      '<html><body><h1>Wniosek</h1><p onclick="x()" style="color:red">Imię: <xsl:value-of select="//g:imie"/></p>' +
        '<script>globalThis.ran = true</script><img src="https://example.org/x.png" alt="herb"/></body></html>',
    );
    const { root } = await read(form, { xmlView });
    // A browser without XSLT shows the outline.
    expect(outline(root).replace(/\n\s*/g, '')).to.match(
      'XSLTProcessor' in globalThis
        ? /^<h2>Wniosek<\/><p>Imię: Łucja<\/><span>\[herb\]<\/>$/
        : /^<ul><li><strong>wniosek/,
    );
  });

  it('is shown by a function of the page, cleaned', async () => {
    const { root } = await read(form, {
      xmlView: async (xml) => {
        const made = document.createElement('section');
        made.id = 'wniosek';
        made.append(xml.querySelector('imie')!.textContent ?? '', document.createElement('script'));
        return made;
      },
    });
    expect(outline(root)).to.equal('Łucja');
  });

  it('keeps the answer of every control of the view, and none that is secret', async () => {
    const { root } = await read(form, {
      xmlView: () => {
        const made = document.createElement('div');
        made.append(
          ...new DOMParser().parseFromString(
            '<p><label>Imię</label><input value="Łukasz"></p>' +
              '<p>Urodzony:<input type="date" value="1990-05-17"> lat <input type="number" value="35">, <input type="email" value="l@example.org"></p>' +
              '<p>Okres <input value="2026">-<input value="01"> od <input type="time" value="10:30">do</p>' +
              '<p>Kwota:<input type="number" value="-12.50">zł</p>' +
              '<p>Gmina<select><option>Łańcut</option><option selected> Mielec\n miasto </option></select></p>' +
              '<p>Stan<select><optgroup label="x"><option disabled>wybierz</option><option label="wolny">w</option></optgroup></select></p>' +
              '<p>Języki<select multiple><option selected>polski</option><option>czeski</option><option selected>łotewski</option></select></p>' +
              '<p>Nic<select multiple><option>nic</option></select></p>' +
              '<p>Uwagi<textarea readonly>pierwsza\ndruga</textarea></p>' +
              '<p><input type="checkbox" checked>zgoda<input type="radio">sprzeciw</p>' +
              '<p>Hasło<input type="password" value="sekret"><input type="hidden" value="ukryte"><input type="submit" value="wyślij"><button>dalej</button></p>' +
              '<p><input list="d" value="a"><datalist id="d"><option>podpowiedź</option></datalist></p>' +
              '<fieldset><legend>Dane</legend>Ulica</fieldset>' +
              '<table><tr><td>Kod</td><td><input value="39-300"></td></tr><tr><td>Poczta</td><td><input value="Mielec"></td></tr></table>',
            'text/html',
          ).body.childNodes,
        );
        return made;
      },
    });
    expect([...root.querySelectorAll('p, td')].map(({ textContent }) => textContent)).to.deep.equal(
      [
        'Imię Łukasz',
        'Urodzony: 1990-05-17 lat 35, l@example.org',
        'Okres 2026-01 od 10:30 do',
        'Kwota: -12.50 zł',
        'Gmina Mielec miasto',
        'Stan wolny',
        'Języki polski, łotewski',
        'Nic',
        'Uwagi pierwsza\ndruga',
        '☒ zgoda ☐ sprzeciw',
        'Hasło',
        'a',
        'Kod',
        '39-300',
        'Poczta',
        'Mielec',
      ],
    );
    expect(root.querySelectorAll('p br')).to.have.length(1);
    expect([...root.querySelectorAll('div div')].map(outline)).to.contain('Dane');
  });

  it('is shown as it is where the view fails', async () => {
    for (const xmlView of [
      stylesheet('<xsl:message terminate="yes"/>'),
      () => {
        throw new Error('no');
      },
      new DOMParser().parseFromString('<nothing/>', 'application/xml'),
    ]) {
      const { root } = await read(form, { xmlView });
      expect(root.querySelector('strong')?.textContent).to.equal('wniosek');
    }
  });

  it('that declares entities, or is broken, is shown as text and expands nothing', async () => {
    const laughs = Array.from(
      { length: 9 },
      (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
    );
    for (const text of [
      `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "lol">${laughs.join('')}]><a>&l9;</a>`,
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "/etc/passwd">]><a>&x;</a>',
      '<?xml version="1.0"?><a><b></a>',
    ]) {
      const { root, read: page } = await read(text);
      expect(page.structure).to.equal('stated');
      expect(root.textContent).to.equal(text);
    }
  });

  it('of many elements is cut, and the page says so', async () => {
    const { root } = await read(`<a>${'<b>x</b>'.repeat(30_000)}</a>`);
    expect(root.querySelectorAll('li').length).to.be.lessThan(20_001);
    expect(root.querySelector('p')?.textContent).to.contain('20,000');
  });

  it('holds files that open in place, and says how large other data is', async () => {
    const data = btoa('%PDF-1.7 not whole'.repeat(20));
    const wrapped = data.replace(/.{64}/g, '$&\n');
    const opened = await openBytes(
      joinBytes(
        `<w:Dokument xmlns:w="urn:w"><w:Zalacznik nazwaPliku="ska\u202en.pdf" format="application/pdf"><w:DaneZalacznika>\n${wrapped}\n</w:DaneZalacznika></w:Zalacznik>` +
          `<w:Zalacznik><w:nazwaPliku>plan.png</w:nazwaPliku><w:Dane>${data}</w:Dane></w:Zalacznik>` +
          `<w:Inne><w:a><w:b>${data}</w:b></w:a></w:Inne><w:Tekst>${'ważne '.repeat(50)}</w:Tekst></w:Dokument>`,
      ),
      'wniosek.xml',
    );
    const { root } = await readIn(opened);
    expect(root.textContent).not.to.contain(data.slice(0, 40));
    const items = [...root.querySelectorAll('li')].map(({ textContent }) => textContent);
    expect(items).to.contain('DaneZalacznika: ska[U+202E]n.pdf (0.4 kB)');
    expect(items).to.contain('Dane: plan.png (0.4 kB)');
    expect(items).to.contain('b: Encoded data, 0.4 kB');
    expect(root.textContent).to.contain('ważne ważne');
    const buttons = [...root.querySelectorAll<HTMLElement>('button[data-attachment]')];
    expect(buttons.map(({ dataset }) => dataset['attachment'])).to.deep.equal(['0', '1']);
    const files = await opened.attachments!();
    expect(files.map(({ name, type }) => [name, type])).to.deep.equal([
      ['ska\u202en.pdf', 'application/pdf'],
      ['plan.png', undefined],
    ]);
    for (const file of files)
      expect(new TextDecoder().decode(await file.content())).to.match(
        /^(?:%PDF-1.7 not whole){20}$/,
      );
  });

  it('leaves signatures out of the outline, and keeps what they are written around', async () => {
    const namespaces = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:x="urn:xades"';
    const parts =
      '<ds:SignedInfo><ds:Reference URI=""/></ds:SignedInfo><ds:SignatureValue>QUJD</ds:SignatureValue><ds:KeyInfo><ds:KeyName>klucz</ds:KeyName></ds:KeyInfo>' +
      '<ds:Object><x:QualifyingProperties><x:City>Mielec</x:City></x:QualifyingProperties></ds:Object>';
    const within = await read(
      `<a ${namespaces}><b>tekst</b><ds:Signature>${parts}</ds:Signature></a>`,
    );
    expect(outline(within.root)).to.equal(
      '<ul><li><strong>a</><ul><li><strong>b</>: tekst</></></></>',
    );
    const around = await read(
      `<ds:Signature ${namespaces}>${parts}<ds:Object><b>tekst</b></ds:Object></ds:Signature>`,
    );
    expect(outline(around.root)).to.equal(
      '<ul><li><strong>Signature</><ul><li><strong>Object</><ul><li><strong>b</>: tekst</></></></></></>',
    );
  });

  it('states the signatures that it carries', async () => {
    const signature =
      '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:Reference URI=""/></ds:SignedInfo>' +
      '<ds:Object><x:SigningTime xmlns:x="urn:x">2026-01-02T10:00:00Z</x:SigningTime></ds:Object></ds:Signature>';
    const around = await openBytes(joinBytes(signature.replace('URI=""', 'URI="#a"')), 'a.xml');
    expect(await around.signatures()).to.deep.equal([
      { time: new Date('2026-01-02T10:00:00Z'), coversWholeDocument: false },
    ]);
    const opened = await openBytes(joinBytes(`<a>${signature}<Signature/></a>`), 'a.xml');
    expect(await opened.signatures()).to.deep.equal([
      { time: new Date('2026-01-02T10:00:00Z'), coversWholeDocument: true },
    ]);
  });
});
