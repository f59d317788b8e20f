import { createHash } from 'node:crypto';
import { translate } from '@twintown/core/messages.js';
import { visibleName } from '../../http/file-name.ts';
import type { Answers } from '../../store.ts';
import { wordsIn } from '../../words.ts';
import { feeOf, type Filled } from './check.ts';
import { groupedDigest } from './digest.ts';
import { printDeclaration, type DeclarationDocument, type Signature } from './document.ts';
import { fileSize } from './files.ts';
import { feeText } from './fee-words.ts';
import { flatten, namesOf, questionsOf, stepIds } from './questions.ts';
import { readRates } from './rates.ts';
import { spelledIn } from './spelling.ts';
import { summaryOf } from './summary.ts';

const timeZone = 'Europe/Warsaw';

/** The town's own clock, in words. */
export const townTime = (language: string, at: Date): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(at);

/** The year on the town's own clock: it numbers the cases. */
export const townYear = (at: Date): number =>
  Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(at));

/** Names of the questions that are asked, given the answers so far. */
export const askedNames = (answers: Answers): Set<string> =>
  new Set(stepIds.flatMap((step) => [...flatten(questionsOf[step], answers)]).flatMap(namesOf));

/** What is declared: without answers and files of questions that were asked before and are not now. */
export function declaredOf({ answers, language, typedIn, files }: Filled): Filled {
  const names = askedNames(answers);
  return {
    answers: new Map([...answers].filter(([name]) => names.has(name))),
    language,
    typedIn,
    files: files.filter(({ field }) => names.has(field)),
    refused: [],
  };
}

interface Signed {
  reference: string;
  at: Date;
  signature: Signature;
}

/**
 * The declaration as the town hall receives it: in Polish, whatever language it was filled in.
 * Without `signed` it is the draft that is read before signing.
 */
export const declarationPdf = (filled: Filled, signed?: Signed): Promise<Buffer> =>
  printDeclaration(textOf(declaredOf(filled), signed));

/** Tells whether a declaration still reads as it did: the SHA-256 of all that its draft says. */
export const declarationDigest = (filled: Filled): string =>
  createHash('sha256')
    .update(JSON.stringify(textOf(declaredOf(filled))))
    .digest('hex');

function textOf(declared: Filled, signed?: Signed): DeclarationDocument {
  const words = wordsIn('pl');
  const filled: Filled = { ...declared, ...spelledIn(words.language, declared) };
  const applicant = applicantOf(filled.answers);
  const fee = feeOf(filled.answers, words.language);
  const sections: { title: string; rows: { label: string; answer: string }[] }[] = summaryOf(
    filled,
    words,
  );
  if (fee) {
    const { lines, monthly } = feeText(words.language, fee, readRates().currency);
    sections.push({
      title: translate(words.language, 'fee.title'),
      rows: [
        {
          label: translate(words.language, 'fee.title'),
          answer: [...lines, monthly].join('\n'),
        },
      ],
    });
  }
  sections.push({
    title: words('checkFiles'),
    rows: filled.files.map(({ name, size, sha256 }) => ({
      label: visibleName(name),
      answer: `${fileSize(size, words.language)}\n${words('fileHash')}: ${groupedDigest(sha256)}`,
    })),
  });
  return {
    language: words.language,
    title: words('serviceName'),
    addressee: words('pdfAddressee'),
    applicant,
    facts: signed
      ? [
          { label: words('receiptReference'), value: signed.reference },
          { label: words('receiptDate'), value: townTime(words.language, signed.at) },
        ]
      : [{ label: words('pdfStatus'), value: words('pdfDraft') }],
    sections,
    tableWords: { question: words('pdfQuestion'), answer: words('pdfAnswer') },
    statements: [words('enforcement'), words('pdfBasis'), words('ratesExampleText')],
    ...(signed && {
      signature: {
        heading: words('signatureLabel'),
        value: signed.signature,
        description:
          signed.signature.method === 'draw'
            ? words('pdfSignatureDrawn', { name: applicant })
            : words('pdfSignatureTyped'),
        signedOn: words('pdfSignedOn', { date: townTime(words.language, signed.at) }),
      },
    }),
    page: (page, total) => words('pdfPage', { page, total }),
  };
}

function applicantOf(answers: ReadonlyMap<string, string>): string {
  const text = (name: string): string => (answers.get(name) ?? '').trim();
  return answers.get('applicant') === 'natural'
    ? `${text('given-name')} ${text('family-name')}`.trim()
    : text('organisation-name');
}
