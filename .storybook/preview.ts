import {
  setCustomElementsManifest,
  type Decorator,
  type Preview,
} from '@storybook/web-components-vite';
import { UPDATE_GLOBALS } from 'storybook/internal/core-events';
import { addons, emitTransformCode, useEffect } from 'storybook/preview-api';
import '@twintown/tokens/themes/all.css';
import '@twintown/elements/twintown.css';
import '@twintown/core/messages/all.js';
import '@twintown/elements/all.js';
import '@twintown/viewer/define/document-compare.js';
import '@twintown/viewer/define/document-list.js';
import '@twintown/viewer/define/document-viewer.js';
import '@twintown/viewer/define/read-confirmation.js';
import { setPdfAssets } from '@twintown/viewer/pdf-worker.js';
import { runPageScripts } from '../packages/elements/src/examples/page-scripts.ts';
import { docsPage, title } from './docs-page.ts';
import { lightLook } from './look.ts';
import { sourceOf } from './printed.ts';
import './preview.css';

interface Member {
  name: string;
  privacy?: string;
  static?: boolean;
}

interface Manifest {
  modules: { declarations?: { members?: Member[] }[] }[];
}

// Written when Storybook starts, by main.ts.
const manifests = import.meta.glob<Manifest>('./generated/*/custom-elements.json', {
  eager: true,
  import: 'default',
});
const isPublic = ({ name, privacy, static: ofClass }: Member) =>
  !/^[#[_]/.test(name) && !ofClass && (privacy ?? 'public') === 'public';
setCustomElementsManifest({
  schemaVersion: '1.0.0',
  modules: Object.values(manifests)
    .flatMap(({ modules }) => modules)
    .map((module) => ({
      ...module,
      declarations: module.declarations?.map((declaration) => ({
        ...declaration,
        members: declaration.members?.filter(isPublic),
      })),
    })),
});

setPdfAssets('pdf/');

// A story stays where it is: forms go nowhere, and the language switcher turns the toolbar's switch.
document.addEventListener('tt-submit', (event) => event.preventDefault());
document.addEventListener('submit', (event) => event.preventDefault());
document.addEventListener('tt-language', (event) => {
  event.preventDefault();
  const { language } = (event as CustomEvent<{ language: string }>).detail;
  addons.getChannel().emit(UPDATE_GLOBALS, { globals: { language } });
});

const homeCountries: Readonly<Record<string, string>> = {
  mielec: 'PL',
  poiares: 'PT',
  liepaja: 'LV',
};

function mark(element: HTMLElement, globals: Record<string, unknown>): void {
  element.lang = String(globals['language']);
  element.setAttribute('data-tt-theme', String(globals['town']));
  element.setAttribute('data-home-country', homeCountries[String(globals['town'])] ?? '');
  element.setAttribute('data-tt-scheme', String(globals['scheme']));
  element.setAttribute('data-tt-contrast', String(globals['contrast']));
}

/**
 * Town, language, scheme and contrast stand on the story before it is rendered, so that an element
 * wakes up in its language. A page of guidance stays in English and light around its stories.
 */
const place: Decorator = (story, context) => {
  if (context.viewMode === 'docs') {
    mark(document.documentElement, {
      language: 'en',
      town: 'neutral',
      scheme: 'light',
      contrast: 'auto',
    });
  } else {
    mark(document.documentElement, context.globals);
  }
  const root = document.createElement('div');
  root.setAttribute('data-story', context.viewMode);
  mark(root, context.globals);
  root.append(story() as Node);
  runPageScripts(root);
  const source = sourceOf(context);
  useEffect(() => void emitTransformCode(source, context), [source]);
  return root;
};

const preview: Preview = {
  decorators: [place],
  tags: ['autodocs'],
  render: (_args, context) => document.createRange().createContextualFragment(sourceOf(context)),
  initialGlobals: { town: 'neutral', language: 'en', scheme: 'auto', contrast: 'auto' },
  globalTypes: {
    town: {
      name: 'Town',
      description: 'Town: its colours, typeface and corners',
      toolbar: {
        icon: 'paintbrush',
        dynamicTitle: true,
        items: [
          { value: 'neutral', title: 'No town' },
          { value: 'mielec', title: 'Mielec' },
          { value: 'poiares', title: 'Vila Nova de Poiares' },
          { value: 'liepaja', title: 'Liepāja' },
        ],
      },
    },
    language: {
      name: 'Language',
      description: 'Language of the stories',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'pt-PT', title: 'Português' },
          { value: 'pl', title: 'Polski' },
          { value: 'lv', title: 'Latviešu' },
        ],
      },
    },
    scheme: {
      name: 'Colour scheme',
      description: 'Colour scheme: as the system says, light, dark',
      toolbar: {
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'System scheme' },
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
      },
    },
    contrast: {
      name: 'Contrast',
      description: 'Contrast: as the system says, more',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'System contrast' },
          { value: 'more', title: 'More contrast' },
        ],
      },
    },
  },
  parameters: {
    controls: { disable: true },
    docs: {
      page: docsPage,
      components: { h1: title },
      // In the list at the end the ids of these would stand a second time.
      stories: { filter: ({ tags }: { tags: string[] }) => !tags.includes('in-chapter') },
      theme: lightLook,
      codePanel: true,
      toc: { headingSelector: 'h2', title: 'On this page' },
      source: {
        type: 'code',
        language: 'html',
        transform: (_code: string, context: Parameters<typeof sourceOf>[0]) => sourceOf(context),
      },
    },
    // A story is a part of a page: landmarks are the page's to have.
    a11y: { test: 'todo', config: { rules: [{ id: 'region', enabled: false }] } },
    viewport: {
      options: {
        small: {
          name: 'Small phone, 320 px',
          styles: { width: '320px', height: '640px' },
          type: 'mobile',
        },
        phone: {
          name: 'Phone, 390 px',
          styles: { width: '390px', height: '844px' },
          type: 'mobile',
        },
        tablet: {
          name: 'Tablet, 768 px',
          styles: { width: '768px', height: '1024px' },
          type: 'tablet',
        },
      },
    },
    options: {
      storySort: {
        order: [
          'Welcome',
          'Towns side by side',
          'Which control for which question',
          'Elements',
          [
            'Field',
            'Identifiers',
            'Field extras',
            'Fieldset',
            'Date field',
            'Calendar',
            'Date range',
            'Combobox',
            'File field',
            'Form',
            'Error summary',
            'Signature field',
            'Repeater',
            'Address',
            'Phone',
            'Names',
            'Language switcher',
            'Consent',
            'Statement',
            'Privacy notice',
            'Output',
          ],
          'Viewer',
          [
            'Document viewer',
            'Reading and several documents',
            'Document list',
            'Document comparison',
            'Read confirmation',
          ],
          'Foundations',
          [
            'Colour',
            'Type',
            'Space',
            'Icons',
            'Buttons',
            'Links',
            'Notices',
            'Tags',
            'Cards',
            'Steps',
            'Summary list',
            'Table',
            'Page layout',
          ],
        ],
      },
    },
  },
};

export default preview;
