import { type PageLayout, readLayout, readRotation, type Rotation } from './layout.ts';
import { readZoom, type Zoom } from './zoom.ts';

/** How a document was looked at last. */
export interface Look {
  page: number;
  zoom: Zoom;
  rotation: Rotation;
  layout: PageLayout;
}

// An address may hold a case number: what is kept must not tell which documents somebody opened.
async function keyOf(address: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(address));
  const bytes = new Uint8Array(digest).slice(0, 12);
  return `tt-viewer-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** What was kept for a document in this tab, or undefined: storage may be absent, full or forbidden. */
export async function recallLook(address: string): Promise<Look | undefined> {
  try {
    const text = sessionStorage.getItem(await keyOf(address));
    if (text === null) return undefined;
    const kept = JSON.parse(text) as Record<keyof Look, unknown>;
    return {
      page: Math.max(1, Math.trunc(Number(kept.page)) || 1),
      zoom: readZoom(String(kept.zoom)),
      rotation: readRotation(kept.rotation),
      layout: readLayout(String(kept.layout)),
    };
  } catch {
    return undefined;
  }
}

/** Keeps how a document is looked at, in this tab and until it is closed. */
export async function keepLook(address: string, look: Look): Promise<void> {
  try {
    sessionStorage.setItem(await keyOf(address), JSON.stringify(look));
  } catch {
    // Then the document opens at its beginning next time.
  }
}
