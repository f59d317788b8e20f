import '@twintown/core/messages/all.js';
import { languages } from '@twintown/core/language.js';
import { translate } from '@twintown/core/messages.js';
import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import { waitUntil } from '../testing/wait.ts';
import { emulateMedia, resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import './define.ts';
import { signatureFieldExamples } from './signature-field.examples.ts';
import { TtSignatureField } from './signature-field.ts';
import { parseSignaturePath } from './signature-path.ts';

const chromium = navigator.userAgent.includes('Chrome');

function shadow<E extends Element>(field: TtSignatureField, selector: string): E {
  const found = field.renderRoot.querySelector<E>(selector);
  if (!found) throw new Error(`No ${selector} in the field`);
  return found;
}

const pad = (field: TtSignatureField) => shadow<SVGSVGElement>(field, '#pad');
const radio = (field: TtSignatureField, method: string) =>
  shadow<HTMLInputElement>(field, `input[value=${method}]`);
const input = (field: TtSignatureField) => field.querySelector('input') as HTMLInputElement;
const shown = (field: TtSignatureField) =>
  field.querySelector<HTMLElement>('[data-error]:not([hidden])')?.lastChild?.textContent ?? '';
const inkWidth = (field: TtSignatureField) =>
  shadow<SVGPathElement>(field, '[data-ink]').getBoundingClientRect().width;

async function place(content: ReturnType<typeof html>): Promise<TtSignatureField> {
  const form = await fixture<HTMLFormElement>(html`<form>${content}</form>`);
  // Leaves the page where it is: what a form sends is read from FormData.
  form.addEventListener('submit', (event) => event.preventDefault());
  const field = form.querySelector('tt-signature-field') as TtSignatureField;
  await field.updateComplete;
  return field;
}

const usual = (attributes: { method?: string; value?: string } = {}) =>
  place(
    html`<tt-signature-field
        id="field"
        name="signature"
        method=${attributes.method ?? 'typed'}
        value=${attributes.value ?? ''}
      >
        <label for="sig">Name</label>
        <p data-hint>As in your passport</p>
        <input id="sig" name="signature-name" required /> </tt-signature-field
      ><button>Send</button>`,
  );

function at(target: Element, x = 0.5, y = 0.5): [number, number] {
  const box = target.getBoundingClientRect();
  return [Math.round(box.left + box.width * x), Math.round(box.top + box.height * y)];
}

/** Resolves when the page has seen the event: WebKit's driver answers before that. */
function seen(type: string): Promise<unknown> {
  return new Promise((resolve) =>
    window.addEventListener(type, () => setTimeout(resolve), { capture: true, once: true }),
  );
}

async function click(target: Element): Promise<void> {
  target.scrollIntoView({ block: 'nearest' });
  await nextFrame();
  const clicked = seen('click');
  await sendMouse({ type: 'click', position: at(target) });
  await clicked;
}

async function press(key: string): Promise<void> {
  const released = seen('keyup');
  await sendKeys({ press: key });
  await released;
}

/** Draws with the mouse, through places given as parts of the pad's width and height. */
async function draw(field: TtSignatureField, ...places: [number, number][]): Promise<void> {
  pad(field).scrollIntoView({ block: 'center' });
  await nextFrame();
  for (const [index, [x, y]] of places.entries()) {
    await sendMouse({ type: 'move', position: at(pad(field), x, y) });
    if (index === 0) await sendMouse({ type: 'down' });
  }
  const released = seen('pointerup');
  await sendMouse({ type: 'up' });
  await released;
  await field.updateComplete;
}

const stroke: [number, number][] = [
  [0.1, 0.5],
  [0.3, 0.2],
  [0.5, 0.7],
];

function sent(field: TtSignatureField): Record<string, unknown> {
  return Object.fromEntries(new FormData(field.form as HTMLFormElement));
}

describe('tt-signature-field', () => {
  before(async () => {
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = new URL('../twintown.css', import.meta.url).href;
    const ready = new Promise((resolve) => sheet.addEventListener('load', resolve));
    document.head.append(sheet);
    await ready;
  });

  afterEach(() => resetMouse());

  it('has its two ways below each other where large text leaves them little room', async () => {
    const field = await usual();
    const places = (): DOMRect[] =>
      ['typed', 'drawn'].map((method) => radio(field, method).getBoundingClientRect());
    field.style.cssText = 'inline-size:288px;font-size:16px';
    const [typed, drawn] = places();
    expect(drawn!.left).to.be.at.least(typed!.right - 1);
    field.style.fontSize = '32px';
    const [above, below] = places();
    expect(below!.top).to.be.at.least(above!.bottom - 1);
    expect(below!.width).to.be.above(280);
  });

  it('signs with a typed name in the input that the author printed', async () => {
    const field = await usual();
    await click(input(field));
    await sendKeys({ type: 'Łucja Ķirsone' });
    expect(sent(field)).to.deep.equal({
      'signature-method': 'typed',
      'signature-name': 'Łucja Ķirsone',
    });
    expect(field.validity.valid).to.equal(true);
    expect(
      getComputedStyle(shadow(field, '#pad').closest('[data-panel]') as Element).display,
    ).to.equal('none');
  });

  it('signs with a drawing, and then sends no typed name', async () => {
    const field = await usual();
    const events: string[] = [];
    field.addEventListener('input', () => events.push('input'));
    field.addEventListener('change', () => events.push('change'));
    await click(radio(field, 'drawn'));
    expect(events).to.deep.equal(['input', 'change']);
    expect(field.validity.valueMissing).to.equal(true);
    await draw(field, ...stroke);
    expect(events).to.deep.equal(['input', 'change', 'input', 'change']);
    const data = sent(field);
    expect(Object.keys(data).sort()).to.deep.equal(['signature', 'signature-method']);
    expect(data['signature-method']).to.equal('drawn');
    expect(data['signature']).to.equal(field.value);
    const drawn = parseSignaturePath(field.value);
    expect(drawn?.strokes).to.have.length(1);
    const first = drawn?.strokes[0];
    expect(first?.start.x).to.be.closeTo(200, 12);
    expect(first?.start.y).to.be.closeTo(500, 12);
    expect(first?.curves.at(-1)?.end.x).to.be.closeTo(1000, 12);
    expect(first?.curves.at(-1)?.end.y).to.be.closeTo(700, 12);
    expect(field.validity.valid).to.equal(true);
    expect(inkWidth(field)).to.be.greaterThan(pad(field).getBoundingClientRect().width * 0.3);
  });

  it('takes a stroke that leaves the paper, and a tap', async () => {
    const field = await usual({ method: 'drawn' });
    await draw(field, [0.9, 0.5], [1.1, 1.05], [1.2, 1.1]);
    const end = parseSignaturePath(field.value)?.strokes[0]?.curves.at(-1)?.end;
    expect(end).to.deep.equal({ x: 2000, y: 1000 });
    await draw(field, [0.2, 0.3]);
    expect(parseSignaturePath(field.value)?.strokes).to.have.length(2);
    expect(field.value).to.match(/q0 0 0 0$/);
  });

  it('undoes strokes one by one, clears, and takes the clearing back, by keyboard', async () => {
    const field = await usual({ method: 'drawn' });
    await draw(field, ...stroke);
    const one = field.value;
    await draw(field, [0.6, 0.3], [0.8, 0.6]);
    const two = field.value;
    const undo = shadow<HTMLButtonElement>(field, '#undo');
    const clear = shadow<HTMLButtonElement>(field, '#clear');
    undo.focus();
    await press('Tab');
    await press('Enter');
    expect(field.value).to.equal('');
    expect(field.shadowRoot?.activeElement, 'focus stays').to.equal(clear);
    expect(clear.getAttribute('aria-disabled')).to.equal('true');
    undo.focus();
    await field.updateComplete;
    expect(undo.textContent).to.contain(translate('en', 'signature.undoClear'));
    await press('Enter');
    expect(field.value).to.equal(two);
    await press('Enter');
    expect(field.value).to.equal(one);
    await field.updateComplete;
    expect(shadow(field, '#state').textContent).to.equal(translate('en', 'signature.captured'));
    await press(' ');
    await field.updateComplete;
    expect(field.value).to.equal('');
    expect(shadow(field, '#state').textContent).to.equal(translate('en', 'signature.empty'));
    expect(sent(field)).to.deep.equal({ 'signature-method': 'drawn' });
  });

  it('says when it is signed, and when it is not any more', async () => {
    const field = await usual({ method: 'drawn' });
    const said = () => document.querySelector('[data-tt-announcer]')?.textContent ?? '';
    await draw(field, ...stroke);
    await waitUntil(() => said().includes(translate('en', 'signature.captured')));
    await click(shadow(field, '#clear'));
    await waitUntil(() => said().includes(translate('en', 'signature.cleared')));
  });

  it('keeps what was typed and what was drawn when the way is changed by arrow keys', async () => {
    const field = await usual();
    await click(input(field));
    await sendKeys({ type: 'Zofia' });
    radio(field, 'typed').focus();
    await press('ArrowRight');
    await field.updateComplete;
    expect(field.method).to.equal('drawn');
    await draw(field, ...stroke);
    const drawing = field.value;
    radio(field, 'drawn').focus();
    await press('ArrowLeft');
    await field.updateComplete;
    expect(sent(field)).to.deep.equal({ 'signature-method': 'typed', 'signature-name': 'Zofia' });
    expect(input(field).checkVisibility()).to.equal(true);
    await press('ArrowRight');
    await field.updateComplete;
    expect(sent(field)).to.deep.equal({ 'signature-method': 'drawn', signature: drawing });
  });

  it('tells what is missing, beside the field, until it is mended', async () => {
    const field = await usual();
    await click(field.form?.querySelector('button') as Element);
    await field.updateComplete;
    const sentence = translate('en', 'signature.missingTyped');
    expect(shown(field)).to.equal(sentence);
    expect(field.validationMessage).to.equal(sentence);
    expect(document.activeElement).to.equal(input(field));
    const error = field.querySelector('[data-error]') as HTMLElement;
    expect(error.checkVisibility()).to.equal(true);
    expect(input(field).getAttribute('aria-describedby')?.split(' ')).to.include(error.id);
    expect(input(field).getAttribute('aria-invalid')).to.equal('true');
    await sendKeys({ type: 'Z' });
    await field.updateComplete;
    expect(shown(field)).to.equal('');
    expect(input(field).hasAttribute('aria-invalid')).to.equal(false);
  });

  for (const printed of ['', 'Error: Sign here']) {
    it(`describes a name by no error that is mended (${printed || 'none'} printed)`, async () => {
      const field = await place(
        html`<tt-signature-field name="s">
            <label for="told">Name</label>
            <p id="told-error" data-error ?hidden=${!printed}>${printed}</p>
            <input
              id="told"
              name="told"
              required
              aria-describedby="told-error"
            /> </tt-signature-field
          ><button>Send</button>`,
      );
      const described = (): string =>
        (input(field).getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent?.trim() ?? '')
          .join('');
      await click(field.form?.querySelector('button') as Element);
      await field.updateComplete;
      expect(described()).to.not.equal('');
      await click(input(field));
      await sendKeys({ type: 'Z' });
      await field.updateComplete;
      expect(shown(field)).to.equal('');
      expect(described()).to.equal('');
    });
  }

  it('leads to the choice of the way when the drawing is missing', async () => {
    const field = await usual({ method: 'drawn' });
    await click(field.form?.querySelector('button') as Element);
    await field.updateComplete;
    expect(shown(field)).to.equal(translate('en', 'signature.missingDrawn'));
    (document.activeElement as HTMLElement).blur();
    field.focus();
    expect(field.shadowRoot?.activeElement).to.equal(radio(field, 'drawn'));
    await draw(field, ...stroke);
    expect(shown(field)).to.equal('');
    expect(field.matches(':invalid')).to.equal(false);
  });

  it("prefers the author's sentence, and needs nothing where nothing is required", async () => {
    const field = await place(
      html`<tt-signature-field name="s">
        <label for="own">Name</label>
        <input id="own" name="own" required data-error-required="Sign, please" />
      </tt-signature-field>`,
    );
    expect(field.validationMessage).to.equal('Sign, please');
    input(field).required = false;
    expect(field.checkValidity()).to.equal(true);
    field.required = true;
    expect(field.checkValidity()).to.equal(false);
  });

  it("shows the server's error until the answer is another one", async () => {
    const field = await place(
      html`<tt-signature-field name="s">
        <label for="wrong">Name</label>
        <p data-error>This name is not yours</p>
        <input id="wrong" name="wrong" value="X" aria-invalid="true" />
      </tt-signature-field>`,
    );
    expect(shown(field)).to.equal('This name is not yours');
    expect(field.validationMessage).to.equal('This name is not yours');
    await click(input(field));
    await sendKeys({ type: 'Y' });
    await field.updateComplete;
    expect(shown(field)).to.equal('');
    expect(field.validity.valid).to.equal(true);
    expect(input(field).hasAttribute('aria-invalid')).to.equal(false);
  });

  it("shows the server's error again when what it was said of is back", async () => {
    const form = await fixture<HTMLFormElement>(`<form lang="en"><fieldset>
      <tt-signature-field name="own">
        <label for="own">Full name</label>
        <p data-error><span data-visually-hidden>Error:</span> This name is not yours</p>
        <input id="own" name="own" value="X" aria-invalid="true">
      </tt-signature-field></fieldset></form>`);
    const field = form.querySelector('tt-signature-field')!;
    const error = field.querySelector<HTMLElement>('[data-error]')!;
    const printed = error.innerHTML;
    const group = form.querySelector('fieldset')!;
    await field.updateComplete;
    for (const disabled of [true, false]) {
      group.disabled = disabled;
      await waitUntil(() => error.checkVisibility() !== disabled, `disabled: ${disabled}`);
    }
    await click(input(field));
    await sendKeys({ type: 'Y' });
    await waitUntil(() => !error.checkVisibility(), 'answered');
    form.reset();
    await waitUntil(() => error.checkVisibility(), 'reset');
    expect(error.innerHTML).to.equal(printed);
    expect(input(field).getAttribute('aria-invalid')).to.equal('true');
    expect(field.validity.valid).to.equal(false);
    await click(input(field));
    await sendKeys({ type: 'Z' });
    await waitUntil(() => field.validity.valid, 'answered again');
    expect(error.checkVisibility()).to.equal(false);
  });

  it('shows an error that a script of the page writes later', async () => {
    const field = await usual();
    await click(input(field));
    await sendKeys({ type: 'Z' });
    const error = document.createElement('p');
    error.dataset['error'] = '';
    error.textContent = 'Sign with your full name';
    field.append(error);
    await nextFrame();
    await field.updateComplete;
    expect(field.validationMessage).to.equal('Sign with your full name');
    expect(error.checkVisibility()).to.equal(true);
    expect(error.getBoundingClientRect().bottom).to.be.lessThan(
      shadow(field, '#methods').getBoundingClientRect().top,
    );
    await click(input(field));
    await sendKeys({ type: 'o' });
    await nextFrame();
    expect(error.checkVisibility()).to.equal(false);
    expect(field.validity.valid).to.equal(true);
  });

  it('neither takes nor sends anything while disabled, itself or by its fieldset', async () => {
    const field = await usual({ method: 'drawn' });
    field.disabled = true;
    await field.updateComplete;
    await draw(field, ...stroke);
    expect(field.value).to.equal('');
    expect(sent(field)).to.deep.equal({});
    expect(field.willValidate).to.equal(false);
    field.disabled = false;
    const set = document.createElement('fieldset');
    field.replaceWith(set);
    set.append(field);
    set.disabled = true;
    await field.updateComplete;
    await draw(field, ...stroke);
    expect(field.value).to.equal('');
    set.disabled = false;
    await field.updateComplete;
    await draw(field, ...stroke);
    expect(field.value).to.not.equal('');
  });

  it('shows a read-only signature and lets nobody change it', async () => {
    const field = await usual({ method: 'drawn', value: 'M10 10q100 0 200 200' });
    field.readOnly = true;
    await field.updateComplete;
    await draw(field, ...stroke);
    expect(field.value).to.equal('M10 10q100 0 200 200');
    expect(sent(field)['signature']).to.equal(field.value);
    expect(field.renderRoot.querySelector('button')).to.equal(null);
    expect(input(field).readOnly).to.equal(true);
  });

  it('needs no input where it is read-only: the printed picture stands for it without script', async () => {
    const example = signatureFieldExamples.find(({ id }) => id === 'signature-readonly')!;
    const printed = example.html((key) => key);
    const said: unknown[] = [];
    const { warn } = console;
    console.warn = (...parts: unknown[]) => said.push(parts[0]);
    try {
      const plain = printed.replaceAll('tt-signature-field', 'not-defined');
      const page = await fixture<HTMLElement>(`<div>${plain}${printed}</div>`);
      const [without, drawing] = page.querySelectorAll('svg');
      const field = page.querySelector('tt-signature-field')!;
      await field.updateComplete;
      expect(page.querySelectorAll('input')).to.have.length(0);
      expect(without!.getBoundingClientRect().width).to.be.within(200, 600);
      expect(without!.querySelector('path')!.getAttribute('d')).to.equal(field.value);
      expect(drawing!.checkVisibility(), 'the sheet shows it once').to.equal(false);
      expect(inkWidth(field)).to.be.above(100);
      expect(said).to.deep.equal([]);
    } finally {
      console.warn = warn;
    }
  });

  it('goes back to what was printed on reset, and forgets the rest', async () => {
    const field = await usual({ method: 'drawn', value: 'M10 10q100 0 200 200' });
    await draw(field, ...stroke);
    await click(shadow(field, '#clear'));
    await click(radio(field, 'typed'));
    field.form?.reset();
    await field.updateComplete;
    expect(field.method).to.equal('drawn');
    expect(field.value).to.equal('M10 10q100 0 200 200');
    await click(shadow(field, '#clear'));
    await field.updateComplete;
    field.form?.reset();
    await field.updateComplete;
    await click(shadow(field, '#undo'));
    expect(field.value, 'the cleared drawing is gone').to.equal('');
  });

  it('keeps the drawing when it is moved in the page or the page changes its size', async () => {
    const field = await usual({ method: 'drawn' });
    await draw(field, ...stroke);
    const before = field.value;
    const box = document.createElement('div');
    field.form?.prepend(box);
    box.append(field);
    await field.updateComplete;
    expect(field.value).to.equal(before);
    expect(sent(field)['signature']).to.equal(before);
    const ratio = () => inkWidth(field) / pad(field).getBoundingClientRect().width;
    const wide = ratio();
    box.style.setProperty('inline-size', '250px');
    await nextFrame();
    expect(pad(field).getBoundingClientRect().width).to.be.lessThan(250);
    expect(ratio()).to.be.closeTo(wide, 0.03);
    await draw(field, [0.6, 0.3], [0.8, 0.6]);
    const start = parseSignaturePath(field.value)?.strokes[1]?.start;
    expect(start?.x).to.be.closeTo(1200, 20);
    expect(start?.y).to.be.closeTo(300, 20);
  });

  it('takes a drawing by `value`, and takes nothing else', async () => {
    const field = await usual({ method: 'drawn', value: 'M0 0z" onload="alert(1)' });
    expect(field.value).to.equal('');
    field.value = 'M1 2q3 4 5 6';
    expect(sent(field)['signature']).to.equal('M1 2q3 4 5 6');
    field.value = 'M1 2L3 4';
    expect(field.value).to.equal('');
  });

  it('stays under the hands of somebody who typed before the script came', async () => {
    const host = await fixture<HTMLElement>(
      html`<form>
        <tt-signature-late name="late" method="drawn">
          <label for="early">Name</label><input id="early" name="early" />
        </tt-signature-late>
      </form>`,
    );
    const early = host.querySelector('input') as HTMLInputElement;
    await click(early);
    await sendKeys({ type: 'Zofia' });
    await press('ArrowLeft');
    const caret = early.selectionStart;
    customElements.define('tt-signature-late', class extends TtSignatureField {});
    const field = host.querySelector('tt-signature-late') as TtSignatureField;
    await field.updateComplete;
    await nextFrame();
    await nextFrame();
    expect(host.querySelector('input')).to.equal(early);
    expect(document.activeElement).to.equal(early);
    expect(early.selectionStart).to.equal(caret);
    expect(caret, 'inside the text').to.be.lessThan(5);
    expect(field.method).to.equal('typed');
    expect(sent(field)).to.deep.equal({ early: 'Zofia', 'late-method': 'typed' });
  });

  it('restores the way of signing from history, never the signature', async () => {
    const field = await usual();
    // No driver can make a browser restore a page of a test run; the callback is its whole part.
    field.formStateRestoreCallback('drawn');
    expect(field.method).to.equal('drawn');
    field.formStateRestoreCallback('M1 2q3 4 5 6');
    expect(field.value).to.equal('');
  });

  it('drops the mark of a palm when the pen comes', async () => {
    const field = await usual({ method: 'drawn' });
    const [x, y] = at(pad(field));
    // No driver command makes a pen or a finger; the mouse tests cover what real pointers share.
    const point = (type: string, pointerId: number, pointerType: string, dx = 0) =>
      pad(field).dispatchEvent(
        new PointerEvent(type, {
          pointerId,
          pointerType,
          isPrimary: true,
          button: 0,
          clientX: x + dx,
          clientY: y,
        }),
      );
    point('pointerdown', 11, 'touch', 80);
    point('pointermove', 11, 'touch', 90);
    point('pointerdown', 12, 'pen');
    point('pointermove', 11, 'touch', 95);
    point('pointermove', 12, 'pen', 40);
    point('pointerup', 12, 'pen', 40);
    point('pointerup', 11, 'touch', 95);
    const strokes = parseSignaturePath(field.value)?.strokes;
    expect(strokes).to.have.length(1);
    expect(strokes?.[0]?.start.x).to.be.closeTo(1000, 10);
  });

  it('leaves nothing in storage', async () => {
    const field = await usual({ method: 'drawn' });
    await draw(field, ...stroke);
    expect(field.value).to.not.equal('');
    const stored = JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);
    expect(stored).to.not.contain(field.value);
    expect(document.cookie).to.not.contain('signature');
  });

  it('names its parts for those who do not see them', async () => {
    const field = await usual({ method: 'drawn' });
    expect(pad(field).getAttribute('role')).to.equal('img');
    expect(pad(field).getAttribute('aria-label')).to.equal(translate('en', 'signature.pad'));
    expect(pad(field).getAttribute('aria-describedby')).to.equal(shadow(field, '#state').id);
    expect(shadow(field, '#methods').getAttribute('aria-labelledby')).to.equal(
      shadow(field, '#question').id,
    );
    for (const target of field.renderRoot.querySelectorAll('button, #methods label')) {
      expect(target.getBoundingClientRect().height).to.be.at.least(44);
    }
    expect(getComputedStyle(pad(field)).touchAction).to.equal('none');
  });

  it('speaks the language of the page, also when that changes', async () => {
    const field = await usual();
    for (const language of languages) {
      (field.form as HTMLElement).lang = language;
      await waitUntil(() =>
        shadow(field, '#note').textContent?.includes(
          translate(language, 'signature.handwrittenNote'),
        ),
      );
      expect(shadow<HTMLElement>(field, '[lang]').lang).to.equal(language);
      expect(field.validationMessage).to.equal(translate(language, 'signature.missingTyped'));
    }
  });

  for (const method of ['typed', 'drawn']) {
    it(`is accessible in every state while the way is ${method}`, async () => {
      const field = await usual({ method });
      expect(field).to.be.instanceOf(TtSignatureField);
      await expect(field).to.be.accessible();
      field.reportValidity();
      await field.updateComplete;
      expect(shown(field)).to.not.equal('');
      await expect(field).to.be.accessible();
      field.disabled = true;
      await field.updateComplete;
      await aTimeout(200);
      await expect(field).to.be.accessible();
    });
  }

  if (chromium) {
    it('stays ink on white paper in forced colours', async () => {
      const field = await usual({ method: 'drawn', value: 'M10 10q100 0 200 200' });
      const look = () => {
        const { backgroundColor, color } = getComputedStyle(shadow(field, '#paper'));
        return { backgroundColor, color, ink: getComputedStyle(pad(field)).stroke };
      };
      const before = look();
      await emulateMedia({ forcedColors: 'active' });
      try {
        expect(look()).to.deep.equal(before);
      } finally {
        await emulateMedia({ forcedColors: 'none' });
      }
    });
  }
});
