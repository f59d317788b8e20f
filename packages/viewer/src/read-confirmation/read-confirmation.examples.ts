import type { ViewsExample } from '../examples/views-example.ts';

export const readConfirmationExamples: ViewsExample[] = [
  {
    id: 'read-confirmation',
    tag: 'tt-read-confirmation',
    title: 'viewsTitleRead',
    html: (words, language) => `<tt-document-viewer id="bylaws">
  <a href="documents/${language}/bylaws-after.pdf" download>${words('viewsBylaws')}</a>
</tt-document-viewer>
<tt-read-confirmation for="bylaws">
  <div data-option>
    <input id="bylaws-read" name="bylaws-read" type="checkbox" value="yes">
    <label for="bylaws-read">${words('viewsConfirm')}</label>
  </div>
  <input type="hidden" name="bylaws-sha256" data-sha256>
  <input type="hidden" name="bylaws-pages" data-pages>
  <input type="hidden" name="bylaws-total" data-total>
  <input type="hidden" name="bylaws-from" data-from>
  <input type="hidden" name="bylaws-to" data-to>
</tt-read-confirmation>`,
  },
];
