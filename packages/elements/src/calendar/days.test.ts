import { expect } from '@open-wc/testing';
import { dayByKey, keepWithin, objectionTo, weeksOf, type DayRules } from './days.ts';

const free: DayRules = {
  min: undefined,
  max: undefined,
  blocked: '',
  blockedWeekdays: '',
  isBlocked: undefined,
};

describe('the days of a calendar', () => {
  it('leads from day to day, week to week, month to month and year to year', () => {
    const from = '2026-01-31';
    const to = (key: string, shift = false, firstDay = 1) => dayByKey(from, key, shift, firstDay);
    expect(to('ArrowLeft')).to.equal('2026-01-30');
    expect(to('ArrowRight')).to.equal('2026-02-01');
    expect(to('ArrowUp')).to.equal('2026-01-24');
    expect(to('ArrowDown')).to.equal('2026-02-07');
    expect(to('Home')).to.equal('2026-01-26');
    expect(to('End')).to.equal('2026-02-01');
    expect(to('Home', false, 7)).to.equal('2026-01-25');
    expect(to('End', false, 7)).to.equal('2026-01-31');
    expect(to('PageDown')).to.equal('2026-02-28');
    expect(to('PageUp')).to.equal('2025-12-31');
    expect(to('PageDown', true)).to.equal('2027-01-31');
    expect(to('PageUp', true)).to.equal('2025-01-31');
    expect(to('a')).to.equal(undefined);
  });

  it('lays a month out in weeks that begin with the day that is asked', () => {
    const monday = weeksOf('2026-05-15', 1);
    expect(monday).to.have.length(5);
    expect(monday[0]).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
      '2026-05-01',
      '2026-05-02',
      '2026-05-03',
    ]);
    expect(weeksOf('2026-05-15', 7)[0]!.indexOf('2026-05-01')).to.equal(5);
    expect(monday.flat().filter(Boolean)).to.have.length(31);
  });

  it('says why a day cannot be chosen', () => {
    expect(objectionTo('2026-05-03', free)).to.equal(undefined);
    expect(objectionTo('2026-05-03', { ...free, min: '2026-05-04' })).to.deep.equal({
      word: 'tooEarly',
    });
    expect(objectionTo('2026-05-03', { ...free, max: '2026-05-02' })).to.deep.equal({
      word: 'tooLate',
    });
    expect(objectionTo('2026-05-03', { ...free, blockedWeekdays: '6, 7' })).to.deep.equal({
      word: 'weekday',
    });
    const blocked = '2026-05-01 2026-05-03/2026-05-05';
    const closed = (iso: string) => objectionTo(iso, { ...free, blocked });
    expect(closed('2026-05-02')).to.equal(undefined);
    expect(closed('2026-05-05')).to.deep.equal({ word: 'unavailable' });
    expect(closed('2026-05-06')).to.equal(undefined);
    const isBlocked = (iso: string) => (iso > '2026-05-03' ? true : 'Constitution Day');
    expect(objectionTo('2026-05-03', { ...free, isBlocked })).to.deep.equal({
      text: 'Constitution Day',
    });
    expect(objectionTo('2026-05-04', { ...free, isBlocked })).to.deep.equal({
      word: 'unavailable',
    });
  });

  it('stays in the months that hold a day to choose', () => {
    const limits = { min: '2026-05-04', max: '2026-06-10' };
    expect(keepWithin('2026-05-01', limits)).to.equal('2026-05-01');
    expect(keepWithin('2026-04-30', limits)).to.equal('2026-05-01');
    expect(keepWithin('2026-06-30', limits)).to.equal('2026-06-30');
    expect(keepWithin('2026-07-01', limits)).to.equal('2026-06-30');
  });
});
