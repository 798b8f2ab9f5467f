/** Who runs Cloud Foundry today, and what really differs for a Django project. */

import { say } from '../../../languages/say.ts';
import type { Reason } from './rules.ts';

/** What a marketplace calls a service, and a plan to begin with. */
export interface Offering {
  readonly service: string;
  readonly plan: string;
}

export interface Provider {
  /** The domain of new routes; each foundation has its own, `cf domains` lists them. */
  readonly domain: string;
  /** What its marketplace has, by the service's id; of what is missing here, users provide the credentials. */
  readonly marketplace: Readonly<Record<string, Offering>>;
}

/** Offerings: the documentation of each provider's services. */
export const PROVIDERS: Readonly<Record<string, Provider>> = {
  plain: {
    domain: 'apps.example.com',
    marketplace: {
      postgresql: { service: 'postgresql', plan: 'small' },
      mysql: { service: 'mysql', plan: 'small' },
      redis: { service: 'redis', plan: 'small' },
    },
  },
  sap: {
    domain: 'cfapps.eu10.hana.ondemand.com',
    marketplace: {
      postgresql: { service: 'postgresql-db', plan: 'standard' },
      redis: { service: 'redis-cache', plan: 'standard' },
      objectstorage: { service: 'objectstore', plan: 's3-standard' },
    },
  },
  cloudgov: {
    domain: 'app.cloud.gov',
    marketplace: {
      postgresql: { service: 'aws-rds', plan: 'micro-psql' },
      mysql: { service: 'aws-rds', plan: 'small-mysql' },
      redis: { service: 'aws-elasticache-redis', plan: 'redis-dev' },
      objectstorage: { service: 's3', plan: 'basic' },
    },
  },
  tanzu: {
    domain: 'apps.example.com',
    marketplace: {
      postgresql: { service: 'postgres', plan: 'on-demand-postgres-small' },
      mysql: { service: 'p.mysql', plan: 'db-small' },
      redis: { service: 'p.redis', plan: 'on-demand-cache' },
      ai: { service: 'genai', plan: 'standard' },
    },
  },
};

/** Why there is no such provider, where that needs more than a list of those that are. */
export function provider(value: string): Reason {
  return /^ibm/i.test(value)
    ? say`IBM Cloud Foundry ended on 1 June 2023, and IBM points to Code Engine: choose --platform codeengine.`
    : undefined;
}
