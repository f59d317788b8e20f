import { aTimeout, expect, fixture } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { sendKeys } from '@web/test-runner-commands';
import './define.ts';
import '../field/define.ts';
import '../form/define.ts';

const page = (box = 'required', version = ''): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<tt-form lang="lv"><form><tt-statement version="7"><tt-field>
      <p id="s-error" data-error hidden></p>
      <div data-option><input id="s" name="s" type="checkbox" value="yes" ${box}
        aria-describedby="s-error"><label for="s">Apliecinu patiesumu</label></div></tt-field>
      <input type="hidden" name="s-text" data-text>
      <input type="hidden" name="s-time" data-time>
      <input type="hidden" name="s-language" data-language>
      <input type="hidden" name="s-version" value="${version}" data-version>
    </tt-statement><button>Sūtīt</button></form></tt-form>`);
const box = (root: ParentNode): HTMLInputElement => root.querySelector('[type=checkbox]')!;
const data = (root: ParentNode): Record<string, unknown> =>
  Object.fromEntries(new FormData(root.querySelector('form')!));

async function warningsOf(work: () => Promise<unknown>): Promise<string> {
  const said: string[] = [];
  const original = console.warn;
  console.warn = (...parts: unknown[]) => said.push(String(parts[0]));
  try {
    await work();
    await aTimeout(50);
  } finally {
    console.warn = original;
  }
  return said.join('\n');
}

describe('tt-statement', () => {
  it('stops the form until it is made', async () => {
    const root = await page();
    let sent = 0;
    root.addEventListener('tt-submit', (event) => {
      event.preventDefault();
      sent += 1;
    });
    root.querySelector('button')!.focus();
    await sendKeys({ press: 'Enter' });
    const error = root.querySelector<HTMLElement>('[data-error]')!;
    await waitUntil(() => !error.hidden, 'error');
    expect(sent).to.equal(0);
    box(root).focus();
    await sendKeys({ type: ' ' });
    root.querySelector('button')!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => sent === 1, 'sent');
  });

  it('notes of a box that was ticked before the script came when it found it so', async () => {
    const root = await page();
    root.addEventListener('tt-submit', (event) => event.preventDefault());
    const host = root.querySelector('tt-statement')!;
    // As the page is without the element.
    const plain = document.createElement('div');
    const late = host.cloneNode() as Element;
    host.replaceWith(plain);
    plain.append(...host.childNodes);
    box(root).focus();
    await sendKeys({ type: ' ' });
    const before = new Date().toISOString();
    late.append(...plain.childNodes);
    plain.replaceWith(late);
    await aTimeout(20);
    const after = new Date().toISOString();
    await aTimeout(20);
    root.querySelector('button')!.click();
    await waitUntil(() => !!data(root)['s-time'], 'the time');
    const time = String(data(root)['s-time']);
    expect(time >= before && time <= after).to.equal(true);
  });

  it('sends the words, the language, the version and the time with the tick', async () => {
    const root = await page();
    box(root).focus();
    await sendKeys({ type: ' ' });
    const { 's-time': time, 'tt-submission': key, ...rest } = data(root);
    expect(key).to.be.a('string');
    expect(time).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(rest).to.deep.equal({
      s: 'yes',
      's-text': 'Apliecinu patiesumu',
      's-language': 'lv',
      's-version': '7',
    });
  });

  it('sends the words alone, without the marks of which a form shows one', async () => {
    const root = await page();
    for (const mark of ['required', 'optional']) {
      const span = document.createElement('span');
      span.dataset[mark] = '';
      span.textContent = `(${mark})`;
      root.querySelector('label')!.append(' ', span);
    }
    box(root).focus();
    await sendKeys({ type: ' ' });
    expect(data(root)['s-text']).to.equal('Apliecinu patiesumu');
  });

  it('takes it all back with the tick', async () => {
    const root = await page();
    box(root).focus();
    await sendKeys({ type: ' ' });
    await sendKeys({ type: ' ' });
    expect(data(root)['s-text']).to.equal('');
    expect(data(root)['s-time']).to.equal('');
    expect(data(root)['s-language']).to.equal('');
  });

  it('is as printed in the page itself after a reset', async () => {
    const root = await page();
    box(root).focus();
    await sendKeys({ type: ' ' });
    expect(data(root)['s-time']).not.to.equal('');
    root.querySelector('form')!.reset();
    await aTimeout(10);
    for (const name of ['time', 'text', 'language', 'version'])
      expect(data(root)[`s-${name}`], name).to.equal('');
  });

  it('warns the developer of a statement that can be left out, or that nobody made', async () => {
    expect(await warningsOf(() => page(''))).to.include('is not "required"');
    expect(await warningsOf(() => page('required checked'))).to.include('nobody has made it');
  });

  it('takes the rule on the field for one, as sections that are asked only sometimes have it', async () => {
    const said = await warningsOf(() =>
      fixture(`<tt-form lang="lv"><form><input name="pays" value="debit">
        <fieldset data-reveal="pays=debit"><legend>Maksājums</legend>
        <tt-statement><tt-field required><div data-option>
          <input id="mandate" name="mandate" type="checkbox" value="yes" aria-required="true">
          <label for="mandate">Piekrītu maksājumam</label>
        </div></tt-field></tt-statement></fieldset></form></tt-form>`),
    );
    expect(said).not.to.include('mandate');
  });

  it('leaves a printed version and tells that another one stands in the page', async () => {
    const said = await warningsOf(async () => {
      const root = await page('required', '6');
      box(root).focus();
      await sendKeys({ type: ' ' });
      expect(data(root)['s-version']).to.equal('6');
    });
    expect(said).to.include('data-version says "6", but the page says "7"');
  });

  it('has the time it was printed with again after a reset', async () => {
    const root = await page('required checked');
    const given = '2024-05-03T10:00:00.000Z';
    root.querySelector<HTMLInputElement>('[data-time]')!.value = given;
    // As a page that was printed so.
    const host = root.querySelector('tt-statement')!;
    host.replaceWith(host.cloneNode(true));
    await aTimeout(0);
    box(root).focus();
    await sendKeys({ type: ' ' });
    expect(data(root)['s-time']).to.equal('');
    root.querySelector('form')!.reset();
    await aTimeout(10);
    expect(data(root)['s-time']).to.equal(given);
  });
});
