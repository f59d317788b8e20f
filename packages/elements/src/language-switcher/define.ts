import { define } from '../shared/define.ts';
import { TtLanguageSwitcher } from './language-switcher.ts';

define('tt-language-switcher', TtLanguageSwitcher);
