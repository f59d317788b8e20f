import { codePageScore, codePages } from '../text/encoding.ts';

/*
 * Code pages of DOS from 0x80 on, in which Windows still writes the names of what it packs (APPNOTE 6.3.10,
 * D). No browser knows them.
 */
const dosPages: readonly string[] = [
  // Central Europe (852).
  'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
  // The west (850).
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  // The Baltic (775).
  'ĆüéāäģåćłēŖŗīŹÄÅÉæÆōöĢ¢ŚśÖÜø£Ø×¤ĀĪóŻżź”¦©®¬½¼Ł«»░▒▓│┤ĄČĘĖ╣║╗╝ĮŠ┐└┴┬├─┼ŲŪ╚╔╩╦╠═╬Žąčęėįšųūž┘┌█▄▌▐▀ÓßŌŃõÕµńĶķĻļņĒŅ’\u00ad±“¾¶§÷„°∙·¹³²■\u00a0',
];

const dosText = (bytes: Uint8Array, high: string): string =>
  Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : high[byte - 0x80])).join(
    '',
  );

const asUtf8 = (raw: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return undefined;
  }
};

/** Enough to tell code pages apart. */
const sample = 64 * 1024;

/**
 * Reads names of one archive. Each is UTF-8 where it is valid as such; the others are in one code page, as one
 * program wrote them: the one in which the most letters belong to the languages that the page was made for.
 */
export function nameReader(names: readonly Uint8Array[]): (raw: Uint8Array) => string {
  let read: ((raw: Uint8Array) => string) | undefined;
  return (raw) => asUtf8(raw) ?? (read ??= readerFor(names))(raw);
}

function readerFor(names: readonly Uint8Array[]): (raw: Uint8Array) => string {
  const letters: number[] = [];
  for (const raw of names) {
    if (letters.length >= sample) break;
    if (asUtf8(raw) === undefined) letters.push(...raw.filter((byte) => byte >= 0x80));
  }
  const bytes = Uint8Array.from(letters);
  const readers = [
    ...codePages.map(([page]) => {
      const decoder = new TextDecoder(page);
      return (raw: Uint8Array): string => decoder.decode(raw);
    }),
    ...dosPages.map(
      (high) =>
        (raw: Uint8Array): string =>
          dosText(raw, high),
    ),
  ];
  let best = readers[0]!;
  let most = Number.NEGATIVE_INFINITY;
  for (const reader of readers) {
    const text = reader(bytes);
    // Letters of any of the languages: a name is too short to tell them apart.
    const score = Math.max(...codePages.map(([, own]) => codePageScore(text, own)));
    if (score > most) {
      most = score;
      best = reader;
    }
  }
  return best;
}
