import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FormModel, type FormModelOptions } from './form.ts';
import { error, type Issue } from './issue.ts';
import type { Constraints } from './validation.ts';
import { parseValue } from './values.ts';

function model(options: Partial<FormModelOptions> = {}): FormModel {
  return new FormModel({ locale: 'pl', parse: parseValue, ...options });
}

const codes = (issues: readonly Issue[]) => issues.map(({ code }) => code);

test('an error is not shown while a field is typed in for the first time, but on leaving it', () => {
  const form = model();
  form.register('pesel', { kind: 'pl-pesel', constraints: { required: true } });
  form.setRaw('pesel', '4405');
  assert.deepEqual(codes(form.state('pesel').now), ['length']);
  assert.deepEqual(form.state('pesel').shown, []);
  form.touch('pesel');
  assert.deepEqual(codes(form.state('pesel').shown), ['length']);
});

test('a shown error follows what is typed, goes when mended, and a new one waits', () => {
  const form = model();
  form.register('pesel', { kind: 'pl-pesel' });
  form.setRaw('pesel', '4405140135');
  form.touch('pesel');
  form.setRaw('pesel', '44051401358');
  assert.deepEqual(codes(form.state('pesel').shown), ['checksum']);
  form.setRaw('pesel', '44051401359');
  assert.deepEqual(form.state('pesel').shown, []);
  assert.equal(form.state('pesel').value, '44051401359');
  form.setRaw('pesel', '4405140135');
  assert.deepEqual(form.state('pesel').shown, []);
  form.touch('pesel');
  assert.deepEqual(codes(form.state('pesel').shown), ['length']);
});

test('of two years that a year of two digits may mean, the limits may leave one', () => {
  const asked = (raw: string, constraints: Constraints, kind = 'date') => {
    const form = model({ today: '2026-11-23' });
    form.register('day', { kind, constraints });
    form.setRaw('day', raw);
    return form
      .state('day')
      .now.map(({ code, params, part }) => [code, params?.['year'] ?? params?.['later'], part]);
  };
  const both = [['century', '2026', 'year']];
  const one = (year: string) => [['century-one', year, 'year']];
  assert.deepEqual(asked('3.05.26', {}), both);
  assert.deepEqual(asked('3.05.26', { max: 'today' }), both);
  assert.deepEqual(asked('3.05.26', { min: '2020-01-01' }), one('2026'));
  assert.deepEqual(asked('3.05.26', { min: '2020-01-01', max: 'today' }), one('2026'));
  assert.deepEqual(asked('24.11.26', { max: 'today' }), one('1926'));
  assert.deepEqual(asked('26.05.26', { min: 'today' }), both, 'neither is left');
  assert.deepEqual(asked('3\n5\n26', { min: '1950-01-01' }), one('2026'));
  assert.deepEqual(asked('05/26', { max: '1990-12' }, 'month'), one('1926'));
  assert.deepEqual(asked('٣.٥.٢٦', { min: '2020-01-01' }), one('2026'));
});

test('the limits leave one year also while another part of the date is wrong', () => {
  const asked = (raw: string, constraints: Constraints, kind = 'date'): unknown => {
    const form = model({ today: '2026-05-23' });
    form.register('day', { kind, constraints });
    form.setRaw('day', raw);
    const { params } = form.state('day').now.find(({ part }) => part === 'year')!;
    return Object.values(params ?? {}).join(' ');
  };
  const past = { max: 'today' };
  assert.equal(asked('32\n5\n90', {}), '1990 2090');
  assert.equal(asked('32\n5\n90', past), '1990');
  assert.equal(asked('31\n2\n90', past), '1990');
  assert.equal(asked('3\n13\n90', past), '1990');
  assert.equal(asked('3\n\n90', past), '1990');
  assert.equal(asked('32.5.90', past), '1990');
  assert.equal(asked('13\n90', past, 'month'), '1990');
  // Of a year that is only in part within the limits, the month tells.
  assert.equal(asked('32\n5\n26', past), '1926 2026');
  assert.equal(asked('32\n6\n26', past), '1926');
  assert.equal(asked('32\ncze\n26', past), '1926');
  assert.equal(asked('3\n13\n26', past), '1926 2026');
  assert.equal(asked('3\n13\n26', { min: '2026-03-01', max: '2026-09-30' }), '2026');
  assert.equal(asked('13\n26', { min: '2026-03', max: '2026-09' }, 'month'), '2026');
  assert.equal(
    asked('32\n5\n90', { min: 'today', max: '2050-01-01' }),
    '1990 2090',
    'neither is left',
  );
  assert.equal(asked('29\n2\n00', {}), '2000');
});

test('of the years that either end of a date may mean, those within the limits are asked about', () => {
  const asked = (constraints: Constraints): unknown => {
    const form = model({ today: '2026-11-23' });
    form.register('day', { kind: 'date', constraints });
    form.setRaw('day', '26-05-03');
    return form
      .state('day')
      .now.map(({ code, params }) => [code, ...Object.values(params ?? {})].join(' '));
  };
  assert.deepEqual(asked({}), ['century-order 1903 1926 2003 2026']);
  assert.deepEqual(asked({ min: '1910-01-01' }), ['century-order 1926 2003 2026']);
  assert.deepEqual(asked({ min: '1950-01-01' }), ['century 2003 2026']);
  assert.deepEqual(asked({ min: '2020-01-01' }), ['century-one 2026']);
  assert.deepEqual(asked({ min: '2050-01-01' }), ['century-order 1903 1926 2003 2026']);
});

test('submit shows everything and gives the fields with errors in their order', () => {
  const form = model();
  form.register('b', { constraints: { required: true } });
  form.register('mail', { kind: 'email', raw: 'łucja@example.com' });
  form.register('a', { constraints: { required: true } });
  const failed = form.submit();
  assert.deepEqual([...failed.keys()], ['b', 'a']);
  assert.deepEqual(codes(form.state('a').shown), ['required']);
  assert.deepEqual(codes(form.state('mail').shown), ['diacritics'], 'a warning shows, and passes');
});

test("the server's issues show at once and go when the text changes", () => {
  const form = model();
  form.register('nip', { kind: 'pl-nip', raw: '8567346215' });
  form.setIssues('nip', [error('unknown-payer')]);
  assert.deepEqual(codes(form.state('nip').shown), ['unknown-payer']);
  assert.deepEqual([...form.submit().keys()], ['nip']);
  form.setRaw('nip', '8567346215');
  assert.deepEqual(codes(form.state('nip').shown), ['unknown-payer'], 'the same text again');
  form.setRaw('nip', '856-734-62-15');
  assert.deepEqual(form.state('nip').shown, []);
  form.setIssues('nip', [error('unknown-payer')]);
  form.setIssues('nip', []);
  assert.deepEqual(form.state('nip').shown, []);
});

test('an issue without a severity, or with none in it, stops a form as an error does', () => {
  const form = model();
  form.register('nip', { kind: 'pl-nip', raw: '8567346215' });
  for (const issue of [
    { code: 'odd' },
    { code: 'odd', severity: undefined },
  ] as unknown as Issue[]) {
    form.setIssues('nip', [issue]);
    assert.deepEqual([...form.submit().keys()], ['nip']);
  }
});

test('what the server finds wrong as the page does is told once', () => {
  const form = model();
  form.register('from', { kind: 'date', raw: '31.2.2026' });
  const [own] = form.state('from').now;
  form.setIssues('from', [{ ...own! }, error('unknown-day', undefined, 'day')]);
  assert.deepEqual(codes(form.state('from').shown), ['no-such-date', 'unknown-day']);
  form.setIssues('from', [error('no-such-date', { text: 'No such day' }, own?.part)]);
  assert.deepEqual(
    form.state('from').shown.map(({ params }) => params),
    [{ text: 'No such day' }],
    "the server's own words stay",
  );
  form.setRaw('from', '30.2.2026');
  assert.deepEqual(codes(form.state('from').shown), ['no-such-date']);
  form.setRaw('from', '0.13.2026');
  form.setIssues('from', [error('day-wrong', undefined, 'day')]);
  assert.deepEqual(codes(form.state('from').shown), ['day-wrong', 'month-wrong']);
});

test('rules between fields show on fields that were left, and repair themselves', () => {
  const form = model({
    rules: (values) => {
      const [from, to] = [values.get('from'), values.get('to')];
      const wrong = typeof from === 'string' && typeof to === 'string' && from > to;
      return new Map(wrong ? [['to', [error('before-start')]]] : []);
    },
  });
  form.register('from', { kind: 'date' });
  form.register('to', { kind: 'date' });
  form.setRaw('to', '1.5.2026');
  form.touch('to');
  form.setRaw('from', '2.5.2026');
  assert.deepEqual(form.state('to').shown, [], 'nothing new while another field is typed in');
  form.touch('from');
  assert.deepEqual(codes(form.state('to').shown), ['before-start']);
  form.setRaw('from', '30.4.2026');
  assert.deepEqual(form.state('to').shown, []);
});

test('a rule of one field sees its value and the others', () => {
  const form = model();
  form.register('persons', { kind: 'integer', raw: '2' });
  form.register('children', {
    kind: 'integer',
    raw: '3',
    rules: (value, values) =>
      Number(value) > Number(values.get('persons')) ? [error('more-than-persons')] : [],
  });
  assert.deepEqual([...form.submit().keys()], ['children']);
  form.setRaw('persons', '4');
  assert.deepEqual([...form.submit().keys()], []);
});

test('what was typed stays when the language changes, and is read anew', () => {
  const form = model();
  form.register('amount', { kind: 'decimal' });
  form.setRaw('amount', '1,234');
  assert.equal(form.state('amount').value, '1.234');
  form.locale = 'en';
  assert.equal(form.state('amount').raw, '1,234');
  assert.equal(form.state('amount').value, '1234');
});

test('reset brings back the printed text and shows nothing', () => {
  const form = model();
  form.register('a', { raw: 'before', constraints: { required: true } });
  form.setRaw('a', '');
  form.submit();
  form.reset();
  assert.deepEqual(form.state('a'), {
    raw: 'before',
    value: 'before',
    now: [],
    shown: [],
    touched: false,
  });
});

test('registering again keeps what was typed and uses the new constraints', () => {
  const form = model();
  form.register('a', { constraints: { required: true } });
  form.submit();
  form.register('a', { constraints: {} });
  assert.deepEqual(form.state('a').shown, []);
  form.unregister('a');
  assert.deepEqual(form.names(), []);
  form.setRaw('a', 'x');
  assert.deepEqual(form.state('a').raw, '');
});

test('rules that see something new are asked again, and tell it at fields that were left', () => {
  let asked = true;
  const form = model({
    rules: () =>
      new Map([
        ['a', asked ? [error('between')] : []],
        ['b', [error('between')]],
      ]),
  });
  form.register('a');
  form.register('b');
  form.touch('a');
  assert.deepEqual(codes(form.state('a').shown), ['between']);
  const heard: string[] = [];
  form.subscribe((name) => heard.push(name));
  asked = false;
  form.recheck();
  assert.deepEqual(form.state('a').shown, []);
  assert.deepEqual(form.state('b').shown, [], 'nobody was there yet');
  assert.deepEqual(heard, ['a']);
  asked = true;
  form.recheck();
  assert.deepEqual(codes(form.state('a').shown), ['between']);
});

test('names that JavaScript objects use are ordinary names', () => {
  const form = model();
  for (const name of ['__proto__', 'constructor', 'toString', '']) {
    form.register(name, { constraints: { required: true } });
    form.setRaw(name, `value of ${name}`);
  }
  assert.deepEqual([...form.submit().keys()], []);
  assert.equal(form.values().get('__proto__'), 'value of __proto__');
  assert.equal(({} as Record<string, unknown>)['value of __proto__'], undefined);
});

test('listeners hear which field changed, until they stop', () => {
  const form = model();
  form.register('a');
  form.register('b');
  const heard: string[] = [];
  const stop = form.subscribe((name) => heard.push(name));
  form.setRaw('a', 'x');
  form.setRaw('a', 'x');
  form.touch('b');
  stop();
  form.setRaw('a', 'y');
  assert.deepEqual(heard, ['a', 'b']);
});

test('without a parser the kinds load by themselves and the field is read again', async () => {
  const form = new FormModel({ locale: 'pl' });
  form.register('nip', { kind: 'pl-nip', raw: '8567346216' });
  const heard: string[] = [];
  form.subscribe((name) => heard.push(name));
  assert.deepEqual(form.state('nip').now, [], 'read as text until the kind is there');
  await form.ready();
  await Promise.resolve();
  assert.deepEqual(codes(form.state('nip').now), ['checksum']);
  assert.deepEqual(heard, ['nip']);
});

test('an amount in another currency is told, and is no value of the field', () => {
  const form = new FormModel({ locale: 'pl', parse: parseValue });
  form.register('paid', { kind: 'money', constraints: { currency: 'PLN' } });
  form.setRaw('paid', '5 €');
  assert.deepEqual(form.state('paid').now, [error('currency', { currency: 'PLN' })]);
  assert.equal(form.state('paid').value, undefined);
  assert.equal(form.values().has('paid'), false);
  form.setRaw('paid', '5 zł');
  assert.equal(form.values().get('paid'), '5.00');
});
