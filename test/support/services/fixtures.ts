/** Bindings as each platform hands them over, of the servers that the tests start. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Variables = Readonly<Record<string, string>>;
type Credentials = Readonly<Record<string, unknown>>;

/** Where a server is, and the authority of its certificate: its text and its file. */
export interface Reached {
  readonly port: number;
  readonly pem: string;
  readonly file: string;
}

/** What providers and users say of a service of one kind. */
export interface Fixture {
  /** Of Cloud Foundry: the name under which it is bound, and the credentials. */
  readonly bound: {
    readonly name: string;
    readonly credentials: Credentials;
    readonly beside?: Variables;
  };
  /** Of Code Engine: the type of the service, the credentials, and what is set beside them. */
  readonly instance: {
    readonly type: string;
    readonly credentials: Credentials;
    readonly beside?: Variables;
    /** Whether the type is one of IBM's, whose credentials come as variables with its prefix too. */
    readonly hasPrefix: boolean;
  };
  /** Variables of the project itself. */
  readonly plain: Variables;
}

const encoded = (pem: string): string => Buffer.from(pem).toString('base64');
const PASSWORD = 's3cret/?#@:';
const QUOTED = encodeURIComponent(PASSWORD);

/** Credentials as IBM Cloud Databases give them. */
function ibm(protocol: string, { port, pem }: Reached, login: Credentials, database: string): Credentials {
  return {
    connection: {
      cli: { environment: {} },
      [protocol]: {
        type: 'uri',
        authentication: { method: 'direct', ...login },
        hosts: [{ hostname: 'localhost', port }],
        database,
        certificate: { certificate_base64: encoded(pem) },
      },
    },
  };
}

/** An AI service: both kinds, for each takes what it needs. */
function aiService({ port, pem, file }: Reached, url: string): Fixture {
  const credentials = {
    url,
    api_key: 's3cret-key',
    model: 'small',
    project_id: 'project-1',
    token_url: `https://localhost:${port}/identity/token`,
    ca: pem,
  };
  return {
    bound: { name: 'ai', credentials },
    instance: { type: 'watsonx', credentials, hasPrefix: false },
    plain: {
      AI_BASE_URL: url,
      AI_API_KEY: 's3cret-key',
      AI_MODEL: 'small',
      AI_PROJECT: 'project-1',
      AI_TOKEN_URL: credentials.token_url,
      AI_CA_FILE: file,
    },
  };
}

export const FIXTURES: Readonly<Record<string, (reached: Reached) => Fixture>> = {
  postgresql: (at) => ({
    bound: {
      name: 'database',
      credentials: { uri: `postgres://shop:x@localhost:${at.port}/shop`, sslrootcert: at.pem },
    },
    instance: {
      type: 'databases-for-postgresql',
      credentials: ibm('postgres', at, { username: 'shop', password: 'x' }, 'shop'),
      hasPrefix: true,
    },
    plain: {
      DATABASE_URL: `postgresql://shop:x@localhost:${at.port}/shop?sslmode=verify-full&sslrootcert=${at.file}`,
    },
  }),
  mysql: (at) => ({
    bound: {
      name: 'database',
      credentials: {
        hostname: 'localhost',
        port: at.port,
        name: 'shop',
        username: 'shop',
        password: PASSWORD,
        uri: `mysql2://shop:${QUOTED}@localhost:${at.port}/shop?reconnect=true`,
        ca: at.pem,
      },
    },
    instance: {
      type: 'databases-for-mysql',
      credentials: ibm('mysql', at, { username: 'shop', password: PASSWORD }, 'shop'),
      hasPrefix: true,
    },
    plain: { DATABASE_URL: `mysql://shop:${QUOTED}@localhost:${at.port}/shop?ssl-ca=${at.file}` },
  }),
  redis: (at) => ({
    bound: {
      name: 'cache',
      credentials: { hostname: 'localhost', tls_port: at.port, port: 1, password: 's3cret', ca: at.pem },
    },
    instance: {
      type: 'databases-for-redis',
      credentials: ibm('rediss', at, { username: 'default', password: 's3cret' }, '0'),
      hasPrefix: true,
    },
    plain: { REDIS_URL: `rediss://:s3cret@localhost:${at.port}/0?ssl_ca_certs=${at.file}` },
  }),
  objectstorage: (at) => {
    const keys = { access_key_id: 'name', secret_access_key: 's3cret-key' };
    const place = { S3_BUCKET: 'files', S3_ENDPOINT_URL: `https://localhost:${at.port}` };
    const path = { S3_ADDRESSING_STYLE: 'path', S3_REGION: 'us-east-1' };
    return {
      bound: {
        name: 'storage',
        credentials: {
          ...keys,
          bucket: 'files',
          endpoint: `localhost:${at.port}`,
          region: 'us-east-1',
          ca: at.pem,
        },
        // The name of a bucket before that of the host is no name that leads here.
        beside: { S3_ADDRESSING_STYLE: 'path' },
      },
      instance: {
        type: 'cloud-object-storage',
        credentials: {
          apikey: 'other',
          endpoints: 'https://control.example.com/v2/endpoints',
          cos_hmac_keys: keys,
        },
        beside: { ...place, ...path, S3_CA_FILE: at.file },
        hasPrefix: true,
      },
      plain: {
        ...place,
        ...path,
        S3_ACCESS_KEY_ID: 'name',
        S3_SECRET_ACCESS_KEY: 's3cret-key',
        S3_CA_FILE: at.file,
      },
    };
  },
  ai: (at) => aiService(at, `https://localhost:${at.port}/v1`),
  watsonx: (at) => aiService(at, `https://localhost:${at.port}`),
  mail: (at) => {
    const credentials = { host: 'localhost', port: at.port, from: 'shop@example.com', ca: at.pem };
    return {
      bound: { name: 'mail', credentials },
      instance: { type: 'smtp', credentials, hasPrefix: false },
      plain: {
        EMAIL_URL: `smtp://localhost:${at.port}`,
        EMAIL_FROM: 'shop@example.com',
        EMAIL_CA_FILE: at.file,
      },
    };
  },
};

/** A way in which a platform hands a service over. */
export interface Form {
  readonly title: string;
  /** The platform's id. */
  readonly platform: 'cloudfoundry' | 'codeengine' | 'onprem';
  readonly variables: Variables;
}

/** A binding root: a file for each credential. */
function bindingRoot(folder: string, { name, credentials }: Fixture['bound']): string {
  const root = join(folder, 'bindings');
  mkdirSync(join(root, name), { recursive: true });
  for (const [key, value] of Object.entries({ type: 'user-provided', ...credentials }))
    writeFileSync(
      join(root, name, key),
      typeof value === 'object' ? JSON.stringify(value) : `${String(value)}\n`,
    );
  return root;
}

/** Every form of a fixture. @param folder where files of the platform lie */
export function formsOf({ bound, instance, plain }: Fixture, folder: string): readonly Form[] {
  const { type, credentials, beside = {}, hasPrefix } = instance;
  const vcap = JSON.stringify({
    'user-provided': [{ name: bound.name, label: 'user-provided', tags: [], credentials: bound.credentials }],
  });
  const file = join(folder, 'vcap_services');
  writeFileSync(file, vcap);
  const prefix = type.toUpperCase().replaceAll('-', '_');
  const prefixed = Object.entries(credentials).map(([key, value]) => [
    `${prefix}_${key.toUpperCase()}`,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ]);
  const services = JSON.stringify({ [type]: [{ name: 'instance', credentials, plan: 'standard' }] });
  const code = (title: string, variables: Variables): Form => ({
    title,
    platform: 'codeengine',
    variables: { ...beside, ...variables },
  });
  const foundry = (title: string, value: string): Form => ({
    title,
    platform: 'cloudfoundry',
    variables: { ...bound.beside, [title]: value },
  });
  return [
    foundry('VCAP_SERVICES', vcap),
    foundry('VCAP_SERVICES_FILE_PATH', file),
    foundry('SERVICE_BINDING_ROOT', bindingRoot(folder, bound)),
    code('CE_SERVICES', { CE_SERVICES: services }),
    ...(hasPrefix ? [code('prefixed variables', Object.fromEntries(prefixed) as Variables)] : []),
    { title: 'plain variables', platform: 'onprem', variables: plain },
  ];
}
