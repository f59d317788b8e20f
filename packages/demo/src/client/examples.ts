import '@twintown/elements/all.js';
import '@twintown/viewer/define/document-compare.js';
import '@twintown/viewer/define/document-list.js';
import '@twintown/viewer/define/document-viewer.js';
import '@twintown/viewer/define/read-confirmation.js';
import { setPdfAssets } from '@twintown/viewer/pdf-worker.js';

setPdfAssets('/assets/viewer/');
