/** Who runs Cloud Foundry today, and what really differs for a Django project. */

import { say } from '../../languages/say.ts';
import type { Reason } from './rules.ts';

export interface Provider {
  /** The domain of new routes; each foundation has its own, `cf domains` lists them. */
  readonly domain: string;
  /** Offering and plan of PostgreSQL in the marketplace. */
  readonly service: string;
  readonly plan: string;
}

export const PROVIDERS: Readonly<Record<string, Provider>> = {
  plain: { domain: 'apps.example.com', service: 'postgresql', plan: 'small' },
  sap: { domain: 'cfapps.eu10.hana.ondemand.com', service: 'postgresql-db', plan: 'standard' },
  cloudgov: { domain: 'app.cloud.gov', service: 'aws-rds', plan: 'micro-psql' },
  tanzu: { domain: 'apps.example.com', service: 'postgres', plan: 'on-demand-postgres-small' },
};

/** Why there is no such provider, where that needs more than a list of those that are. */
export function provider(value: string): Reason {
  return /^ibm/i.test(value)
    ? say`IBM Cloud Foundry ended on 1 June 2023, and IBM points to Code Engine: choose --platform codeengine.`
    : undefined;
}
