/** What there is in an account, as plain values: a state of a history is compared as JSON. */
import { must } from './values.ts';

/** Something that was made: its last settings, and what became of it. */
export interface Thing {
  flags: Record<string, readonly string[]>;
  /** Of apps and jobs. */
  env?: Record<string, string>;
  mounts?: Record<string, string>;
  token?: boolean;
  /** Service instances that are bound, and credentials that were named. */
  bound?: string[];
  credentials?: Record<string, string>;
  /** Of a service that is too kind: what is bound goes with the next binding. */
  passing?: boolean;
  /** Of an app: what answers requests, the last version that became ready. */
  serving?: { image: string; env: Record<string, string>; bound: readonly string[]; command: string };
  /** Of secrets and configmaps. */
  format?: string;
  keys?: string[];
  values?: Record<string, string>;
  /** Of runs, and of an app's last version. */
  status?: 'Running' | 'Succeeded' | 'Failed';
  /** Why it did not start: no image, no program of that name, or the project's own words. */
  why?: string;
}

export interface Project {
  group: string;
  deleted?: boolean;
}

export interface Cloud {
  /** The selected project; each session has its own, and there is one. */
  project?: string;
  projects: string[];
  details: Record<string, Project>;
  /** Images that are kept, by what built them. */
  images: string[];
  strategies: Record<string, string>;
  services: string[];
  things: Record<string, Record<string, Thing>>;
}

export const EMPTY: Cloud = {
  projects: [],
  details: {},
  images: [],
  strategies: {},
  services: [],
  things: {},
};

/** All things of a kind. */
export function all(cloud: Cloud, kind: string): Record<string, Thing> {
  cloud.things[kind] ??= {};
  return cloud.things[kind];
}

/** A number that looks like an identifier, the same for the same text. */
export function identifier(text: string): string {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + character.charCodeAt(0)) % 2 ** 40;
  return `abcde5d3-dfc3-4f52-b133-${hash.toString(16).padStart(12, '0')}`;
}

/** The name of a binding, as `get` shows it. */
export const bindingName = (name: string, instance: string): string =>
  `${name}-ce-service-binding-${identifier(instance).slice(-5)}`;

/** One thing of a kind. @throws Error when there is none */
export function find(cloud: Cloud, kind: string, name: string | undefined): Thing {
  const thing = all(cloud, kind)[name ?? ''];
  must(thing, `${kind} '${name}' was not found`);
  return thing;
}
