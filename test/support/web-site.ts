/** The built page, served, and a browser for it: for one file of tests. */
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { writeWeb } from '../../scripts/package/web.ts';
import { servePage } from '../../src/web/page-server.ts';
import { startBrowser } from './browser.ts';
import { type Background, ordinaryFolder, temporaryFolder } from './processes.ts';

export interface ServedSite {
  /** Where tests of it may write. */
  area: string;
  /** The page's files. */
  folder: string;
  url: string;
  browser: Browser;
  /** What is stopped after the tests. */
  readonly running: Background[];
}

/** Builds and serves the page before the tests of a suite, and ends everything after them. */
export function servedSite(): ServedSite {
  const site = { running: [] as Background[] } as unknown as ServedSite;
  let server: Server | undefined;
  before(async () => {
    site.area = ordinaryFolder(temporaryFolder('web-'));
    site.folder = join(site.area, 'site');
    await writeWeb(join(import.meta.dirname, '../..'), site.folder);
    const served = await servePage(site.folder, 0);
    server = served.server;
    site.url = served.url;
    site.browser = await startBrowser();
  });
  after(async () => {
    await site.browser?.close();
    server?.close();
    server?.closeAllConnections();
    for (const one of site.running) await one.stop();
  });
  return site;
}
