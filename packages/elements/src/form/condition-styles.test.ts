import { expect, fixture } from '@open-wc/testing';
import { conditionHolds } from '@twintown/core/condition.js';
import { conditionStyles } from '@twintown/core/condition-styles.js';

/* No element of ours is defined here: this is the page whose script is off or has not come. */

const radios = ['', 'a', 'b', 'c"<\\']
  .map((value) => `<input type="radio" name="pick" value='${value}'>`)
  .join('');
const boxes = ['a', 'b'].map((v) => `<input type="checkbox" name="pick" value="${v}">`).join('');
const list = `<select name="pick"><option value="">–</option><option value="a">A</option>
  <option value="b">B</option></select>`;

async function shows(controls: string, condition: string, picked: string[]): Promise<boolean> {
  const root = await fixture<HTMLElement>(`<div><style></style><form>${controls}
    <fieldset><input name="inside"></fieldset></form></div>`);
  root.querySelector('style')!.textContent = conditionStyles([condition]);
  const section = root.querySelector('fieldset')!;
  section.dataset.reveal = condition;
  for (const control of root.querySelectorAll<HTMLInputElement>('[name=pick]')) {
    if (control.localName === 'select') control.value = picked[0] ?? '';
    else control.checked = picked.includes(control.value);
  }
  return section.getBoundingClientRect().height > 0;
}

describe('a stylesheet of conditions', () => {
  for (const [what, controls] of [
    ['radios', radios],
    ['checkboxes', boxes],
    ['a list', list],
  ] as const) {
    it(`says of ${what} what the script and the server say`, async () => {
      const answers = what === 'checkboxes' ? [[], ['a'], ['b'], ['a', 'b']] : [[], ['a'], ['b']];
      for (const condition of ['pick=a', 'pick = a , b', 'pick!=a', 'pick!=a,b', 'pick'])
        for (const picked of answers)
          expect(
            await shows(controls, condition, picked),
            `${condition} with ${picked.join(' and ')}`,
          ).to.equal(conditionHolds(condition, picked));
    });
  }

  it('reads values with signs that mean something in CSS and HTML', async () => {
    const sign = 'c"<\\';
    expect(conditionStyles([`pick=${sign}`])).not.to.include('<');
    expect(await shows(radios, `pick=${sign}`, [sign])).to.equal(true);
    expect(await shows(radios, `pick=${sign}`, ['a'])).to.equal(false);
    expect(await shows(radios, 'pick', [''])).to.equal(false);
  });

  it('counts no answer that is disabled', async () => {
    const off = radios.replaceAll('<input', '<input disabled');
    expect(await shows(off, 'pick=a', ['a'])).to.equal(false);
  });

  it('hides nothing where it cannot read the answer', async () => {
    expect(await shows('<input name="pick" value="3">', 'pick=3', [])).to.equal(true);
    expect(await shows('<input name="pick" value="3">', 'pick>5', [])).to.equal(true);
    expect(await shows(radios, 'pick>5', [])).to.equal(true);
    expect(await shows('<input type="checkbox" name="pick">', 'pick=on', [])).to.equal(true);
    expect(await shows('<select name="pick"><option>a</select>', 'pick=b', [])).to.equal(true);
    expect(await shows(radios, 'other=a', [])).to.equal(true);
    const typed = '<input name="pick" value="mine">';
    expect(await shows(radios + typed, 'pick=mine', []), 'or typed').to.equal(true);
    const box = '<input type="checkbox" name="pick">';
    expect(await shows(boxes + box, 'pick=on', []), 'a box without value').to.equal(true);
    expect(conditionStyles(['', '=a', 'pick>2', 'pick='])).to.equal('');
  });

  it('leaves the other form of a page alone', async () => {
    const root = await fixture<HTMLElement>(`<div><style>${conditionStyles(['pick=a'])}</style>
      <form><input type="radio" name="pick" value="a"></form>
      <form><p data-reveal="pick=a">Text</p></form></div>`);
    expect(root.querySelector('p')!.getBoundingClientRect().height).to.be.above(0);
  });
});
