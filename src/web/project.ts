/** The whole project as it is downloaded: what the command writes, byte for byte, in a zip that is always the same. */
import { type Zippable, zipSync } from 'fflate';
import type { Answers } from '../choices/choice.ts';
import { version } from '../generated/version.ts';
import { recordFile, recordText } from '../merge/record-text.ts';
import { type PlannedFile, plan } from '../plan/plan.ts';
import { gzipAsNode } from './node-zlib/gzip.ts';

const CHUNK = 0x8000;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

/** Every file that `django-cloud` writes for these answers, with the record of what was rendered. */
export function projectFiles(answers: Answers): readonly PlannedFile[] {
  const files = plan(answers);
  const text = recordText(files, answers, () => undefined, { by: version, came: {} });
  return [...files, recordFile(base64(gzipAsNode(new TextEncoder().encode(text))))];
}

/** The first moment that a zip can name, in local time: the same bytes whenever and wherever it is made. */
const EPOCH = new Date(1980, 0, 1);

/** A zip's word for Unix, whose modes follow: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.2. */
const UNIX = 3;

/** A zip of files in a folder, with their modes. Same files, same bytes. */
export function zipOf(files: readonly PlannedFile[], folder: string): Uint8Array {
  const entries: Zippable = {};
  for (const { path, contents, executable } of files) {
    const attrs = (0o100000 | (executable ? 0o755 : 0o644)) << 16;
    entries[`${folder}/${path}`] = [
      new TextEncoder().encode(contents),
      { os: UNIX, attrs: attrs >>> 0, mtime: EPOCH, level: 6 },
    ];
  }
  return zipSync(entries);
}
