import type { Meaning, ParsedValue, ValueKind } from './values/value-kind.ts';
import { date } from './values/date.ts';
import { decimal } from './values/decimal.ts';
import { email } from './values/email.ts';
import { emails } from './values/emails.ts';
import { fraction } from './values/fraction.ts';
import { integer } from './values/integer.ts';
import { money } from './values/money.ts';
import { month } from './values/month.ts';
import { oneTimeCode } from './values/one-time-code.ts';
import { perMille } from './values/per-mille.ts';
import { phone } from './values/phone.ts';
import { plNip } from './values/pl-nip.ts';
import { plPesel } from './values/pl-pesel.ts';
import { postalCodePl } from './values/postal-code-pl.ts';
import { iban } from './values/iban.ts';
import { lvKadastrs } from './values/lv-kadastrs.ts';
import { lvPersonasKods } from './values/lv-personas-kods.ts';
import { lvReg } from './values/lv-reg.ts';
import { plAde } from './values/pl-ade.ts';
import { plDowod } from './values/pl-dowod.ts';
import { plKw } from './values/pl-kw.ts';
import { plRegon } from './values/pl-regon.ts';
import { plTeryt } from './values/pl-teryt.ts';
import { plZnakSprawy } from './values/pl-znak-sprawy.ts';
import { postalCodeLv } from './values/postal-code-lv.ts';
import { postalCodePt } from './values/postal-code-pt.ts';
import { ptCc } from './values/pt-cc.ts';
import { ptMatricula } from './values/pt-matricula.ts';
import { ptNif } from './values/pt-nif.ts';
import { ptNiss } from './values/pt-niss.ts';
import { text } from './values/text.ts';
import { time } from './values/time.ts';
import { url } from './values/url.ts';

export type { Meaning, ParsedValue, ValueKind };

const kinds = new Map<string, ValueKind<unknown>>(
  [
    text,
    integer,
    decimal,
    money,
    fraction,
    perMille,
    date,
    month,
    time,
    email,
    emails,
    phone,
    url,
    oneTimeCode,
    plPesel,
    plNip,
    postalCodePl,
    ptNif,
    ptNiss,
    ptCc,
    ptMatricula,
    postalCodePt,
    plRegon,
    plDowod,
    plKw,
    plTeryt,
    plAde,
    plZnakSprawy,
    lvPersonasKods,
    lvReg,
    lvKadastrs,
    postalCodeLv,
    iban,
  ].map((kind) => [kind.name, kind as ValueKind<unknown>]),
);
const warned = new Set<string>();

/* Every host of this code has a console, but the language itself does not promise one. */
const host = globalThis as { console?: { warn(text: string): void } };

/** The names that `parseValue` knows. */
export const valueKinds: readonly string[] = [...kinds.keys()];

function kindOf(name: string): ValueKind<unknown> {
  const kind = kinds.get(name);
  if (!kind && !warned.has(name)) {
    warned.add(name);
    host.console?.warn(`Twintown: no value kind is called "${name}"; the field is read as text.`);
  }
  return kind ?? (text as ValueKind<unknown>);
}

/**
 * Reads `raw` as a value of `kind` on a page in `locale` (BCP 47). Blank text has no value and no
 * issue, and what a request left out or sent twice counts as blank. An unknown kind is read as text
 * and named once on the console. Never throws.
 */
export function parseValue(kind: string, raw: string, locale: string): ParsedValue<unknown> {
  const sent: unknown = raw;
  return kindOf(kind).parse(typeof sent === 'string' ? sent : '', locale);
}

/** A value as people read it. What is not a value of the kind comes back as plain text. */
export function formatValue(kind: string, value: unknown, locale: string): string {
  if (value === undefined || value === null) return '';
  const expected = kind === 'integer' ? 'number' : 'string';
  return typeof value === expected ? kindOf(kind).format(value, locale) : String(value);
}
