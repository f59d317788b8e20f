import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { Announcer, type Spoken } from './announcer.ts';

describe('what is said', () => {
  it('goes away by itself, so that nobody reads on to old news', async () => {
    const drawn: Spoken[] = [];
    const announcer: Announcer = new Announcer(() => drawn.push(announcer.said));
    announcer.say('first', 20);
    announcer.say('second', 20);
    await waitUntil(() => drawn.length === 2);
    expect(drawn).to.deep.equal(['second', '']);
  });

  it('is said again where it is the same again', async () => {
    const drawn: Spoken[] = [];
    const announcer: Announcer = new Announcer(() => drawn.push(announcer.said));
    announcer.say('no matches', 0);
    await waitUntil(() => drawn.length === 1);
    announcer.say('no matches', 0);
    await waitUntil(() => drawn.length === 3);
    expect(drawn).to.deep.equal(['no matches', '', 'no matches']);
    announcer.stop();
  });

  it('is followed by what came meanwhile, also where another sentence comes between', async () => {
    const drawn: Spoken[] = [];
    const announcer: Announcer = new Announcer(() => drawn.push(announcer.said));
    announcer.say('open', 20);
    announcer.sayNext('guessed');
    announcer.say('page 2', 20);
    await waitUntil(() => drawn.includes('guessed'));
    expect(drawn).to.deep.equal(['page 2', 'guessed']);
    announcer.sayNext('signed');
    await waitUntil(() => drawn.includes('signed'));
    announcer.stop();
  });

  it('goes with the document that it was about', async () => {
    const announcer = new Announcer(() => undefined);
    announcer.say('open', 0);
    await waitUntil(() => announcer.said === 'open');
    announcer.stop();
    expect(announcer.said).to.equal('');
  });
});
