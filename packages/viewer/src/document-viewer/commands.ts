import { translate } from '@twintown/core/messages.js';
import type { TemplateResult } from 'lit';
import {
  bookOpen,
  bookOpenText,
  chevronsDown,
  chevronsUp,
  chevronUp,
  chevronDown,
  download,
  expand,
  file,
  fileCheck,
  hand,
  info,
  keyboard,
  layers,
  layoutGrid,
  list,
  maximize,
  messageSquare,
  moon,
  moveHorizontal,
  paperclip,
  printer,
  rotateCcw,
  rotateCw,
  ruler,
  scrollText,
  search,
  zoomIn,
  zoomOut,
} from '../generated/icons.ts';
import type { ViewName } from './document-view.ts';
import type { PartKind } from '../engines/engine.ts';
import type { PageLayout } from './layout.ts';
import { partKeys } from './part-words.ts';
import type { PanelName } from './panels/panel.ts';
import { largestZoom, smallestZoom, type Zoom } from './zoom.ts';

/** What can be done with the pages, as the element offers it to scripts too. */
export interface Actions {
  view: ViewName;
  layout: PageLayout;
  hand: boolean;
  pages: 'light' | 'dark';
  panel: PanelName | null;
  readonly zoom: Zoom;
  nextPage(): void;
  previousPage(): void;
  firstPage(): void;
  lastPage(): void;
  zoomIn(): void;
  zoomOut(): void;
  fitWidth(): void;
  fitPage(): void;
  actualSize(): void;
  rotateRight(): void;
  rotateLeft(): void;
  findNext(): void;
  findPrevious(): void;
  print(): Promise<void>;
  toggleFullScreen(): Promise<void>;
  showProperties(): Promise<void>;
  showShortcuts(): Promise<void>;
  download(): void;
  downloadAnswers(): Promise<void>;
}

export interface CommandState {
  language: string;
  page: number;
  pageCount: number;
  /** What the pages are. */
  parts: PartKind;
  percent: number;
  /** The view that is shown, whatever was asked for. */
  view: ViewName;
  /** Whether the document can be drawn, and so has both views. */
  isPaged: boolean;
  /** Whether the document has fields to fill in. */
  hasFields: boolean;
  canDownload: boolean;
  canFullScreen: boolean;
  isFullScreen: boolean;
}

/** Something the toolbar, the menu, the keys and the sheet of shortcuts offer alike. */
export interface Command {
  id: string;
  name: string;
  icon: TemplateResult;
  /** Keys that do it while the document has the focus, as `KeyboardEvent.key` says them. */
  keys?: readonly string[];
  /** Of something that is on or off. */
  pressed?: boolean;
  /** One of several, of which one is on; commands of the same name belong together. */
  choice?: string;
  off?: boolean;
  run(): void;
}

const panelIcons = {
  search,
  thumbnails: layoutGrid,
  outline: list,
  attachments: paperclip,
  notes: messageSquare,
  layers,
} as const satisfies Record<PanelName, TemplateResult>;

const panelWords = {
  search: 'document.find',
  thumbnails: 'document.thumbnails',
  outline: 'document.outline',
  attachments: 'document.attachments',
  notes: 'document.notes',
  layers: 'document.layers',
} as const;

export function panelTitle(language: string, panel: PanelName): string {
  return translate(language, panelWords[panel]);
}

/** Commands that mean nothing where text reflows. */
const ofPictures = new Set(
  'fitPage rotateRight rotateLeft continuous single two-page hand darkPages thumbnails layers'.split(
    ' ',
  ),
);

/** Commands that mean nothing where a document is one piece. */
const ofParts = new Set(['previousPage', 'nextPage', 'firstPage', 'lastPage']);

/** The commands that the shown document has, in groups, in the order of the menu. */
export function commandsOf(actions: Actions, state: CommandState): Command[][] {
  const { view, isPaged, parts } = state;
  return allCommands(actions, state)
    .map((group) =>
      group.filter(({ id }) => {
        if (parts === 'whole' && ofParts.has(id)) return false;
        if (id === 'reading' || id === 'notes') return isPaged;
        return view === 'pages' || !ofPictures.has(id);
      }),
    )
    .filter((group) => group.length > 0);
}

function allCommands(actions: Actions, state: CommandState): Command[][] {
  const { language, page, pageCount, percent } = state;
  const keys = partKeys(state.parts);
  const layout = (value: PageLayout, name: string, icon: TemplateResult): Command => ({
    id: value,
    name,
    icon,
    choice: 'layout',
    pressed: actions.layout === value,
    run: () => (actions.layout = value),
  });
  const panel = (name: PanelName, ...keys: string[]): Command => ({
    id: name,
    name: panelTitle(language, name),
    icon: panelIcons[name],
    keys,
    pressed: actions.panel === name,
    run: () => (actions.panel = actions.panel === name ? null : name),
  });
  return [
    [
      {
        id: 'previousPage',
        name: translate(language, keys.previous),
        icon: chevronUp,
        keys: ['ArrowLeft'],
        off: page <= 1,
        run: () => actions.previousPage(),
      },
      {
        id: 'nextPage',
        name: translate(language, keys.next),
        icon: chevronDown,
        keys: ['ArrowRight'],
        off: page >= pageCount,
        run: () => actions.nextPage(),
      },
      {
        id: 'firstPage',
        name: translate(language, keys.first),
        icon: chevronsUp,
        keys: ['Home'],
        off: page <= 1,
        run: () => actions.firstPage(),
      },
      {
        id: 'lastPage',
        name: translate(language, keys.last),
        icon: chevronsDown,
        keys: ['End'],
        off: page >= pageCount,
        run: () => actions.lastPage(),
      },
    ],
    [
      {
        id: 'zoomOut',
        name: translate(language, 'document.zoomOut'),
        icon: zoomOut,
        keys: ['-'],
        off: percent <= smallestZoom,
        run: () => actions.zoomOut(),
      },
      {
        id: 'zoomIn',
        name: translate(language, 'document.zoomIn'),
        icon: zoomIn,
        keys: ['+', '='],
        off: percent >= largestZoom,
        run: () => actions.zoomIn(),
      },
      {
        id: 'fitWidth',
        name: translate(language, 'document.fitWidth'),
        icon: moveHorizontal,
        keys: ['0'],
        choice: 'zoom',
        pressed: actions.zoom === 'fit-width',
        run: () => actions.fitWidth(),
      },
      {
        id: 'fitPage',
        name: translate(language, 'document.fitPage'),
        icon: maximize,
        keys: ['9'],
        choice: 'zoom',
        pressed: actions.zoom === 'fit-page',
        run: () => actions.fitPage(),
      },
      {
        id: 'actualSize',
        name: translate(language, 'document.actualSize'),
        icon: ruler,
        keys: ['1'],
        choice: 'zoom',
        pressed: actions.zoom === 100,
        run: () => actions.actualSize(),
      },
    ],
    [
      {
        id: 'rotateRight',
        name: translate(language, 'document.rotateRight'),
        icon: rotateCw,
        keys: ['r'],
        run: () => actions.rotateRight(),
      },
      {
        id: 'rotateLeft',
        name: translate(language, 'document.rotateLeft'),
        icon: rotateCcw,
        keys: ['R'],
        run: () => actions.rotateLeft(),
      },
    ],
    [
      {
        id: 'reading',
        name: translate(language, 'document.textView'),
        icon: bookOpenText,
        keys: ['t'],
        pressed: state.view === 'reading',
        run: () => (actions.view = state.view === 'reading' ? 'pages' : 'reading'),
      },
      layout('continuous', translate(language, 'document.layoutContinuous'), scrollText),
      layout('single', translate(language, 'document.layoutSingle'), file),
      layout('two-page', translate(language, 'document.layoutTwoPage'), bookOpen),
    ],
    [
      {
        id: 'hand',
        name: translate(language, 'document.hand'),
        icon: hand,
        keys: ['h'],
        pressed: actions.hand,
        run: () => (actions.hand = !actions.hand),
      },
      {
        id: 'darkPages',
        name: translate(language, 'document.darkPages'),
        icon: moon,
        pressed: actions.pages === 'dark',
        run: () => (actions.pages = actions.pages === 'dark' ? 'light' : 'dark'),
      },
    ],
    [
      panel('search', '/'),
      panel('thumbnails'),
      panel('outline'),
      panel('attachments'),
      panel('notes'),
      panel('layers'),
    ],
    [
      ...(state.canDownload
        ? [
            {
              id: 'download',
              name: translate(language, 'document.download'),
              icon: download,
              run: () => actions.download(),
            },
          ]
        : []),
      ...(state.hasFields
        ? [
            {
              id: 'downloadAnswers',
              name: translate(language, 'document.saveFilled'),
              icon: fileCheck,
              run: () => void actions.downloadAnswers(),
            },
          ]
        : []),
      {
        id: 'print',
        name: translate(language, 'document.print'),
        icon: printer,
        keys: ['p'],
        run: () => void actions.print(),
      },
      ...(state.canFullScreen
        ? [
            {
              id: 'fullScreen',
              name: translate(
                language,
                state.isFullScreen ? 'document.exitFullScreen' : 'document.fullScreen',
              ),
              icon: expand,
              keys: ['f'],
              run: () => void actions.toggleFullScreen(),
            },
          ]
        : []),
    ],
    [
      {
        id: 'properties',
        name: translate(language, 'document.properties'),
        icon: info,
        run: () => void actions.showProperties(),
      },
      {
        id: 'shortcuts',
        name: translate(language, 'document.shortcuts'),
        icon: keyboard,
        keys: ['?'],
        run: () => void actions.showShortcuts(),
      },
    ],
  ];
}
