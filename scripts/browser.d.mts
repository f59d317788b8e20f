import type { Browser } from 'playwright-core';

export type Engine = 'chromium' | 'firefox' | 'webkit';

/** One page of one engine, driven by the same verbs in all three. Documented in browser.mjs. */
export interface Page {
  readonly engine: Engine;
  readonly native: unknown;
  goto(address: string): Promise<void>;
  address(): Promise<string>;
  click(selector: string): Promise<void>;
  fill(selector: string, text: string): Promise<void>;
  select(selector: string, value: string): Promise<void>;
  upload(selector: string, path: string): Promise<void>;
  press(key: string): Promise<void>;
  text(selector: string): Promise<string>;
  visible(selector: string): Promise<boolean>;
  value(selector: string): Promise<string>;
  waitFor(selector: string, milliseconds?: number): Promise<void>;
  drag(from: [number, number], to: [number, number]): Promise<void>;
  box(selector: string): Promise<{ x: number; y: number; width: number; height: number }>;
  problems(): Promise<string[]>;
  close(): Promise<void>;
}

export function launchChromium(options?: { keepsPages?: boolean }): Promise<Browser>;
export function canKeepPages(engine: Engine): boolean;
export function installedEngines(): Engine[];
export function openPage(
  engine: Engine,
  options?: { javaScript?: boolean; width?: number; height?: number; keepsPages?: boolean },
): Promise<Page>;
