import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../field/define.ts';
import './define.ts';
import { come, errorText, page, rows, select, styled, until } from '../../tests/combobox-page.ts';
import { typeText } from '../testing/keys.ts';

const key = (name: string): Promise<unknown> => sendKeys({ press: name });
const alike =
  'Error: More than one option has this name. Choose the one that you mean from the list.';

const streets = (inside: string): string =>
  `<tt-combobox><select id="c" name="street" aria-describedby="c-error">${inside}</select></tt-combobox>`;

describe('tt-combobox with options of one name', () => {
  before(styled);

  it('asks which of them is meant, and takes the one that is chosen', async () => {
    const root = await page(
      streets(`<option value="">Choose</option>
      <optgroup label="Mielec"><option value="m">Szkolna</option><option value="k">Krótka</option></optgroup>
      <optgroup label="Wola Mielecka"><option value="w">Szkolna</option></optgroup>`),
    );
    const box = await come(root);
    await typeText('szkolna');
    expect(rows(root)).to.deep.equal(['Szkolna', 'Szkolna']);
    expect(select(root).value).to.equal('');
    await key('Tab');
    await until(() => errorText(root) === alike, 'the question which is meant');
    await come(root);
    await key('ArrowDown');
    await key('ArrowDown');
    await key('Enter');
    expect(select(root).value).to.equal('w');
    await until(() => errorText(root) === '', 'no error');
    await key('Backspace');
    await typeText('a');
    expect(select(root).value, 'not the first of the two unasked').to.equal('');
    box.select();
    await typeText('Krótka');
    await key('Tab');
    expect(select(root).value).to.equal('k');
  });

  it('an option without a value among others is an answer like them', async () => {
    const root = await page(
      streets(`<option value="a">Transfer</option><option value="">I do not know</option>
      <option value="b">Cash</option>`),
    );
    const box = await come(root);
    box.select();
    await typeText('I do not know');
    await key('Tab');
    expect(select(root).selectedIndex).to.equal(1);
    select(root).options[2]!.textContent = 'In cash';
    select(root).dispatchEvent(new Event('change', { bubbles: true }));
    expect(box.value).to.equal('I do not know');
  });
});
