import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConstraints, type Constraints } from './validation.ts';
import { parseValue } from './values.ts';

function codes(kind: string, raw: string, constraints: Constraints, today?: string): string[] {
  const parsed = parseValue(kind, raw, 'pl');
  return checkConstraints(kind, parsed, constraints, today).map(({ code }) => code);
}

test('required: nothing but space is nothing', () => {
  assert.deepEqual(codes('text', ' \u00a0\n', { required: true, minlength: 3 }), ['required']);
  assert.deepEqual(codes('text', '', { minlength: 3, pattern: 'x' }), []);
  assert.deepEqual(codes('text', 'x', { required: true }), []);
});

test('a country alone is no telephone number', () => {
  const missing = checkConstraints('phone', parseValue('phone', '\nPT', 'pl'), { required: true });
  assert.deepEqual(missing, [{ code: 'required', severity: 'error', part: 'number' }]);
  assert.deepEqual(codes('phone', ' \nDE', { required: true }), ['required']);
  assert.deepEqual(codes('phone', '\nPT', {}), []);
  assert.deepEqual(codes('phone', '912345678\nPT', { required: true }), []);
  assert.deepEqual(codes('phone', '\n', { required: true }), ['required']);
});

test('lengths count as HTML counts: UTF-16 units, a line end is one', () => {
  assert.deepEqual(codes('text', 'a\r\nb', { maxlength: 3 }), []);
  assert.deepEqual(codes('text', 'a\r\nbc', { maxlength: 3 }), ['too-long']);
  assert.deepEqual(codes('text', '😀', { maxlength: 1 }), ['too-long']);
  assert.deepEqual(codes('text', 'ab', { minlength: 3 }), ['too-short']);
  const parsed = parseValue('text', 'abcd', 'pl');
  assert.deepEqual(checkConstraints('text', parsed, { maxlength: 3 }), [
    { code: 'too-long', severity: 'error', params: { max: 3, count: 4 } },
  ]);
});

test('words are counted where there is a limit of words', () => {
  assert.deepEqual(codes('text', 'dwa – słowa, 3', { maxwords: 3 }), []);
  assert.deepEqual(codes('text', 'jeden dwa\ntrzy cztery', { maxwords: 3 }), ['too-many-words']);
});

test('choices are counted, and those that stand alone are not counted with others', () => {
  const constraints = { min: '2', max: '3', alone: ['none'] };
  assert.deepEqual(codes('checkboxes', 'a', constraints), ['too-few']);
  assert.deepEqual(codes('checkboxes', 'a\nb', constraints), []);
  assert.deepEqual(codes('checkboxes', 'a\r\nb\r\nc', constraints), []);
  assert.deepEqual(codes('checkboxes', 'a\nb\nc\nd', constraints), ['too-many']);
  assert.deepEqual(codes('checkboxes', 'none', constraints), []);
  assert.deepEqual(codes('checkboxes', 'none\na', constraints), ['not-alone']);
  assert.deepEqual(codes('checkboxes', '', constraints), []);
  assert.deepEqual(codes('checkboxes', 'a', {}), []);
});

test('of choices that are required, the number that is asked for is told at once', () => {
  assert.deepEqual(codes('checkboxes', '', { required: true, min: '2' }), ['too-few']);
  assert.deepEqual(codes('checkboxes', '', { required: true, min: '1' }), ['required']);
  assert.deepEqual(codes('checkboxes', '', { required: true, max: '2' }), ['required']);
  const alone = ['none'];
  assert.deepEqual(codes('checkboxes', '', { required: true, min: '2', alone }), ['required']);
});

test('min, max and step of numbers are exact', () => {
  assert.deepEqual(codes('integer', '0', { min: '1' }), ['too-small']);
  assert.deepEqual(codes('integer', '99', { max: '99' }), []);
  assert.deepEqual(codes('integer', '100', { max: '99' }), ['too-large']);
  assert.deepEqual(codes('decimal', '0,3', { step: '0.1' }), []);
  assert.deepEqual(codes('decimal', '0,35', { step: '0.1' }), ['step']);
  assert.deepEqual(codes('integer', '4', { min: '1', step: '3' }), []);
  assert.deepEqual(codes('integer', '4', { step: 'any' }), []);
  assert.deepEqual(codes('money', '10,01', { max: '10' }), ['too-large']);
  assert.deepEqual(codes('money', '9007199254740993,01', { max: '9007199254740993' }), [
    'too-large',
  ]);
  assert.deepEqual(codes('integer', '5', { min: 'x', max: '', step: '-1' }), []);
});

test('steps that do not go through zero are told by the numbers beside, which a step alone does not tell', () => {
  const told = (kind: string, raw: string, constraints: Constraints) =>
    checkConstraints(kind, parseValue(kind, raw, 'pl'), constraints).map(({ code, params }) => [
      code,
      ...Object.values(params ?? {}),
    ]);
  const from3 = { min: '3', step: '5' };
  assert.deepEqual(told('integer', '8', from3), []);
  assert.deepEqual(told('integer', '10', from3), [['between-steps', '8', '13']]);
  assert.deepEqual(told('integer', '10', { ...from3, max: '12' }), [['off-step', '8']]);
  assert.deepEqual(told('decimal', '0,3', { min: '-0.5', step: '0.25' }), [['step', '0.25']]);
  assert.deepEqual(told('decimal', '-0,2', { min: '-0.75', step: '0.5' }), [
    ['between-steps', '-0.25', '0.25'],
  ]);
  assert.deepEqual(told('money', '10,00', { min: '0.50', step: '1' }), [
    ['between-steps', '9.50', '10.50'],
  ]);
  assert.deepEqual(told('integer', '7', { min: '10', step: '5' }), [['too-small', '10']]);
  assert.deepEqual(told('integer', '12', { min: '10', step: '5' }), [['step', '5']]);
});

test('steps of dates, months and times are told by the values beside, as HTML counts them', () => {
  const told = (kind: string, raw: string, constraints: Constraints) =>
    checkConstraints(kind, parseValue(kind, raw, 'pl'), constraints, '2026-11-23').map(
      ({ code, params }) => [code, ...Object.values(params ?? {})],
    );
  const quarters = { min: '08:00', max: '16:00', step: '900' };
  assert.deepEqual(told('time', '8:15', quarters), []);
  assert.deepEqual(told('time', '8:10', quarters), [['between-steps', '08:00', '08:15']]);
  assert.deepEqual(told('time', '8:10', { step: '900' }), [['between-steps', '08:00', '08:15']]);
  assert.deepEqual(told('time', '15:50', { ...quarters, max: '15:55' }), [['off-step', '15:45']]);
  assert.deepEqual(told('time', '23:50', { step: '1200' }), [['off-step', '23:40']]);
  assert.deepEqual(
    told('time', '7:50', quarters).map(([code]) => code),
    ['outside'],
  );
  const night = { min: '22:00', max: '06:00', step: '900' };
  assert.deepEqual(told('time', '23:15', night), []);
  assert.deepEqual(told('time', '23:10', night), [['between-steps', '23:00', '23:15']]);
  assert.deepEqual(told('time', '23:50', night), [['between-steps', '23:45', '00:00']]);
  assert.deepEqual(told('time', '5:50', night), [['between-steps', '05:45', '06:00']]);
  assert.deepEqual(told('time', '5:57', { ...night, step: '1500' }), [['off-step', '05:55']]);
  // What is typed has no seconds: only every third minute is on a step.
  assert.deepEqual(told('time', '8:01', { step: '90' }), [['between-steps', '08:00', '08:03']]);
  for (const step of ['any', '0', '-900', 'x', '60', '1'])
    assert.deepEqual(told('time', '8:01', { step }), [], step);
  const weeks = { min: '2026-05-04', step: '7' };
  assert.deepEqual(told('date', '11.5.2026', weeks), []);
  assert.deepEqual(told('date', '6.5.2026', weeks), [
    ['between-steps', '2026-05-04', '2026-05-11'],
  ]);
  assert.deepEqual(told('date', '6.5.2026', { ...weeks, max: '2026-05-10' }), [
    ['off-step', '2026-05-04'],
  ]);
  assert.deepEqual(told('date', '3.1.1970', { step: '7' }), [
    ['between-steps', '1970-01-01', '1970-01-08'],
  ]);
  assert.deepEqual(told('date', '30.12.1969', { step: '7' }), [
    ['between-steps', '1969-12-25', '1970-01-01'],
  ]);
  assert.deepEqual(told('date', '25.11.2026', { min: 'today', step: '7' }), [
    ['between-steps', '2026-11-23', '2026-11-30'],
  ]);
  assert.deepEqual(told('month', '5.2026', { step: '3' }), [
    ['between-steps', '2026-04', '2026-07'],
  ]);
  assert.deepEqual(told('month', '3.2026', { min: '2025-12', step: '2' }), [
    ['between-steps', '2026-02', '2026-04'],
  ]);
  assert.deepEqual(told('month', '4.2026', { min: '2025-12', max: '2026-04', step: '3' }), [
    ['off-step', '2026-03'],
  ]);
});

test('min and max of dates, also against today', () => {
  const today = '2026-11-23';
  assert.deepEqual(codes('date', '1.1.2026', { min: '2026-01-02' }), ['too-small']);
  assert.deepEqual(codes('date', '3.1.2026', { max: '2026-01-02' }), ['too-large']);
  assert.deepEqual(codes('date', '24.11.2026', { max: 'today' }, today), ['in-future']);
  assert.deepEqual(codes('date', '22.11.2026', { min: 'today' }, today), ['in-past']);
  assert.deepEqual(codes('date', '23.11.2026', { min: 'today', max: 'today' }, today), []);
});

test('a text that cannot be read is measured, not compared', () => {
  assert.deepEqual(codes('integer', 'abc', { min: '5', maxlength: 2 }), ['too-long']);
});

test('pattern: the whole text, and one that does not compile is ignored', () => {
  assert.deepEqual(codes('text', 'AB12', { pattern: '[A-Z]{2}\\d{2}' }), []);
  assert.deepEqual(codes('text', 'xAB12', { pattern: '[A-Z]{2}\\d{2}' }), ['pattern']);
  assert.deepEqual(codes('text', 'a|b', { pattern: 'a|b' }), ['pattern']);
  assert.deepEqual(codes('emails', 'a@b.pl, c@b.pl', { pattern: '.@b[.]pl' }), []);
  assert.deepEqual(codes('emails', 'a@b.pl, c@d.pl', { pattern: '.@b[.]pl' }), ['pattern']);
  assert.deepEqual(codes('text', 'x', { pattern: '(' }), []);
});

test('months keep between two months, or this one', () => {
  assert.deepEqual(codes('month', '04/2026', { min: '2026-05' }), ['too-small']);
  assert.deepEqual(codes('month', '05/2026', { min: '2026-05', max: '2026-05' }), []);
  assert.deepEqual(codes('month', '06/2026', { max: '2026-05' }), ['too-large']);
  assert.deepEqual(codes('month', '06/2026', { max: 'today' }, '2026-05-03'), ['in-future']);
  assert.deepEqual(codes('month', '05/2026', { min: 'today', max: 'today' }, '2026-05-31'), []);
  assert.deepEqual(codes('month', '04/2026', { min: 'today' }, '2026-05-01'), ['in-past']);
  assert.deepEqual(codes('month', '04/2026', { min: '2026-05-03' }), []);
});

test('times keep within opening hours, also across midnight', () => {
  const open = { min: '08:00', max: '16:00' };
  assert.deepEqual(codes('time', '8.00', open), []);
  assert.deepEqual(codes('time', '16:00', open), []);
  assert.deepEqual(codes('time', '7:59', open), ['outside']);
  assert.deepEqual(codes('time', '16:01', open), ['outside']);
  assert.deepEqual(codes('time', '7:59', { min: '08:00' }), ['too-small']);
  assert.deepEqual(codes('time', '16:01', { max: '16:00' }), ['too-large']);
  const night = { min: '22:00', max: '06:00' };
  assert.deepEqual(codes('time', '23:30', night), []);
  assert.deepEqual(codes('time', '5:00', night), []);
  assert.deepEqual(codes('time', '12:00', night), ['outside']);
  assert.deepEqual(codes('time', '12:00', { min: '8' }), []);
});

test('an amount in another currency than the one that is asked for is not taken for it', () => {
  const codes = (raw: string, currency?: string): string[] =>
    checkConstraints('money', parseValue('money', raw, 'pl'), {
      ...(currency && { currency }),
    }).map(({ code }) => code);
  for (const raw of [
    '100 €',
    '€100',
    'EUR 100',
    '100 euro',
    '100 eiro',
    '100 EUR.',
    '5 € 50',
    '5,- €',
    '50 centów',
    '50 c',
  ])
    assert.deepEqual(codes(raw, 'PLN'), ['currency'], raw);
  for (const raw of ['100 zł', '100 PLN', 'zł 100', '100', '5 zł 50', '5 zł 50 gr', '50 gr'])
    assert.deepEqual(codes(raw, 'PLN'), [], raw);
  assert.deepEqual(codes('100 zł', 'EUR'), ['currency']);
  assert.deepEqual(codes('100 złotych', 'EUR'), ['currency']);
  assert.deepEqual(codes('5 złotych 50 groszy', 'EUR'), ['currency']);
  assert.deepEqual(codes('50 groszy', 'EUR'), ['currency']);
  assert.deepEqual(codes('100 złotych', 'PLN'), []);
  assert.deepEqual(codes('100 €'), [], 'without a currency of the field none is wrong');
});
