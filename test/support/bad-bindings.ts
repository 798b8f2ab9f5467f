/** Bindings that are malformed or hostile, and the line with which each is refused. Each hides the same secret. */

export const SECRET = 's3cret-do-not-show';

export interface BadBinding {
  readonly title: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly says: RegExp;
}

const S = SECRET;
const vcap = (services: unknown): Readonly<Record<string, string>> => ({
  VCAP_APPLICATION: '{"application_uris": ["shop.example.com"]}',
  VCAP_SERVICES: typeof services === 'string' ? services : JSON.stringify(services),
});
const ce = (services: unknown): Readonly<Record<string, string>> => ({
  CE_APP: 'shop',
  CE_SUBDOMAIN: '1a2b3c4d5ef',
  CE_DOMAIN: 'eu-de.codeengine.appdomain.cloud',
  CE_SERVICES: typeof services === 'string' ? services : JSON.stringify(services),
});
/** A user-provided service under the name that decides. */
const bound = (name: string, credentials: unknown) =>
  vcap({ 'user-provided': [{ name, label: 'user-provided', credentials }] });
const database = (credentials: unknown) => bound('database', credentials);
const ibm = (postgres: unknown) =>
  ce({ 'databases-for-postgresql': [{ name: 'one', credentials: { connection: { postgres } } }] });
const login = { username: 'me', password: S };
const host = { hostname: 'db.example.com', port: 1234 };

export const BAD_BINDINGS: readonly BadBinding[] = [
  // What is no JSON, or JSON of another form.
  { title: 'text', variables: vcap(S), says: /^VCAP_SERVICES holds no JSON object/ },
  {
    title: 'JSON that breaks off',
    variables: vcap(`{"a": "${S}`),
    says: /^VCAP_SERVICES holds no JSON object/,
  },
  { title: 'a list', variables: vcap([S]), says: /^VCAP_SERVICES holds no JSON object, but list/ },
  { title: 'a number', variables: vcap('42'), says: /^VCAP_SERVICES holds no JSON object, but int/ },
  { title: 'null', variables: vcap('null'), says: /^VCAP_SERVICES holds no JSON object, but NoneType/ },
  { title: 'NaN', variables: vcap(`{"a": [NaN, "${S}"]}`), says: /^VCAP_SERVICES: a service of "a"/ },
  {
    title: 'nested too deep',
    variables: vcap('['.repeat(200_000)),
    says: /^VCAP_SERVICES holds no JSON object/,
  },
  {
    title: 'a label without a list',
    variables: vcap({ x: { y: S } }),
    says: /"x" must be a list of services/,
  },
  {
    title: 'a service that is text',
    variables: vcap({ x: [S] }),
    says: /a service of "x" is no JSON object/,
  },
  {
    title: 'a service that is null',
    variables: vcap({ x: [null] }),
    says: /a service of "x" is no JSON object/,
  },
  {
    title: 'credentials that are a list',
    variables: database([S]),
    says: /credentials of the service "database"/,
  },
  {
    title: 'credentials that are text',
    variables: database(S),
    says: /credentials of the service "database"/,
  },
  {
    title: 'VCAP_APPLICATION that is a list',
    variables: { ...vcap({}), VCAP_APPLICATION: '[]' },
    says: /^VCAP_APPLICATION holds/,
  },
  { title: 'CE_SERVICES that is text', variables: ce(S), says: /^CE_SERVICES holds no JSON object/ },
  {
    title: 'CE_SERVICES that is a list',
    variables: ce([S]),
    says: /^CE_SERVICES holds no JSON object, but list/,
  },
  {
    title: 'CE_SERVICES with an object for a list',
    variables: ce({ x: S }),
    says: /^CE_SERVICES: "x" must be a list/,
  },
  {
    title: 'an app without its subdomain',
    variables: { CE_APP: 'shop', CE_DOMAIN: 'x' },
    says: /^CE_SUBDOMAIN is not set/,
  },
  {
    title: 'a prefixed variable that breaks off',
    variables: { ...ce(''), DATABASES_FOR_POSTGRESQL_CONNECTION: `{"postgres": "${S}` },
    says: /^DATABASES_FOR_POSTGRESQL_CONNECTION holds no JSON object/,
  },
  {
    title: 'a file that is not there',
    variables: { VCAP_APPLICATION: '{}', VCAP_SERVICES_FILE_PATH: '/nowhere' },
    says: /^The bound services cannot be read/,
  },
  {
    title: 'a file that is a folder',
    variables: { VCAP_APPLICATION: '{}', VCAP_SERVICES_FILE_PATH: '/' },
    says: /^The bound services cannot be read/,
  },
  {
    title: 'a binding root that is not there',
    variables: { VCAP_APPLICATION: '{}', SERVICE_BINDING_ROOT: '/nowhere' },
    says: /^The bound services cannot be read/,
  },
  // Several that fit.
  {
    title: 'two with the name that decides',
    variables: vcap({
      x: [
        { name: 'database', credentials: { uri: S } },
        { name: 'database', credentials: { uri: S } },
      ],
    }),
    says: /^DATABASE_URL: several services fit \(database, database\)/,
  },
  {
    title: 'two with a tag',
    variables: vcap({ x: ['a', 'b'].map((name) => ({ name, tags: ['postgres'], credentials: { uri: S } })) }),
    says: /^DATABASE_URL: several services fit \(a, b\)/,
  },
  {
    title: 'two instances',
    variables: ce({
      'databases-for-postgresql': ['a', 'b'].map((name) => ({ name, credentials: { x: S } })),
    }),
    says: /^DATABASE_URL: several services fit \(a, b\)/,
  },
  {
    title: 'two caches by address',
    variables: vcap({ x: ['a', 'b'].map((name) => ({ name, credentials: { uri: `redis://:${S}@a` } })) }),
    says: /^REDIS_URL: several services fit \(a, b\)/,
  },
  // A database that cannot be used.
  {
    title: 'a password that is withheld',
    variables: database({ host: 'a', name: 'b', password: 'REDACTED' }),
    says: /password is REDACTED/,
  },
  {
    title: 'no host',
    variables: database({ password: S }),
    says: /it has neither the address .* nor a host/,
  },
  { title: 'no name', variables: database({ host: 'a', password: S }), says: /it has no name of a database/ },
  {
    title: 'a port that is text',
    variables: database({ host: 'a', name: 'b', port: S }),
    says: /its port is no number/,
  },
  {
    title: 'another kind of server',
    variables: database({ uri: `mongodb://me:${S}@a/b` }),
    says: /is not one of a PostgreSQL server/,
  },
  {
    title: 'a page',
    variables: database({ uri: `https://me:${S}@a/b` }),
    says: /is not one of a PostgreSQL server/,
  },
  {
    title: 'a file',
    variables: database({ uri: `file:///etc/${S}` }),
    says: /is not one of a PostgreSQL server/,
  },
  {
    title: 'an address with a bracket',
    variables: database({ uri: `postgres://me:${S}@[::1/b` }),
    says: /its address \(uri\) is none/,
  },
  { title: 'a host in a list', variables: database({ host: [S], name: 'b' }), says: /nor a host/ },
  {
    title: 'IBM: nothing of the login',
    variables: ibm({ hosts: [host] }),
    says: /lacks its authentication or its hosts/,
  },
  {
    title: 'IBM: no host',
    variables: ibm({ authentication: login, hosts: [] }),
    says: /lacks its authentication or its hosts/,
  },
  {
    title: 'IBM: hosts that are text',
    variables: ibm({ authentication: login, hosts: S }),
    says: /lacks its authentication or its hosts/,
  },
  {
    title: 'IBM: no certificate',
    variables: ibm({ authentication: login, hosts: [host], database: 'x' }),
    says: /lacks its certificate/,
  },
  {
    title: 'IBM: a certificate that is none',
    variables: ibm({
      authentication: login,
      hosts: [host],
      database: 'x',
      certificate: { certificate_base64: '?' },
    }),
    says: /its certificate is no base64/,
  },
  {
    title: 'IBM: a withheld password',
    variables: ibm({ authentication: { username: S, password: 'REDACTED' }, hosts: [host] }),
    says: /password is REDACTED/,
  },
  // The others.
  {
    title: 'a cache that is a page',
    variables: bound('cache', { uri: `https://:${S}@a` }),
    says: /is not one of a Redis server/,
  },
  { title: 'a cache without a host', variables: bound('cache', { password: S }), says: /nor a host/ },
  {
    title: 'storage without keys',
    variables: bound('storage', { bucket: S }),
    says: /no access_key_id and secret_access_key/,
  },
  {
    title: 'storage without HMAC keys',
    variables: ce({ 'cloud-object-storage': [{ name: 'a', credentials: { apikey: S } }] }),
    says: /\{"HMAC": true\}/,
  },
  {
    title: "storage that is Azure's",
    variables: bound('storage', { container_uri: 'https://a', sas_token: S }),
    says: /it is Azure's/,
  },
  {
    title: 'storage with a withheld key',
    variables: bound('storage', { access_key_id: S, secret_access_key: 'REDACTED' }),
    says: /secret_access_key is REDACTED/,
  },
  {
    title: 'an AI service without an address',
    variables: bound('ai', { api_key: S }),
    says: /it has no address/,
  },
  {
    title: 'an AI service on the disk',
    variables: bound('ai', { url: `file:///${S}` }),
    says: /it has no address/,
  },
  {
    title: 'an AI service that wants OAuth',
    variables: bound('ai', { clientid: 'a', clientsecret: S, url: 'https://a' }),
    says: /OAuth client credentials/,
  },
  {
    title: 'a mail server without a host',
    variables: bound('mail', { password: S }),
    says: /neither the address of a mail server .* nor a host/,
  },
  {
    title: 'a mail server with a port of text',
    variables: bound('mail', { host: 'a', port: S }),
    says: /its port is no number/,
  },
  // What is lost.
  {
    title: 'a database in a file',
    variables: { ...vcap({}), DATABASE_URL: `sqlite:///${S}` },
    says: /^DATABASE_URL: a database in a file would be lost/,
  },
  {
    title: 'a database in a file, on Code Engine',
    variables: { ...ce('{}'), DATABASE_URL: `sqlite:///${S}` },
    says: /^DATABASE_URL: a database in a file would be lost/,
  },
];
