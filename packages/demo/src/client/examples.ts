import '@twintown/elements/all.js';
import '@twintown/viewer/define/document-viewer.js';
import { setPdfAssets } from '@twintown/viewer/pdf-worker.js';

setPdfAssets('/assets/viewer/');
