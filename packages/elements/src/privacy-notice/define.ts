import { define } from '../shared/define.ts';
import { TtPrivacyNotice } from './privacy-notice.ts';

define('tt-privacy-notice', TtPrivacyNotice);
