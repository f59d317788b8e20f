import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../../../elements/src/testing/wait.ts';
import { all, appears, documents, focused, one, openViewer } from '../testing/open-viewer.ts';
import type { DialogDetail, DownloadDetail } from './events.ts';

/** Whether a press on a link or a call begins a download; nothing is saved. */
function saved(): { names: string[]; stop(): void } {
  const names: string[] = [];
  const listen = (event: Event): void => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link?.hasAttribute('download') || event.defaultPrevented) return;
    names.push(link.download);
    event.preventDefault();
  };
  const { click } = HTMLAnchorElement.prototype;
  // A link that stands in no page sends its press to nobody.
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement): void {
    if (this.isConnected) click.call(this);
    else names.push(this.download);
  };
  addEventListener('click', listen);
  return {
    names,
    stop() {
      removeEventListener('click', listen);
      HTMLAnchorElement.prototype.click = click;
    },
  };
}

describe('what leaves the viewer', () => {
  it('is told before it is printed, and left to the page that says so', async () => {
    const viewer = await openViewer('declaration.pdf');
    const { print } = window;
    let printed = 0;
    window.print = () => {
      printed += 1;
      dispatchEvent(new Event('afterprint'));
    };
    const told: unknown[] = [];
    const take = (event: Event): void => {
      told.push((event as CustomEvent).detail);
      event.preventDefault();
    };
    document.addEventListener('tt-print', take);
    try {
      await viewer.print();
      one(viewer, '.document').focus();
      await sendKeys({ press: 'p' });
      await waitUntil(() => told.length === 2, 'the key is told too');
      const detail = { source: `${documents}declaration.pdf`, name: 'declaration.pdf' };
      expect(told).to.deep.equal([detail, detail]);
      expect(printed).to.equal(0);
      document.removeEventListener('tt-print', take);
      await viewer.print();
      expect(printed).to.equal(1);
    } finally {
      document.removeEventListener('tt-print', take);
      window.print = print;
    }
  });

  it('is told before it is saved, by the link, the menu or the page', async () => {
    const viewer = await openViewer('declaration.pdf');
    const seen = saved();
    const told: DownloadDetail[] = [];
    viewer.addEventListener('tt-download', ({ detail }) => told.push(detail));
    try {
      one(viewer, '.toolbar a.download').click();
      viewer.download();
      one(viewer, '.document').focus();
      await sendKeys({ press: 'd' });
      const detail = { source: `${documents}declaration.pdf`, name: 'declaration.pdf' };
      expect(told[0]).to.deep.equal(detail);
      expect(told).to.have.length(seen.names.length);
      expect(told.length).to.be.at.least(2);
      const before = seen.names.length;
      viewer.addEventListener('tt-download', (event) => event.preventDefault());
      one(viewer, '.toolbar a.download').click();
      viewer.download();
      expect(told).to.have.length(before + 2);
      expect(seen.names).to.have.length(before);
    } finally {
      seen.stop();
    }
  });

  it('is told with the file where answers are saved', async () => {
    const viewer = await openViewer('form.pdf');
    const seen = saved();
    const told: DownloadDetail[] = [];
    viewer.addEventListener('tt-download', (event) => {
      told.push(event.detail);
      event.preventDefault();
    });
    try {
      await viewer.downloadAnswers();
      expect(told).to.have.length(1);
      expect(told[0]!.source).to.equal(`${documents}form.pdf`);
      const { filled, name } = told[0]!;
      expect([filled!.name, filled!.type]).to.deep.equal([
        'form-wypełniony.pdf',
        'application/pdf',
      ]);
      expect(name, 'what is saved').to.equal(filled!.name);
      expect(await filled!.slice(0, 5).text()).to.equal('%PDF-');
      expect(seen.names).to.deep.equal([]);
    } finally {
      seen.stop();
    }
  });

  it('is not called filled in twice, nor without its ending', async () => {
    const viewer = await openViewer('form.pdf');
    const form = await (await fetch(`${documents}form.pdf`)).blob();
    const seen = saved();
    try {
      for (const name of ['wniosek-wypełniony.pdf', 'WNIOSEK.PDF', 'wniosek', '']) {
        await viewer.open(new File([form], name));
        await viewer.downloadAnswers();
      }
      expect(seen.names).to.deep.equal([
        'wniosek-wypełniony.pdf',
        'WNIOSEK-wypełniony.PDF',
        'wniosek-wypełniony.pdf',
        'document-wypełniony.pdf',
      ]);
    } finally {
      seen.stop();
    }
  });

  it('is told before a file inside the document is saved', async () => {
    const viewer = await openViewer('report.pdf');
    viewer.panel = 'attachments';
    const save = await appears(viewer, '.file button:not(.to)');
    const seen = saved();
    const told: DownloadDetail[] = [];
    const listen = ({ detail }: CustomEvent<DownloadDetail>): void => void told.push(detail);
    viewer.addEventListener('tt-download', listen);
    try {
      save.click();
      await waitUntil(() => seen.names.length === 1, 'the file is saved');
      const [{ source, name, attachment }] = told as [DownloadDetail];
      expect(source).to.equal(`${documents}report.pdf`);
      expect([name, attachment!.name]).to.deep.equal([seen.names[0], seen.names[0]]);
      expect(attachment!.size).to.be.above(0);
      viewer.addEventListener('tt-download', (event) => event.preventDefault());
      save.click();
      await waitUntil(() => told.length === 2, 'the page is told again');
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(seen.names).to.have.length(1);
    } finally {
      seen.stop();
    }
  });

  it('is told also of a file that can only be saved', async () => {
    const viewer = await openViewer('declaration.pdf');
    await viewer.open(`${documents}old.doc`);
    await viewer.updateComplete;
    const seen = saved();
    const told: DownloadDetail[] = [];
    viewer.addEventListener('tt-download', (event) => {
      told.push(event.detail);
      event.preventDefault();
    });
    try {
      one(viewer, '.ways a').click();
      expect(told.map(({ name }) => name)).to.deep.equal(['old.doc']);
      expect(seen.names).to.deep.equal([]);
    } finally {
      seen.stop();
    }
  });
});

describe('dialogs about the document', () => {
  it('tell when they open and close', async () => {
    const viewer = await openViewer('declaration.pdf');
    const told: DialogDetail[] = [];
    viewer.addEventListener('tt-dialog', ({ detail }) => told.push(detail));
    await viewer.showProperties();
    expect(told).to.deep.equal([{ dialog: 'properties', open: true }]);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => told.length === 2, 'closed');
    expect(told[1]).to.deep.equal({ dialog: 'properties', open: false });

    one(viewer, '.document').focus();
    await sendKeys({ press: '?' });
    const dialog = await appears(viewer, 'dialog[open]');
    await waitUntil(() => told.length === 3, 'opened');
    dialog.querySelector<HTMLElement>('button')!.click();
    await waitUntil(() => told.length === 4, 'closed again');
    expect(told.slice(2)).to.deep.equal([
      { dialog: 'shortcuts', open: true },
      { dialog: 'shortcuts', open: false },
    ]);
    expect(all(viewer, 'dialog')).to.have.length(0);
    expect(focused(viewer)).to.equal(one(viewer, '.document'));
  });
});
