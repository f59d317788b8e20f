import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countWords } from './text.ts';

const sentences: readonly [language: string, text: string][] = [
  ['zh', '我今天去市政厅申请垃圾费减免因为家里有三个孩子并且收入很低请尽快处理谢谢'],
  ['zh', '本人于二〇二六年三月迁入贵市，现居住在中央大街十五号。由于房屋正在装修，暂时无人居住。'],
  ['ja', '私は今日市役所に行ってごみ処理手数料の減免を申請しました。家族は五人です。'],
  ['th', 'ฉันไปที่ศาลากลางวันนี้เพื่อขอลดค่าธรรมเนียมขยะเพราะครอบครัวของฉันมีลูกสามคน'],
  ['km', 'ខ្ញុំទៅសាលាក្រុងថ្ងៃនេះដើម្បីសុំបញ្ចុះថ្លៃសំរាម'],
];

for (const [language, text] of sentences) {
  test(`${language}: about as many words as a dictionary finds: ${text.slice(0, 9)}…`, () => {
    const found = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)];
    const words = found.filter(({ isWordLike }) => isWordLike).length;
    const count = countWords(text);
    assert.ok(Math.abs(count - words) <= 0.3 * words, `${count} for ${words}`);
  });
}

test('words of other writing stand by themselves within such a text', () => {
  assert.equal(countWords('住在Mielec市'), 3);
  assert.equal(countWords('住在 ul. Kazimierza 12'), 4);
  assert.equal(countWords('你好。'), 1);
});

test('what is written with space is counted by space', () => {
  assert.equal(countWords("Nie mam d'Artagnan-a – i/lub „słowa”, 3,5"), 6);
  assert.equal(countWords('저는 오늘 시청에 갔습니다'), 4);
  assert.equal(countWords(' – … – '), 0);
});

// Once it tried each dash anew, which took longer than anybody waits, at each key.
test('a long line without a word is no burden', () => {
  assert.equal(countWords('-'.repeat(1_000_000)), 0);
});
