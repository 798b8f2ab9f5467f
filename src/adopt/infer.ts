import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Given, GivenAnswers } from '../answers/given.ts';
import { packageName } from '../answers/project-name.ts';
import type { Adopted } from '../choices/adopted.ts';
import type { Database } from '../choices/backing.ts';
import { databases, pythonLines, servers } from '../choices/catalog.ts';
import { UserError } from '../errors/user-error.ts';
import { said, say } from '../languages/say.ts';
import { celeryProcesses } from './celery.ts';
import { type Dependencies, dependenciesOf, djangoOf } from './dependencies.ts';
import { layoutNotes, type Shape, shapeOf } from './layout.ts';
import { djangoLine, otherLine, pythonLine } from './lines.ts';
import { servedVariables } from './served.ts';

/** What a project says about one answer, and where. */
export interface Reading {
  readonly key: string;
  readonly value: string;
  readonly where: string;
}

export interface Inference {
  readonly shape: Shape;
  readonly dependencies: Dependencies;
  readonly readings: readonly Reading[];
  /** What could not be read, in words. */
  readonly notes: readonly string[];
  readonly given: GivenAnswers;
  readonly adopted: Adopted;
  /** Its own line of Django, where that is none of ours, and the file that says so. */
  readonly otherDjango?: { readonly id: string; readonly file: string };
}

/** The server that the project requires; of an asynchronous one without any, what Channels says. */
function serverReading(
  { required, file }: Dependencies,
  { asgi, wsgi, settings }: Shape,
): Reading | undefined {
  const names = required.map(({ name }) => name);
  const apps = settings.values.INSTALLED_APPS?.value;
  const usesChannels = names.includes('channels') || (Array.isArray(apps) && apps.includes('channels'));
  const fitting = servers.filter(({ interface: kind }) => !usesChannels || kind === 'asgi');
  const found = fitting.find(({ distribution }) => names.includes(distribution.toLowerCase()));
  if (found) return { key: 'server', value: found.id, where: file };
  if (usesChannels) return { key: 'interface', value: 'asgi', where: `${file}: channels` };
  return asgi && !wsgi
    ? { key: 'interface', value: 'asgi', where: say`${asgi} is there, and no WSGI entry point` }
    : undefined;
}

/** The address or engine of the default database, as far as it is written down. */
function engineOf({
  values,
}: Shape['settings']): { readonly text: string; readonly where: string } | undefined {
  const setting = values.DATABASES;
  const all = setting?.value as Readonly<Record<string, unknown>> | null | undefined;
  if (!setting || !all || typeof all !== 'object') return undefined;
  const one = (all.default ?? {}) as { ENGINE?: unknown; CALL?: string; TEXTS?: readonly string[] };
  const texts = [one.ENGINE, ...(one.TEXTS ?? [])].filter((text) => typeof text === 'string');
  const text = texts.find((candidate) => /django\.db|:\/\//.test(candidate)) ?? '';
  return { text, where: `${setting.file}:${setting.line}` };
}

/** The database of an engine, an address or a driver. */
const databaseOf = (text: string): Database | undefined =>
  databases.find(({ drivers }) => drivers.some((word) => text.toLowerCase().includes(word)));

function databaseReading(dependencies: Dependencies, shape: Shape): Reading | string | undefined {
  const engine = engineOf(shape.settings);
  const known = engine && databaseOf(engine.text);
  if (engine && known) return { key: 'database', value: known.id, where: engine.where };
  const driver = dependencies.required.find(({ name }) => databaseOf(name));
  const byDriver = driver && databaseOf(driver.name);
  if (byDriver) return { key: 'database', value: byDriver.id, where: `${dependencies.file}: ${driver.name}` };
  if (engine?.text)
    throw new UserError(
      say`adopt: ${engine.where}: the database ${engine.text} is not one of ${databases.map(({ title }) => said(title)).join(', ')}. Say which one is deployed: --database ID`,
    );
  return engine
    ? say`DATABASES (${engine.where}) is computed at run time: the default database is used, or --database ID.`
    : undefined;
}

/** A name that a Python package can have, near to what the project or its folder is called. */
function nameOf(called: string): string {
  const plain = called
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 26);
  const name = /^[a-z]/.test(plain) ? plain : `site_${plain}`.replace(/_$/, '');
  try {
    return packageName(name);
  } catch (error) {
    // A folder may be called as no package can: test, wsgi.
    if (!(error instanceof UserError)) throw error;
    return packageName(`${name.slice(0, 20)}_site`);
  }
}

/** A package of ours beside theirs, under a name that nothing has yet. */
function packageFor(folder: string, name: string): string {
  const base = `${name.slice(0, 26)}_cloud`;
  return existsSync(join(folder, base)) ? `${base}2` : base;
}

/**
 * What can be read of the project in a folder, without running it.
 *
 * @param folder absolute
 * @param flags what the user has said: it is not read then
 * @throws UserError when it is no Django project that can be adopted
 */
export function infer(folder: string, flags: GivenAnswers, settings: string | undefined): Inference {
  const shape = shapeOf(folder, settings);
  const [replaced] = shape.settings.replaced;
  if (replaced)
    throw new UserError(
      say`adopt: ${replaced.file}:${replaced.line}: ${replaced.by} takes the place of the settings when they are loaded, so that nothing beneath them would be served. Name a module that has the values themselves: --settings MODULE`,
    );
  const dependencies = dependenciesOf(folder, shape.source);
  const { required, file } = dependencies;
  const { django, bounds } = djangoOf(dependencies);
  const notes = shape.settings.unread
    .filter(({ name }) => ['DATABASES', 'INSTALLED_APPS', 'MIDDLEWARE'].includes(name))
    .map(({ name, file, line }) => say`${name} (${file}:${line}) depends on a condition: it was not read.`);
  notes.push(
    ...shape.settings.changed.map(
      ({ by, file, line }) =>
        say`${file}:${line}: ${by}() changes the settings while they are loaded: what it sets was not read. The rehearsal compares it.`,
    ),
    ...layoutNotes(shape),
  );
  if (dependencies.encoding === 'utf-16-le')
    notes.push(
      say`${file} is encoded as UTF-16: pip reads it, and a platform that looks for Django in it does not. Save it as UTF-8.`,
    );
  const { unlocked = [] } = dependencies;
  if (unlocked.length > 0)
    notes.push(
      say`${file}: its lock does not have ${unlocked.join(', ')}: installed in whatever version fits, and nothing has hashes. Lock them with the project's tool, and adopt again.`,
    );
  const celery = celeryProcesses(folder, shape, dependencies);
  notes.push(...celery.notes);
  const readings: Reading[] = [];
  const server =
    flags.has('server') || flags.has('interface') ? undefined : serverReading(dependencies, shape);
  if (server) readings.push(server);
  const database = flags.has('database') ? undefined : databaseReading(dependencies, shape);
  if (typeof database === 'string') notes.push(database);
  else if (database) readings.push(database);
  const line = flags.has('django') ? undefined : djangoLine(bounds, django?.file ?? file);
  if (line)
    readings.push({
      key: 'django',
      value: line.id,
      where: django ? `${django.file}:${django.line}: django ${bounds}`.trim() : say`${file} names none`,
    });
  if (line?.note) notes.push(line.note);
  const other = otherLine(bounds);
  const python = pythonLine(dependencies.python, line?.newestPython);
  if (!flags.has('python')) {
    if (python)
      readings.push({
        key: 'python',
        value: python,
        where: dependencies.python
          ? say`the project asks for ${dependencies.python}`
          : say`its Django runs on no newer one`,
      });
    else if (dependencies.python)
      notes.push(
        say`Python ${dependencies.python} must be one of ${pythonLines.map(({ id }) => id).join(', ')}: the default is used, or --python ID.`,
      );
  }
  const name = nameOf(shape.name);
  const adopted: Adopted = {
    name,
    settings: shape.module,
    wsgi: shape.wsgi,
    asgi: shape.asgi,
    source: shape.source,
    hasManage: shape.hasManage,
    // What a lock pins is theirs too, whoever asked for it: pip takes one version of each.
    packages: [...new Set([...required, ...(dependencies.installed ?? [])].map((one) => one.name))].sort(),
    ...(dependencies.hashed ? { hashed: true } : {}),
    needs: Object.entries(shape.settings.variables)
      .filter(([, { required }]) => required)
      .map(([variable]) => variable)
      .sort(),
    serves: servedVariables(shape.settings),
    ...(Object.keys(celery.processes).length > 0 ? { processes: celery.processes } : {}),
  };
  const given = new Map<string, Given>(
    readings.map(({ key, value, where }) => [key, { value, label: `${key} (${where})` }]),
  );
  given.set('project', { value: packageFor(folder, name), label: say`the generated package` });
  given.set('adopted', { value: adopted, label: 'adopted' });
  return {
    shape,
    dependencies,
    readings,
    notes,
    given,
    adopted,
    ...(other ? { otherDjango: { id: other, file: django?.file ?? file } } : {}),
  };
}
