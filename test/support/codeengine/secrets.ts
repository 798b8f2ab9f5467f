/** Secrets and configmaps: values come from files that nobody else may read, never from words of a command. */
import type { Call, Service } from './service.ts';
import type { Thing } from './state.ts';
import { checkCertificate, must, one, secretFile } from './values.ts';

/** The lines of a file of variables, as the client takes them. */
function lines(text: string, asTheyAre: boolean): Record<string, string> {
  const values: Record<string, string> = {};
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, name = '', value = ''] = /^([A-Za-z_]\w*)=(.+)$/.exec(line) ?? [];
    must(name, 'a line is no KEY=VALUE');
    values[name] = asTheyAre ? value : value.replace(/^(["'])(.*)\1$/, '$2');
  }
  return values;
}

export function putSecret(
  service: Service,
  { kind, verb, flags, cwd }: Call,
  before: Thing | undefined,
): Thing {
  const thing = (format: string, values: Record<string, string>): Thing => {
    const all = { ...before?.values, ...values };
    for (const key of flags.get('rm') ?? []) {
      must(all[key] !== undefined, `key '${key}' was not found`);
      delete all[key];
    }
    return { flags: Object.fromEntries(flags), format, values: all, keys: Object.keys(all) };
  };
  if (kind === 'configmap')
    return thing('', Object.fromEntries((flags.get('from-literal') ?? []).map((one_) => one_.split('='))));
  for (const flag of ['from-literal', 'password', 'secret-access-key']) {
    must(!flags.has(flag), `--${flag}: a secret on the command line is seen by everybody on the machine`);
  }
  const read = (flag: string): string => secretFile(one(flags, flag), flag, cwd);
  const format = verb === 'create' ? (one(flags, 'format') ?? 'generic') : (before?.format ?? '');
  must(verb === 'create' || !flags.has('format'), '--format is said once');
  switch (format) {
    case 'generic': {
      const files = flags.get('from-env-file') ?? [];
      must(files.length > 0 || flags.has('rm'), 'a generic secret needs a file');
      return thing(
        format,
        Object.assign(
          {},
          ...files.map((file) =>
            lines(secretFile(file, 'from-env-file', cwd), service.holds('lines-as-they-are')),
          ),
        ),
      );
    }
    case 'registry':
      must(
        one(flags, 'server') && one(flags, 'username') === 'iamapikey',
        '--server and --username are required',
      );
      must(read('password-from-file') !== '', 'the key is empty');
      return thing(format, { username: 'iamapikey' });
    case 'tls': {
      const [chain, key] = [read('cert-chain-file'), read('private-key-file')];
      if (service.holds('public-certificates')) checkCertificate(chain, key);
      return thing(format, { tls_cert: 'PEM', tls_key: 'PEM' });
    }
    case 'hmac': {
      const { access_key_id, secret_access_key } = JSON.parse(read('from-json-file')) as Record<
        string,
        string
      >;
      must(access_key_id && secret_access_key, 'access_key_id and secret_access_key are required');
      return thing(format, { access_key_id, secret_access_key });
    }
    default:
      throw new Error(`--format ${format}`);
  }
}
