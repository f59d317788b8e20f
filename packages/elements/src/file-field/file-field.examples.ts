import type { Example, Words } from '../examples/example.ts';

const tag = 'tt-file-field';
const documents = '.pdf,.docx,.odt,.jpg,.jpeg,.png,.tif,.tiff,.edoc,.asice';
const parts = (word: Words, id: string, label: 'filesPlan' | 'filesPhotos' | 'filesEvidence') =>
  `<label for="${id}">${word(label)}</label>
  <p id="${id}-hint" data-hint>${word(`${label}Hint`)}</p>`;

export const fileFieldExamples: Example[] = [
  {
    id: 'file-field',
    tag,
    title: 'filesTitleLimits',
    html: (word) => `<tt-file-field data-max-size="10MB" data-max-total="25MB" data-max-files="10">
  <label for="file-field">${word('filesAttachments')}</label>
  <p id="file-field-hint" data-hint>${word('filesAttachmentsHint')}</p>
  <p id="file-field-error" data-error hidden></p>
  <input id="file-field" name="attachments" type="file" multiple accept="${documents}" aria-describedby="file-field-error file-field-hint">
</tt-file-field>`,
  },
  {
    id: 'file-field-one',
    tag,
    title: 'filesTitleOne',
    required: ['plan'],
    html: (word) => `<tt-file-field data-max-size="10MB">
  ${parts(word, 'file-field-one', 'filesPlan')}
  <p id="file-field-one-error" data-error hidden></p>
  <input id="file-field-one" name="plan" type="file" accept=".pdf" required aria-invalid="false" aria-describedby="file-field-one-error file-field-one-hint" data-error-required="${word('filesPlanRequired')}">
</tt-file-field>`,
  },
  {
    id: 'file-field-pictures',
    tag,
    title: 'filesTitlePictures',
    html: (word) => `<tt-file-field data-clean-pictures data-camera data-max-size="20MB">
  ${parts(word, 'file-field-pictures', 'filesPhotos')}
  <p id="file-field-pictures-error" data-error hidden></p>
  <input id="file-field-pictures" name="photos" type="file" multiple accept="image/jpeg,image/png" aria-describedby="file-field-pictures-error file-field-pictures-hint">
</tt-file-field>`,
  },
  {
    id: 'file-field-upload',
    tag,
    title: 'filesTitleUpload',
    html: (word) => `<tt-file-field endpoint="/uploads" data-max-size="10MB">
  ${parts(word, 'file-field-upload', 'filesEvidence')}
  <p id="file-field-upload-error" data-error hidden></p>
  <input id="file-field-upload" name="evidence" type="file" multiple accept=".pdf,.jpg,.jpeg,.png" aria-describedby="file-field-upload-error file-field-upload-hint">
</tt-file-field>`,
  },
  {
    id: 'file-field-printed',
    tag,
    title: 'filesTitlePrinted',
    html: (word) => `<tt-file-field data-max-files="3">
  <label for="file-field-printed">${word('filesAttachments')}</label>
  <p id="file-field-printed-error" data-error hidden></p>
  <input id="file-field-printed" name="attachments" type="file" multiple accept=".pdf" aria-describedby="file-field-printed-error">
  <ul data-files aria-label="${word('filesReceived')}">
    <li data-bytes="1468006">
      <a href="#file-field-printed"><bdi>umowa.pdf</bdi></a>
      <span data-tag>PDF</span>
      <button name="remove-file" value="1" formnovalidate data-variant="quiet" aria-label="${word('filesRemoveNamed')}">${word('filesRemove')}</button>
    </li>
  </ul>
</tt-file-field>`,
  },
  {
    id: 'file-field-server-error',
    tag,
    title: 'filesTitleError',
    html: (word) => `<tt-file-field>
  ${parts(word, 'file-field-server-error', 'filesPlan')}
  <p id="file-field-server-error-error" data-error><span data-visually-hidden>${word('errorWord')} </span>${word('filesServerRefused')}</p>
  <input id="file-field-server-error" name="plan" type="file" accept=".pdf" aria-invalid="true" aria-describedby="file-field-server-error-error file-field-server-error-hint">
</tt-file-field>`,
  },
];
