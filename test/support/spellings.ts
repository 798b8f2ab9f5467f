/** Random settings, adopted: the values are compared in one Python process for each server (spellings/compare.py). */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { resolveAnswers } from '../../src/answers/resolve.ts';
import type { Adopted } from '../../src/choices/adopted.ts';
import { choiceOf, platforms, servers } from '../../src/choices/catalog.ts';
import { inspectScript } from '../../src/generated/inspect.ts';
import { plan } from '../../src/plan/plan.ts';
import { lend } from './environments.ts';
import { PATH } from './machine.ts';
import { giveToOrdinaryUser, run } from './processes.ts';

const SUPPORT = join(import.meta.dirname, 'spellings');
const PACKAGE = 'shop_cloud';

const ADOPTED: Adopted = {
  name: 'shop',
  settings: 'shop.settings',
  wsgi: '',
  asgi: '',
  source: '',
  hasManage: true,
  packages: [],
  needs: [],
};

/** Writes the package that adopts `shop.settings`, for a server and the first platform that takes it. */
export function writeAdopted(folder: string, server: string): void {
  const found = choiceOf(servers, server);
  const fitting = platforms.find((platform) => {
    try {
      return resolveAnswers(given(server, platform.id)).platforms.length > 0;
    } catch {
      return false;
    }
  });
  for (const { path, contents } of plan(resolveAnswers(given(found.id, fitting?.id ?? 'none')))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  writeFileSync(join(folder, 'inspect.py'), inspectScript);
  giveToOrdinaryUser(folder);
}

const given = (server: string, platform: string) =>
  new Map(
    Object.entries({
      project: PACKAGE,
      server,
      database: 'postgresql',
      platforms: platform,
      adopted: ADOPTED,
    }).map(([key, value]) => [key, { value, label: key }]),
  );

/** An environment with the libraries that settings read variables with. @returns its folder */
export function readersEnvironment(folder: string): string {
  const requirements = readFileSync(join(SUPPORT, 'requirements.txt'), 'utf8');
  lend({ python: '3.13', django: '5.2', requirements, hashed: false }, folder);
  return folder;
}

/** Compares. @returns what was printed, and the exit status: 0 where nothing differs */
export function compare(venv: string, folder: string, seed: number, count: number) {
  const words = [join(SUPPORT, 'compare.py'), folder, PACKAGE, String(seed), String(count)];
  return run([join(venv, 'bin/python'), '-W', 'ignore', ...words], {
    cwd: folder,
    env: { PATH, LANG: 'C.UTF-8' },
  });
}
