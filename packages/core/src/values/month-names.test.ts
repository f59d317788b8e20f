import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateFormat } from '../intl.ts';
import { languages } from '../language.ts';
import { parseValue } from '../values.ts';
import { checkDateParts } from './date.ts';
import { monthByName } from './month-names.ts';

test('a month may be written in any language that the page can be read in', () => {
  for (const page of languages)
    for (const written of languages)
      for (let month = 1; month <= 12; month += 1) {
        const day = Date.UTC(2026, month - 1, 14);
        const iso = `2026-${String(month).padStart(2, '0')}-14`;
        for (const style of ['long', 'short'] as const) {
          const typed = dateFormat(written, {
            day: 'numeric',
            month: style,
            year: 'numeric',
          }).format(day);
          assert.equal(parseValue('date', typed, page).value, iso, `${typed} in ${page}`);
          const alone = dateFormat(written, { month: style }).format(day);
          assert.equal(
            checkDateParts({ day: '14', month: alone, year: '2026' }, page).value,
            iso,
            `${alone} in ${page}`,
          );
        }
      }
});

test('May typed in the month of a Polish page is May', () => {
  for (const month of ['May', 'may', 'maja', 'maio', 'maijs', 'V'])
    assert.equal(checkDateParts({ day: '1', month, year: '2026' }, 'pl').value, '2026-05-01');
  assert.equal(parseValue('month', 'May 2026', 'pl').value, '2026-05');
});

test('a weekday of any language is no month, nor is a mark for something that is not known', () => {
  for (const page of languages) {
    for (const written of languages)
      for (const weekday of ['long', 'short'] as const)
        for (let day = 0; day < 7; day += 1) {
          const name = dateFormat(written, { weekday }).format(Date.UTC(2026, 0, 5 + day));
          for (const word of name.split(/[-\s.]+/).filter(Boolean))
            assert.equal(monthByName(word, page), undefined, `${word} in ${page}`);
        }
    for (const word of ['abc', 'no', 'nie wiem', 'today', 'hoje', 'dzis', 'rok', 'feira'])
      assert.equal(monthByName(word, page), undefined, `${word} in ${page}`);
  }
  assert.equal(monthByName('x', 'en'), undefined);
});

const cases: Record<string, string[]> = {
  pl: [
    'styczeń stycznia styczniu styczniem styczniowi stycz sty',
    'luty lutego lutym lutemu lut',
    'marzec marca marcu marcem mar',
    'kwiecień kwietnia kwietniu kwie kwi',
    'maj maja maju majem',
    'czerwiec czerwca czerwcu czerw cze',
    'lipiec lipca lipcu lip',
    'sierpień sierpnia sierpniu sier sie',
    'wrzesień września wrześniu wrześ wrz',
    'październik października październiku październikiem paźdz paź',
    'listopad listopada listopadzie listopadem lis',
    'grudzień grudnia grudniu grudz gru',
  ],
  lv: [
    'janvāris janvāra janvārim janvāri janvārī janv jan',
    'februāris februāra februārī febr feb',
    'marts marta martam martu martā mar',
    'aprīlis aprīļa aprīlī apr',
    'maijs maija maiju maijā mai',
    'jūnijs jūnija jūnijam jūnijā jūn',
    'jūlijs jūlija jūlijam jūlijā jūl',
    'augusts augusta augustā aug',
    'septembris septembra septembrī sept sep',
    'oktobris oktobra oktobrī okt',
    'novembris novembra novembrī nov',
    'decembris decembra decembrī dec',
  ],
  'pt-PT': ['janeiro jan', 'fevereiro fev', 'março mar', 'abril abr', 'maio mai', 'junho jun'],
  en: ['January Jan', 'February Feb', 'March Mar', 'April Apr', 'May', 'June Jun', 'July Jul'],
};

test('a month may be in any case and shortened', () => {
  for (const [written, months] of Object.entries(cases))
    for (const [index, words] of months.entries())
      for (const word of words.split(' ')) {
        assert.equal(monthByName(word, written), index + 1, word);
        const bare = word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l');
        assert.equal(monthByName(bare.toUpperCase(), written), index + 1, bare);
        const parts = { day: '3', month: `${word}.`, year: '2026' };
        const iso = `2026-${String(index + 1).padStart(2, '0')}-03`;
        assert.equal(checkDateParts(parts, written).value, iso, word);
      }
});

const misspelt: Record<string, string> = {
  pl: 'marja majrca majonez marynarz mayca marcja lutnia lipek sierota grupa czerep listonosz kwiat',
  'pt-PT': 'junlho julnho junio maior marcio setembo janiero',
  lv: 'jūnlijs jūnlija jūlnijs maijrts martijs janvariju aprils',
  en: 'Junly Marchy Mayor Marsh Junet Julie Januray Septmber',
};

test('a word with the beginning of a month in it is not read as that month', () => {
  for (const [page, words] of Object.entries(misspelt))
    for (const word of words.split(' ')) {
      const [issue] = parseValue('date', `3 ${word} 2026`, page).issues;
      assert.equal(issue?.code, 'month-unknown', `${word} in ${page}`);
      const month = checkDateParts({ day: '3', month: word, year: '2026' }, page);
      assert.equal(month.issues[0]?.code, 'month-unknown', `${word} in ${page}`);
    }
});
