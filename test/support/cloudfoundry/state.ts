/** What a Cloud Controller keeps, in memory. */

/** The domain of its routes. */
export const DOMAIN = 'apps.example.com';

export type Json = Record<string, unknown>;

/** An answer that is no success: its code, title and detail are the platform's. */
export class Refusal extends Error {
  readonly status: number;
  readonly title: string;

  constructor(detail: string, status = 422, title = 'CF-UnprocessableEntity') {
    super(detail);
    this.status = status;
    this.title = title;
  }
}

export interface Process {
  readonly guid: string;
  readonly type: string;
  command: string | null;
  instances: number;
  /** The rest of what the manifest says of it. */
  settings: Json;
  state: 'STARTED' | 'STOPPED';
  /** What its instances run, and how many of them are ready. */
  droplet?: string | undefined;
  revision?: string | undefined;
  ready: number;
}

export interface App {
  readonly guid: string;
  readonly name: string;
  state: 'STARTED' | 'STOPPED';
  /** All that manifests have said so far. */
  manifest: Json;
  readonly env: Map<string, string>;
  readonly features: Map<string, boolean>;
  readonly routes: Set<string>;
  /** By the name of the instance, the name of the binding. */
  readonly bindings: Map<string, string | null>;
  processes: Process[];
  /** What the next start uses. */
  droplet?: string | undefined;
  /** What answers requests now. */
  readonly serving: string | undefined;
}

export interface Droplet {
  readonly guid: string;
  readonly app: string;
  readonly package: string;
  readonly files: ReadonlyMap<string, string>;
  state: 'STAGED' | 'EXPIRED';
}

export interface Task {
  readonly guid: string;
  readonly sequence: number;
  readonly name: string;
  readonly app: string;
  readonly droplet: string;
  readonly command: string;
  /** What it could read of bound services when it began. */
  readonly bound: readonly string[];
  /** Looks at the platform that it still takes. */
  left: number;
  readonly fails: boolean;
}

export interface Deployment {
  readonly guid: string;
  readonly app: string;
  readonly strategy: 'rolling' | 'canary';
  readonly droplet: string;
  readonly previous?: string | undefined;
  readonly process: string;
  readonly instances: number;
  readonly revision?: string | undefined;
  readonly steps: readonly number[];
  readonly at: number;
  step: number;
  left: number;
  state: 'DEPLOYING' | 'PREPAUSED' | 'PAUSED' | 'DEPLOYED' | 'CANCELING' | 'CANCELED' | 'SUPERSEDED';
}

export interface Revision {
  readonly guid: string;
  readonly app: string;
  readonly version: number;
  readonly droplet: string;
  readonly env: string;
  readonly commands: Readonly<Record<string, string | null>>;
  readonly description: string;
  readonly at: number;
}

export interface Instance {
  readonly guid: string;
  readonly name: string;
  readonly type: string;
  credentials?: unknown;
  last_operation: { type: string; state: string; description: string };
  /** Looks until what is in progress has ended, and how. */
  left: number;
  ends: 'succeeded' | 'failed';
}

export const ACTIVE: readonly string[] = ['DEPLOYING', 'PREPAUSED', 'PAUSED', 'CANCELING'];
export const IN_FLIGHT: readonly string[] = ['DEPLOYING', 'PREPAUSED', 'PAUSED'];
