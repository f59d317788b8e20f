import { define } from '@twintown/elements/shared/define.js';
import { TtReadConfirmation } from './read-confirmation.ts';

define('tt-read-confirmation', TtReadConfirmation);
