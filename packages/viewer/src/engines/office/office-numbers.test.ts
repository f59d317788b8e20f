import { expect } from '@open-wc/testing';
import * as samples from '../testing/office-samples.ts';
import { openBytes, outline, readIn } from '../testing/open.ts';

const lines = async (bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string[]> =>
  outline((await readIn(await openBytes(bytes, name))).root).split('\n');

describe('numbers of lists are those that the document writes', () => {
  /** Levels of an act: section, paragraph of it, point, letter. */
  const act = (): Promise<Uint8Array<ArrayBuffer>> => {
    const level = (at: number, format: string, text: string): string =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const item = (text: string, at: number, list = '1'): string =>
      samples.wp(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);
    const numbering =
      '<w:numbering xmlns:w="urn:w">' +
      `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '§ %1.')}${level(1, 'decimal', '%2.')}${level(2, 'decimal', '%3)')}${level(3, 'lowerLetter', '%4)')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2.')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="2">${level(0, 'decimal', '%1.')}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>';
    const body =
      item('Opłata', 0) +
      item('ustęp', 1) +
      item('punkt', 2) +
      item('litera', 3) +
      item('litera', 3) +
      item('punkt', 2) +
      item('ustęp', 1) +
      samples.wp('Umowa') +
      item('Zakres', 0, '2') +
      item('roboty', 1, '2') +
      item('dostawy', 1, '2') +
      item('nowa lista', 0, '3');
    return samples.docx(body, [{ name: 'word/numbering.xml', content: numbering }]);
  };

  it('DOCX: with the signs around them, over several levels', async () => {
    expect(await lines(await act(), 'a.docx')).to.deep.equal([
      '<ol role=list><li>§ 1. Opłata<ol><li>ustęp<ol role=list><li>1) punkt' +
        '<ol role=list><li>a) litera</><li>b) litera</></></><li>2) punkt</></></><li>ustęp</></></></>',
      '<p>Umowa</>',
      '<ol><li>Zakres<ol role=list><li>1.1. roboty</><li>1.2. dostawy</></></></>',
      '<ol><li>nowa lista</></>',
    ]);
  });

  it('ODT: with what stands before and behind them', async () => {
    const item = (text: string, inside = ''): string =>
      `<text:list-item><text:p>${text}</text:p>${inside}</text:list-item>`;
    const level = (at: number, rest: string): string =>
      `<text:list-level-style-number text:level="${at}" ${rest}/>`;
    const style = (name: string, ...levels: string[]): string =>
      `<text:list-style st:name="${name}">${levels.join('')}</text:list-style>`;
    const bytes = await samples.odtWith({
      body:
        `<text:list text:style-name="P">${item('punkt', `<text:list>${item('litera')}${item('litera')}</text:list>`)}${item('punkt')}</text:list>` +
        `<text:list text:style-name="N">${item('sama liczba')}</text:list>` +
        `<text:list text:style-name="K">${item('z kropką')}${item('i dalej')}</text:list>`,
      automatic:
        style(
          'P',
          level(1, 'st:num-format="1" st:num-suffix=")"'),
          level(2, 'st:num-prefix="lit. " st:num-format="a" st:num-suffix=")"'),
        ) +
        style('N', level(1, 'st:num-format="1"')) +
        style('K', level(1, 'st:num-format="1" st:num-suffix="."')),
    });
    expect(await lines(bytes, 'a.odt')).to.deep.equal([
      '<ol role=list><li>1) punkt<ol role=list><li>lit. a) litera</><li>lit. b) litera</></></><li>2) punkt</></>',
      '<ol role=list><li>1 sama liczba</></>',
      '<ol><li>z kropką</><li>i dalej</></>',
    ]);
  });

  it('DOCX: counted on through chapters, and from zero', async () => {
    const level = (
      at: number,
      format: string,
      text: string,
      rest = '<w:start w:val="1"/>',
    ): string =>
      `<w:lvl w:ilvl="${at}">${rest}<w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const item = (text: string, at: number, list = '1'): string =>
      samples.wp(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);
    const numbering =
      '<w:numbering xmlns:w="urn:w">' +
      `<w:abstractNum w:abstractNumId="0">${level(0, 'upperRoman', 'Rozdział %1')}${level(1, 'decimal', '§ %2.', '<w:lvlRestart w:val="0"/>')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.', '<w:start w:val="0"/>')}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>';
    const body =
      item('Przepisy', 0) +
      item('cel', 1) +
      item('zakres', 1) +
      item('Opłaty', 0) +
      item('stawka', 1) +
      item('wstęp', 0, '2') +
      item('dalej', 0, '2');
    const bytes = await samples.docx(body, [{ name: 'word/numbering.xml', content: numbering }]);
    expect(await lines(bytes, 'a.docx')).to.deep.equal([
      '<ol role=list><li>Rozdział I Przepisy<ol role=list><li>§ 1. cel</><li>§ 2. zakres</></></>' +
        '<li>Rozdział II Opłaty<ol role=list><li>§ 3. stawka</></></></>',
      '<ol start=0><li>wstęp</><li>dalej</></>',
    ]);
  });

  it('ODT: from zero, and with a sign alone', async () => {
    const item = (text: string, stated = ''): string =>
      `<text:list-item${stated}><text:p>${text}</text:p></text:list-item>`;
    const style = (name: string, rest: string): string =>
      `<text:list-style st:name="${name}"><text:list-level-style-number text:level="1" ${rest}/></text:list-style>`;
    const zero = ' text:start-value="0"';
    const bytes = await samples.odtWith({
      body:
        `<text:list text:style-name="Z">${item('zero')}${item('jeden')}</text:list>` +
        `<text:list text:style-name="K">${item('jeden')}${item('zero', zero)}${item('jeden')}</text:list>` +
        `<text:list text:style-name="P">${item('jeden')}${item('zero', zero)}</text:list>` +
        `<text:list text:style-name="S">${item('bez liczby')}</text:list>`,
      automatic:
        style('Z', `st:num-format="1" st:num-suffix="."${zero}`) +
        style('K', 'st:num-format="1" st:num-suffix="."') +
        style('P', 'st:num-format="1" st:num-suffix=")"') +
        style('S', 'st:num-format="" st:num-prefix="§ "'),
    });
    expect(await lines(bytes, 'a.odt')).to.deep.equal([
      '<ol start=0><li>zero</><li>jeden</></>',
      '<ol><li>jeden</><li value=0>zero</><li>jeden</></>',
      '<ol role=list><li>1) jeden</><li>0) zero</></>',
      '<ol role=list><li>§ bez liczby</></>',
    ]);
  });

  const numbered = (type: string, text: string, rest = ''): string =>
    samples.ap(text, `<a:pPr><a:buAutoNum type="${type}"${rest}/></a:pPr>`);

  it('PPTX: with the signs around them', async () => {
    const bytes = await samples.pptx(
      samples.shape(
        '<p:ph/>',
        numbered('arabicPeriod', 'um') +
          samples.ap('nota', '<a:pPr lvl="1"><a:buChar char="-"/></a:pPr>') +
          numbered('arabicPeriod', 'dois') +
          numbered('alphaLcParenR', 'alínea') +
          numbered('alphaLcParenR', 'alínea') +
          numbered('romanUcPeriod', 'capítulo', ' startAt="4"') +
          numbered('arabicParenBoth', 'número') +
          numbered('alphaUcPeriod', 'letra'),
      ),
    );
    expect((await lines(bytes, 'a.pptx')).slice(0, -3)).to.deep.equal([
      '<ol><li>um<ul><li>nota</></></><li>dois</></>',
      '<ol role=list><li>a) alínea</><li>b) alínea</></>',
      '<ol start=4><li>capítulo</></>',
      '<ol role=list><li>(1) número</></>',
      '<ol><li>letra</></>',
    ]);
  });

  it('PPTX: also where the style of the text has them', async () => {
    const style =
      '<a:lstStyle><a:lvl1pPr><a:buAutoNum type="arabicParenR"/></a:lvl1pPr></a:lstStyle>';
    const bytes = await samples.pptx(
      samples.shape('<p:ph/>', `${style}${samples.ap('um')}${samples.ap('dois')}`),
    );
    expect((await lines(bytes, 'a.pptx')).slice(0, -3)).to.deep.equal([
      '<ol role=list><li>1) um</><li>2) dois</></>',
    ]);
  });

  const past = async (bytes: Promise<Uint8Array<ArrayBuffer>>, name: string): Promise<string> => {
    const { root } = await readIn(await openBytes(await bytes, name));
    const items = [...root.querySelectorAll('li')];
    expect(items).to.have.length(28);
    return items
      .slice(25)
      .map((item) => `${item.closest('ol')!.type} ${item.textContent}`)
      .join('|');
  };

  it('letters go on past z as the document’s program writes them', async () => {
    const items = (make: (text: string) => string): string => make('x').repeat(28);
    const style =
      '<w:numbering xmlns:w="urn:w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>' +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';
    const word = samples.docx(
      items((text) =>
        samples.wp(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
      ),
      [{ name: 'word/numbering.xml', content: style }],
    );
    expect(await past(word, 'a.docx')).to.equal('a x| aa. x| bb. x');
    const slide = samples.pptx(
      samples.shape(
        '',
        items((text) => numbered('alphaLcPeriod', text)),
      ),
    );
    expect(await past(slide, 'a.pptx')).to.equal('a x| aa. x| bb. x');
    const open = (rest: string): Promise<Uint8Array<ArrayBuffer>> =>
      samples.odtWith({
        body: `<text:list text:style-name="P">${items((text) => `<text:list-item><text:p>${text}</text:p></text:list-item>`)}</text:list>`,
        automatic: `<text:list-style st:name="P"><text:list-level-style-number text:level="1" st:num-format="a" ${rest}/></text:list-style>`,
      });
    expect(await past(open('st:num-suffix="." st:num-letter-sync="true"'), 'a.odt')).to.equal(
      'a x| aa. x| bb. x',
    );
    expect(await past(open('st:num-suffix=")"'), 'a.odt')).to.equal(' z) x| aa) x| ab) x');
  });
});
