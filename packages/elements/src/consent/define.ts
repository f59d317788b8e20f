import { define } from '../shared/define.ts';
import { TtConsent } from './consent.ts';

define('tt-consent', TtConsent);
