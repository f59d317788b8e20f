import { define } from '../shared/define.ts';
import { TtCalendar } from './calendar.ts';

define('tt-calendar', TtCalendar);
