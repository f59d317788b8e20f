import { aTimeout, expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define.ts';
import '../field/define.ts';
import '../form/define.ts';

const page = (host: string, box: string, inside = '', time = ''): Promise<HTMLElement> =>
  fixture<HTMLElement>(`<form lang="pl"><tt-consent ${host}><tt-field>
      <div data-option><input id="c" name="c" type="checkbox" value="yes" ${box}>
      <label for="c">Zgadzam się
        na telefon</label></div></tt-field>
      ${['time', 'withdrawn', 'version', 'text', 'language']
        .map(
          (record) =>
            `<input type="hidden" name="c-${record}" data-${record} value="${record === 'time' ? time : ''}">`,
        )
        .join('')}${inside}
    </tt-consent><button>Send</button><button type="button" name="contains" hidden></button></form>`);

const box = (root: ParentNode): HTMLInputElement => root.querySelector('[type=checkbox]')!;
const record = (root: HTMLElement, name: string): string =>
  String(new FormData(root as HTMLFormElement).get(`c-${name}`));

async function tick(root: ParentNode): Promise<void> {
  box(root).focus();
  await sendKeys({ type: ' ' });
}

async function warningsOf(work: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const original = console.warn;
  console.warn = (...parts: unknown[]) => said.push(String(parts[0]));
  try {
    await work();
    await aTimeout(50);
  } finally {
    console.warn = original;
  }
  return said;
}

describe('tt-consent', () => {
  it('writes down when, to which words and in which language a person agreed', async () => {
    const root = await page('version="2026-11"', '');
    await aTimeout(0);
    expect(record(root, 'time')).to.equal('');
    const before = new Date().toISOString();
    await tick(root);
    expect(record(root, 'time') >= before).to.equal(true);
    expect(record(root, 'time')).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(record(root, 'text')).to.equal('Zgadzam się na telefon');
    expect(record(root, 'language')).to.equal('pl');
    expect(record(root, 'version')).to.equal('2026-11');
    expect(record(root, 'withdrawn')).to.equal('');
  });

  /** A page whose script has not come: the same without the element around, until `come`. */
  async function early(): Promise<{ root: HTMLElement; come: () => void }> {
    const root = await page('', '');
    const host = root.querySelector('tt-consent')!;
    const plain = document.createElement('div');
    const late = host.cloneNode() as Element;
    host.replaceWith(plain);
    plain.append(...host.childNodes);
    const come = (): void => {
      late.append(...plain.childNodes);
      plain.replaceWith(late);
    };
    root.addEventListener('submit', (event) => event.preventDefault());
    return { root, come };
  }

  it('notes of a box that was ticked before the script came when it found it so', async () => {
    const { root, come } = await early();
    await tick(root);
    const before = new Date().toISOString();
    come();
    await aTimeout(20);
    const after = new Date().toISOString();
    await aTimeout(20);
    root.querySelector('button')!.click();
    expect(record(root, 'time') >= before && record(root, 'time') <= after).to.equal(true);
    expect(record(root, 'text')).to.equal('Zgadzam się na telefon');
    await tick(root);
    root.querySelector('button')!.click();
    expect(record(root, 'time')).to.equal('');
  });

  it('notes no time of a box that a script ticked before it came, nor one after a reset', async () => {
    const { root, come } = await early();
    box(root).checked = true;
    come();
    await aTimeout(20);
    root.querySelector('button')!.click();
    expect(record(root, 'time')).to.equal('');
    const other = await early();
    await tick(other.root);
    other.come();
    await aTimeout(20);
    (other.root as HTMLFormElement).reset();
    await aTimeout(20);
    box(other.root).checked = true;
    other.root.querySelector('button')!.click();
    expect(record(other.root, 'time')).to.equal('');
  });

  it('forgets the time when the person takes it back', async () => {
    const root = await page('', '');
    await tick(root);
    await tick(root);
    expect(box(root).checked).to.equal(false);
    expect(record(root, 'time')).to.equal('');
    expect(record(root, 'withdrawn')).to.equal('');
  });

  it('writes down that a consent given before is withdrawn, by the same key', async () => {
    const root = await page('data-given', 'checked');
    expect(record(root, 'withdrawn')).to.equal('');
    await tick(root);
    expect(record(root, 'withdrawn')).to.match(/Z$/);
    await tick(root);
    expect(record(root, 'withdrawn')).to.equal('');
  });

  it('has the time it was printed with again after a reset', async () => {
    const root = await page('data-given', 'checked');
    const form = root as HTMLFormElement;
    form.addEventListener('submit', (event) => event.preventDefault());
    const given = '2024-05-03T10:00:00.000Z';
    const host = root.querySelector('tt-consent')!;
    root.querySelector<HTMLInputElement>('[data-time]')!.value = given;
    // As a page that was printed so.
    const printed = host.cloneNode(true);
    host.replaceWith(printed);
    await aTimeout(0);
    await tick(root);
    expect(record(root, 'time')).to.equal('');
    form.reset();
    root.querySelector('button')!.click();
    expect(record(root, 'time')).to.equal(given);
    expect(record(root, 'withdrawn')).to.equal('');
    await tick(root);
    await tick(root);
    expect(record(root, 'time') > given, 'agreed anew').to.equal(true);
  });

  it('is as printed in the page itself after a reset', async () => {
    const root = await page('version="2"', '');
    await aTimeout(0);
    await tick(root);
    expect(record(root, 'time')).not.to.equal('');
    (root as HTMLFormElement).reset();
    await aTimeout(10);
    for (const name of ['time', 'withdrawn', 'text', 'language', 'version'])
      expect(record(root, name), name).to.equal('');
  });

  it('keeps what is ticked right after a reset', async () => {
    const root = await page('', '');
    await aTimeout(0);
    (root as HTMLFormElement).reset();
    box(root).click();
    await aTimeout(10);
    expect(record(root, 'time')).to.match(/Z$/);
  });

  it('is never required', async () => {
    const said = await warningsOf(async () => {
      const root = await page('', 'required');
      await aTimeout(0);
      expect(box(root).required).to.equal(false);
      expect((root as HTMLFormElement).checkValidity()).to.equal(true);
    });
    expect(said.join()).to.include('is voluntary: its "required" is taken away');
  });

  it('leaves a ticked box as printed, without a time, and warns the developer', async () => {
    const said = await warningsOf(async () => {
      const root = await page('', 'checked');
      await aTimeout(0);
      expect(box(root).checked).to.equal(true);
      expect(record(root, 'time')).to.equal('');
    });
    expect(said.join()).to.include('The consent "c" is printed ticked');
    const given = await warningsOf(() => page('data-given', 'checked name="d"'));
    expect(given.join()).not.to.include('printed ticked');
  });

  it('is told from a tick that nobody made by its time, on a page that comes back', async () => {
    const given = '2026-05-03T10:00:00.000Z';
    for (const [host, time] of [
      ['data-given', given],
      ['', ''],
    ] as const) {
      const root = await page(host, 'checked', '', time);
      root.addEventListener('submit', (event) => event.preventDefault());
      await aTimeout(0);
      root.querySelector('button')!.click();
      expect(box(root).checked).to.equal(true);
      expect(record(root, 'time')).to.equal(time);
      expect(record(root, 'text')).to.equal('Zgadzam się na telefon');
      root.remove();
    }
  });

  it('warns of more than one purpose', async () => {
    const said = await warningsOf(() => page('', '', '<input type="checkbox" aria-label="x">'));
    expect(said.join()).to.include('for one purpose, but it has 2 checkboxes');
  });

  it('tells what is ticked by a script or by the way back as far as it is known', async () => {
    const root = await page('version="3"', '');
    await aTimeout(0);
    box(root).checked = true;
    root.addEventListener('submit', (event) => event.preventDefault());
    root.querySelector('button')!.click();
    expect(record(root, 'version')).to.equal('3');
    expect(record(root, 'text')).to.equal('Zgadzam się na telefon');
    expect(record(root, 'time'), 'nobody saw when').to.equal('');
  });

  it('says that a consent is withdrawn whose box the way back gives without its tick', async () => {
    const root = await page('data-given', 'checked');
    await aTimeout(0);
    box(root).checked = false;
    root.addEventListener('submit', (event) => event.preventDefault());
    root.querySelector('button')!.click();
    expect(record(root, 'withdrawn')).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    const first = record(root, 'withdrawn');
    await aTimeout(5);
    root.querySelector('button')!.click();
    expect(record(root, 'withdrawn'), 'once').to.equal(first);
  });
});
