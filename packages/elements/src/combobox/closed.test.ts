import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../field/define.ts';
import './define.ts';
import { come, errorText, page, rows, select, styled, until } from '../../tests/combobox-page.ts';
import { typeText } from '../testing/keys.ts';

const closed = 'Error: This option cannot be chosen now. Choose another one.';

const desks = (attributes = ''): Promise<HTMLElement> =>
  page(`<tt-combobox><select id="c" name="desk" ${attributes} aria-describedby="c-error">
    <option value="">Choose</option><option value="1">Desk 1</option>
    <option value="2" disabled>Desk 2</option><option value="3">Desk 3</option>
    </select></tt-combobox>`);

/** What was announced in the last seconds. */
const lines = (): (string | null)[] =>
  [...document.querySelectorAll('[data-tt-announcer] > p')].map(({ textContent }) => textContent);

describe('tt-combobox with an option that is disabled', () => {
  before(styled);

  for (const typed of ['2', 'desk 2'])
    it(`says that it cannot be chosen when its text is left: ${typed}`, async () => {
      const root = await desks('data-error-not-listed="No such desk"');
      const box = await come(root);
      await typeText(typed);
      await until(() => rows(root).join() === 'Desk 2', 'the option that fits');
      await until(() => lines().includes('0 results available'), 'the number of results');
      expect(errorText(root), 'still typed').to.equal('');
      await sendKeys({ press: 'Tab' });
      await until(() => errorText(root) === closed, 'the reason');
      expect(select(root).value).to.equal('');
      expect(select(root).validationMessage).to.equal(closed.slice('Error: '.length));
      box.focus();
      box.select();
      await typeText('Desk 3');
      await until(() => errorText(root) === '', 'mended');
      await sendKeys({ press: 'Tab' });
      expect(select(root).value).to.equal('3');
    });

  it('counts those that can be chosen', async () => {
    const root = await desks();
    await come(root);
    await typeText('desk');
    await until(() => rows(root).length === 3, 'all options');
    await until(() => lines().includes('2 results available'), 'the number of results');
  });
});
