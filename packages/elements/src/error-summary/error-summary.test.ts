import { aTimeout, expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define.ts';

const server = `<div lang="en"><tt-error-summary>
    <h2>There is 1 problem on this page</h2>
    <ul><li><a href="#street">Enter the street</a></li></ul>
  </tt-error-summary>
  <div data-tall></div>
  <label for="street">Street</label><input id="street"></div>`;

describe('tt-error-summary', () => {
  before(() => import('./landing.ts'));
  it('takes the focus when the server filled it', async () => {
    (document.activeElement as HTMLElement | null)?.blur();
    const root = await fixture<HTMLElement>(server);
    await aTimeout(0);
    const summary = root.querySelector('tt-error-summary')!;
    expect(document.activeElement).to.equal(summary);
    expect(summary.getAttribute('role')).to.equal('group');
    const heading = summary.getAttribute('aria-labelledby')!;
    expect(document.getElementById(heading)!.textContent).to.contain('1 problem');
  });

  it('does not take the focus from somebody who is writing already', async () => {
    const other = await fixture<HTMLElement>('<input>');
    other.focus();
    await fixture(server);
    await aTimeout(0);
    expect(document.activeElement).to.equal(other);
  });

  it('leads to the control, with its caption in view', async () => {
    const root = await fixture<HTMLElement>(server);
    const tall = root.querySelector<HTMLElement>('[data-tall]')!;
    tall.style.setProperty('height', '3000px');
    root.querySelector('a')!.focus();
    await sendKeys({ press: 'Enter' });
    expect(document.activeElement).to.equal(root.querySelector('#street'));
    const { top } = root.querySelector('label')!.getBoundingClientRect();
    expect(top).to.be.within(-1, innerHeight);
  });

  for (const [what, question, caption] of [
    [
      'one of several choices, with its question in view',
      '<legend>Kind</legend><div data-tall="300"></div><input type="radio" id="aim" aria-label="First">',
      'legend',
    ],
    [
      'an element that names itself, not to the head of its long section',
      '<legend>Section</legend><div data-tall></div><div id="aim" tabindex="-1" aria-label="Sign">Sign</div>',
      '#aim',
    ],
    [
      'a box to tick, with what is said above it',
      '<legend>Section</legend><div data-tall></div><tt-field><p id="aim-error" data-error>Tick it</p>' +
        '<input type="checkbox" id="aim" aria-describedby="aim-error"><label for="aim">True</label></tt-field>',
      '#aim-error',
    ],
  ] as const) {
    it(`leads to ${what}`, async () => {
      const root = await fixture<HTMLElement>(`<div lang="en"><tt-error-summary>
        <h2>There is 1 problem on this page</h2><ul><li><a href="#aim">Mend it</a></li></ul>
        </tt-error-summary><div data-tall></div><fieldset>${question}</fieldset></div>`);
      for (const tall of root.querySelectorAll<HTMLElement>('[data-tall]'))
        tall.style.setProperty('height', `${tall.dataset['tall'] || 3000}px`);
      root.querySelector('a')!.focus();
      await sendKeys({ press: 'Enter' });
      expect(document.activeElement?.id).to.equal('aim');
      const { top } = root.querySelector(caption)!.getBoundingClientRect();
      expect(top).to.be.within(-1, innerHeight);
      const { bottom } = root.querySelector('#aim')!.getBoundingClientRect();
      expect(bottom).to.be.within(0, innerHeight);
    });
  }

  it('leads to a choice itself where its question is further away than the window is high', async () => {
    const root = await fixture<HTMLElement>(`<div lang="en"><tt-error-summary>
      <h2>There is 1 problem on this page</h2><ul><li><a href="#aim">Mend it</a></li></ul>
      </tt-error-summary><fieldset><legend>Kind</legend><div data-tall></div>
      <input type="radio" id="aim"><label for="aim">First</label><div data-tall></div></fieldset></div>`);
    for (const tall of root.querySelectorAll<HTMLElement>('[data-tall]'))
      tall.style.setProperty('height', '3000px');
    root.querySelector('a')!.focus();
    await sendKeys({ press: 'Enter' });
    for (const seen of ['#aim', 'label']) {
      const { top, bottom } = root.querySelector(seen)!.getBoundingClientRect();
      expect(top).to.be.within(-1, innerHeight);
      expect(bottom).to.be.within(0, innerHeight);
    }
  });

  it('lists what it is given and is empty again', async () => {
    const root = await fixture<HTMLElement>(
      '<div><tt-error-summary hidden></tt-error-summary><input></div>',
    );
    const summary = root.querySelector('tt-error-summary')!;
    summary.show('Two', [
      { text: 'First', control: root.querySelector('input')! },
      { text: '<b>' },
    ]);
    expect(summary.hidden).to.equal(false);
    expect([...summary.querySelectorAll('li')].map((line) => line.textContent)).to.deep.equal([
      'First',
      '<b>',
    ]);
    expect(summary.querySelector('a')!.hash).to.equal(`#${root.querySelector('input')!.id}`);
    summary.clear();
    expect(summary.hidden).to.equal(true);
    expect(summary.childNodes).to.have.length(0);
  });
});
