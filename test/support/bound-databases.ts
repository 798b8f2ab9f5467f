/** One database, handed over in every way that a platform has: the variables of each, and the files that they name. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT } from './database-server.ts';
import { ordinaryFolder } from './processes.ts';

type Variables = Readonly<Record<string, string>>;

/** What differs from one kind of database to the other. */
export interface Dialect {
  /** Of its addresses, and as launchers of platforms spell it. */
  readonly scheme: string;
  readonly launched: string;
  /** The service of IBM Cloud, and its protocol below `connection`. */
  readonly service: string;
  readonly protocol: string;
  /** The credential that holds the authority. */
  readonly authority: string;
  /** The parameters of an address that verify the server and its name. */
  readonly verified: (file: string) => string;
}

export interface Place {
  readonly port: number;
  readonly database: string;
  /** The authority's certificate, a file in PEM. */
  readonly authority: string;
  /** Where files of the platform may be put. */
  readonly folder: string;
}

const HOST = 'localhost';
const { user: username, password } = ACCOUNT;
const APPLICATION = JSON.stringify({
  application_name: 'shop',
  application_uris: ['shop.example.com'],
  space_name: 'production',
});
const ON_CODE_ENGINE = { CE_APP: 'shop', CE_SUBDOMAIN: 'abc', CE_DOMAIN: 'eu-de.codeengine.appdomain.cloud' };

const address = (scheme: string, { port, database }: Place): string =>
  `${scheme}://${username}:${encodeURIComponent(password)}@${HOST}:${port}/${database}`;
const pem = ({ authority }: Place): string => readFileSync(authority, 'utf8');
const base64 = (place: Place): string => readFileSync(place.authority).toString('base64');

function fileOf(place: Place, name: string, text: string): string {
  const path = join(place.folder, name);
  writeFileSync(path, text);
  return path;
}

/** What IBM's databases put below `connection`. */
const connection = (place: Place, { protocol }: Dialect) => ({
  [protocol]: {
    authentication: { method: 'direct', username, password },
    hosts: [{ hostname: HOST, port: place.port }],
    database: place.database,
    certificate: { name: 'authority', certificate_base64: base64(place) },
  },
});

/** In parts, as brokers on Cloud Foundry give them; the launcher derives an address from another service besides. */
function asParts(place: Place, { authority, scheme, launched }: Dialect): Variables {
  const parts = { hostname: HOST, port: place.port, username, password, dbname: place.database };
  const service = { name: 'db', label: `${scheme}-db`, tags: [scheme] };
  const services = {
    [service.label]: [{ ...service, credentials: { ...parts, [authority]: pem(place) } }],
    'user-provided': [{ name: 'other', credentials: { uri: `${launched}://a:b@nowhere.invalid/other` } }],
  };
  return {
    VCAP_APPLICATION: APPLICATION,
    VCAP_SERVICES: JSON.stringify(services),
    DATABASE_URL: `${launched}://a:b@nowhere.invalid/other`,
  };
}

/** As an address, in a file, with the authority in base64. */
function asFile(place: Place, { authority, launched }: Dialect): Variables {
  const credentials = { uri: address(launched, place), [authority]: base64(place) };
  const services = { 'user-provided': [{ name: 'shop-database', binding_name: 'database', credentials }] };
  const path = fileOf(place, 'vcap_services', JSON.stringify(services));
  return { VCAP_APPLICATION: APPLICATION, VCAP_SERVICES_FILE_PATH: path };
}

/** As a folder with a file for each credential. */
function asFolder(place: Place, { authority, scheme }: Dialect): Variables {
  const root = ordinaryFolder(join(place.folder, 'bindings'));
  const folder = ordinaryFolder(join(root, 'database'));
  const credentials = { uri: address(scheme, place), [authority]: pem(place), type: scheme };
  for (const [name, text] of Object.entries(credentials)) writeFileSync(join(folder, name), text);
  return { VCAP_APPLICATION: APPLICATION, SERVICE_BINDING_ROOT: root };
}

/** As Code Engine lists the services that are bound. */
function asList(place: Place, dialect: Dialect): Variables {
  const credentials = { connection: connection(place, dialect) };
  return {
    ...ON_CODE_ENGINE,
    CE_SERVICES: JSON.stringify({ [dialect.service]: [{ name: 'any name', plan: 'standard', credentials }] }),
  };
}

/** As one variable for each credential: where the list is missing. */
function asPrefixed(place: Place, dialect: Dialect): Variables {
  const prefix = dialect.service.toUpperCase().replaceAll('-', '_');
  return {
    ...ON_CODE_ENGINE,
    [`${prefix}_CONNECTION`]: JSON.stringify(connection(place, dialect)),
    [`${prefix}_SERVICENAME`]: 'any name',
  };
}

/** As an operator sets it: an address that verifies the server's name, too. */
function asAddress(place: Place, { scheme, verified }: Dialect): Variables {
  return { DATABASE_URL: `${address(scheme, place)}?${verified(place.authority)}` };
}

/** Every way, by what it is called. */
export const WAYS: Readonly<Record<string, (place: Place, dialect: Dialect) => Variables>> = {
  'VCAP_SERVICES, in parts': asParts,
  VCAP_SERVICES_FILE_PATH: asFile,
  SERVICE_BINDING_ROOT: asFolder,
  CE_SERVICES: asList,
  'prefixed variables': asPrefixed,
  'DATABASE_URL alone': asAddress,
};
