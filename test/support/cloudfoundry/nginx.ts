/**
 * Two real nginx: one as the Staticfile buildpack lays it out and starts it, and one as a router that knows two apps on one
 * host, as Gorouter does. Sources: docs.cloudfoundry.org, "Staticfile buildpack"; staticfile-buildpack 1.6.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { freePort, get } from '../http.ts';
import { PATH } from '../machine.ts';
import { Background, ordinaryFolder } from '../processes.ts';
import { uploadedFiles } from './uploading.ts';

/** What Debian's nginx needs to run as anybody: folders that the buildpack's nginx has below its own prefix. */
const folders = (folder: string): string =>
  ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `  ${name}_temp_path ${folder}/${name};`)
    .join('\n');

async function start(folder: string, text: string, port: number): Promise<Background> {
  const conf = join(folder, 'conf/nginx.conf');
  writeFileSync(conf, text);
  ordinaryFolder(folder);
  const argv = ['nginx', '-p', folder, '-e', 'stderr', '-g', `pid ${folder}/nginx.pid;`, '-c', conf];
  const nginx = new Background(argv, { cwd: folder, env: { PATH } });
  await nginx.until(
    () =>
      get(port, '/').then(
        () => true,
        () => false,
      ),
    'listening',
  );
  return nginx;
}

/** Nginx as the buildpack stages it from what cf uploads. Only these keys of a Staticfile are known here. */
export async function startStaticfileApp(
  source: string,
  folder: string,
): Promise<{ port: number; nginx: Background }> {
  const port = await freePort();
  const { root, location_include, ...unknown } = parse(
    readFileSync(join(source, 'Staticfile'), 'utf8'),
  ) as Record<string, string>;
  if (Object.keys(unknown).length > 0)
    throw new Error(`Staticfile: ${Object.keys(unknown)} is not known here.`);
  // The buildpack reads location_include only with a root that is not the default.
  if (!root) throw new Error('Staticfile: location_include needs root.');
  for (const path of uploadedFiles(source)) {
    const target = path.startsWith(`${root}/`) ? join('public', path.slice(root.length + 1)) : path;
    cpSync(join(source, path), join(folder, target), { recursive: true });
  }
  const own = join(folder, 'nginx');
  mkdirSync(join(own, 'conf'), { recursive: true });
  writeFileSync(
    join(own, 'conf/mime.types'),
    'types { text/html html; text/css css; application/javascript js; image/svg+xml svg svgz; application/json json; text/plain txt; }\n',
  );
  ordinaryFolder(folder);
  const text = `daemon off;
worker_processes 1;
events { worker_connections 1024; }
http {
  include mime.types;
  default_type application/octet-stream;
  charset utf-8;
  access_log off;
  sendfile on;
  gzip on;
  gzip_static always;
  gunzip on;
  gzip_proxied any;
  gzip_vary on;
  gzip_comp_level 6;
  gzip_min_length 1100;
  gzip_types text/plain text/css application/javascript application/json;
${folders(own)}
  server {
    listen 127.0.0.1:${port};
    root ${folder}/public;
    location / {
      index index.html;
      ${location_include ? `include ${location_include};` : ''}
    }
    location ~ /\\. { return 404; }
  }
}
`;
  return { port, nginx: await start(own, text, port) };
}

/** A router for two apps on one host: the longest path wins, and is not taken off. Each request gets an id. */
export async function startRouter(
  folder: string,
  django: number,
  files: number,
): Promise<{ port: number; nginx: Background }> {
  const port = await freePort();
  mkdirSync(join(folder, 'conf'), { recursive: true });
  const text = `daemon off;
worker_processes 1;
events { worker_connections 1024; }
http {
  access_log off;
${folders(folder)}
  proxy_http_version 1.1;
  proxy_set_header Host $http_host;
  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
  proxy_set_header X-Forwarded-Proto https;
  proxy_set_header X-Vcap-Request-Id $request_id;
  add_header X-Test-Request-Id $request_id always;
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass http://127.0.0.1:${django}; }
    location = /static { proxy_pass http://127.0.0.1:${files}; }
    location /static/ { proxy_pass http://127.0.0.1:${files}; }
  }
}
`;
  return { port, nginx: await start(folder, text, port) };
}
