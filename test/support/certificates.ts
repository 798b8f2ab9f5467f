/** Certificates of an authority of the tests' own, made by openssl. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificates {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** Makes an authority and a certificate of a host, valid for a day, as PEM files in a folder of their own. */
export function certificatesFor(host: string, parent: string): Certificates {
  const folder = join(parent, `tls-${host}`);
  mkdirSync(folder);
  const openssl = (...words: readonly string[]) =>
    execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  // Python's strict verification, the default from 3.13 on, asks for the usage.
  const usage = ['-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
  const authority = [
    '-x509',
    '-days',
    '1',
    '-subj',
    '/CN=Tests',
    ...usage,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  ];
  openssl('req', ...key, ...authority);
  openssl('req', ...key, '-subj', `/CN=${host}`, '-keyout', 'host.key', '-out', 'host.csr');
  writeFileSync(join(folder, 'host.ext'), `subjectAltName=DNS:${host}\n`);
  const signed = [
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '1',
    '-extfile',
    'host.ext',
  ];
  openssl('x509', '-req', '-in', 'host.csr', ...signed, '-out', 'host.pem');
  return {
    authority: join(folder, 'ca.pem'),
    certificate: join(folder, 'host.pem'),
    key: join(folder, 'host.key'),
  };
}
