import type { Example } from '../examples/example.ts';

const tag = 'tt-signature-field';

/** A made-up scribble, in the text form of signature-path.ts. */
const scribble =
  'M330 620q90 -330 170 -330q60 0 20 160q-40 170 -130 250q-60 40 -40 -40q50 -120 200 -190q70 -30 70 20' +
  'q-10 60 40 60q60 -10 90 -70q20 -50 50 -10q-20 70 30 80q70 -10 120 -110q20 -30 40 10q-10 80 50 90' +
  'q90 -20 170 -150M1180 330q-20 150 -60 300q-10 60 40 40q120 -80 260 -90q160 0 330 -60';

export const signatureFieldExamples: Example[] = [
  {
    id: 'signature',
    tag,
    title: 'titleSignature',
    fills: { 'signature-name': 'Łucja Ķirsone' },
    required: ['signature-name'],
    html: (word) => `<fieldset>
  <legend>${word('signatureQuestion')}</legend>
  <tt-signature-field id="signature-field" name="signature">
    <label for="signature-name">${word('signatureName')}</label>
    <p id="signature-hint" data-hint>${word('signatureNameHint')}</p>
    <p id="signature-error" data-error slot="error" hidden></p>
    <input id="signature-name" name="signature-name" autocomplete="name" required
      aria-describedby="signature-error signature-hint">
  </tt-signature-field>
</fieldset>`,
  },
  {
    id: 'signature-drawn',
    tag,
    title: 'titleSignatureDrawn',
    fills: { 'drawn-name': 'Zofia Wiśniewska' },
    required: ['drawn-name'],
    html: (word) => `<tt-signature-field id="signature-drawn" name="drawn" method="drawn"
  aria-label="${word('signatureQuestion')}">
  <label for="signature-drawn-name">${word('signatureName')}</label>
  <input id="signature-drawn-name" name="drawn-name" autocomplete="name" required>
</tt-signature-field>`,
  },
  {
    id: 'signature-printed',
    tag,
    title: 'titleSignaturePrinted',
    html: (word) => `<tt-signature-field id="signature-printed" name="printed" method="drawn"
  aria-label="${word('signatureQuestion')}"
  value="${scribble}">
  <label for="signature-printed-name">${word('signatureName')}</label>
  <input id="signature-printed-name" name="printed-name" autocomplete="name">
</tt-signature-field>`,
  },
  {
    id: 'signature-error',
    tag,
    title: 'titleServerError',
    fills: { 'error-name': 'João Conceição' },
    html: (word) => `<tt-signature-field id="signature-wrong" name="error"
  aria-label="${word('signatureQuestion')}">
  <label for="signature-error-name">${word('signatureName')}</label>
  <p id="signature-error-text" data-error slot="error"><span data-visually-hidden>${word('errorWord')} </span>${word('signatureServerSaid')}</p>
  <input id="signature-error-name" name="error-name" autocomplete="name" required value="?"
    aria-invalid="true" aria-describedby="signature-error-text">
</tt-signature-field>`,
  },
  {
    id: 'signature-readonly',
    tag,
    title: 'titleReadonly',
    html: (
      word,
    ) => `<tt-signature-field id="signature-readonly" name="readonly" method="drawn" readonly
  aria-label="${word('signatureQuestion')}"
  value="${scribble}">
  <svg role="img" aria-label="${word('signatureDrawing')}" viewBox="0 0 2000 1000" width="240"
    fill="none" stroke="currentColor" stroke-width="12" stroke-linecap="round">
    <path d="${scribble}"></path>
  </svg>
</tt-signature-field>`,
  },
  {
    id: 'signature-disabled',
    tag,
    title: 'titleSignatureDisabled',
    html: (word) => `<tt-signature-field id="signature-disabled" name="disabled" disabled
  aria-label="${word('signatureQuestion')}">
  <label for="signature-disabled-name">${word('signatureName')}</label>
  <input id="signature-disabled-name" name="disabled-name" autocomplete="name" disabled>
</tt-signature-field>`,
  },
];
