import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { object } from './objection.ts';

it('an answer is not called wrong before a person is told, also before what tells has come', async () => {
  const root = await fixture<HTMLElement>(
    `<div lang="en"><label for="day">Last day</label><input id="day" name="day"></div>`,
  );
  const control = root.querySelector('input')!;
  // As printed until a person is here: a renderer may have to find it so.
  object(control, root, 'Enter the last day too');
  expect(control.validity.valid).to.equal(false);
  expect(control.hasAttribute('aria-invalid')).to.equal(false);
  await sendKeys({ press: 'Tab' });
  object(control, root, 'Enter the last day, too');
  expect(control.validity.valid).to.equal(false);
  expect(control.getAttribute('aria-invalid')).to.equal('false');
});
