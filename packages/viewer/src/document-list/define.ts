import { define } from '@twintown/elements/shared/define.js';
import { TtDocumentList } from './document-list.ts';

define('tt-document-list', TtDocumentList);
