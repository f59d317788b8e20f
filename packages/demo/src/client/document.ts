import '@twintown/elements/define/signature-field.js';
import '@twintown/viewer/define/document-viewer.js';
import { setPdfAssets } from '@twintown/viewer/pdf-worker.js';

setPdfAssets('/assets/viewer/');
