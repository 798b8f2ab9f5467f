/** Options of time and access, which most projects leave as they are. */

import { say } from '../../../languages/say.ts';
import type { Option } from '../../choice.ts';
import { badBucket, badOutbound } from './network-rules.ts';
import * as rules from './rules.ts';

/** A check of whole numbers. */
export const within = (range: rules.Range) => (value: string) => rules.outsideRange(value, range);

export const limits = [
  {
    id: 'job-time',
    title: 'job time',
    help: 'Seconds that the scheduled job or a share of the batch may take, up to a day.',
    fallback: () => '3600',
    check: within(rules.RANGES.jobTime),
  },
  {
    id: 'migration-time',
    title: 'migration time',
    help: 'Seconds that the migration may take before the deployment gives up, up to a day.',
    fallback: () => '1800',
    check: within(rules.RANGES.jobTime),
  },
  {
    id: 'probe-interval',
    title: 'probe interval',
    help: 'Seconds between two probes of an instance.',
    fallback: () => '10',
    check: within(rules.RANGES.probeInterval),
  },
  {
    id: 'probe-failures',
    title: 'probe failures',
    help: 'Probes that may fail in a row before an instance is restarted: raise it for an app that starts slowly.',
    fallback: () => '3',
    check: within(rules.RANGES.probeFailures),
  },
  {
    id: 'trusted-profiles',
    title: 'trusted profiles',
    help: 'Whether app and jobs get a token with which they act as a trusted profile of IAM, without an API key.',
    choices: ['no', 'yes'],
    source: rules.pageOf('trusted-profiles'),
    fallback: () => 'no',
  },
  {
    id: 'exports',
    title: 'bucket for exports',
    help: 'A bucket that app and jobs see as the folder /mnt/exports, for files that jobs write; empty for none.',
    fallback: () => '',
    check: badBucket,
  },
  {
    id: 'outbound',
    title: 'outbound ranges',
    help: 'The only addresses to which the whole Code Engine project connects, as CIDR with commas; empty for all.',
    fallback: () => '',
    check: badOutbound,
  },
  {
    id: 'inbound',
    title: 'inbound traffic',
    help: 'What reaches the whole Code Engine project: open as visibility says, private networks, or none from outside.',
    choices: ['open', 'private', 'none'],
    source: rules.pageOf('cbr-inbound'),
    fallback: () => 'open',
    check: (value, { domain = '' }) =>
      domain !== '' && /^(private|none)$/.test(value)
        ? rules.because(
            say`nobody would reach ${domain}: leave the domain out, or choose open`,
            'cbr-inbound',
          )
        : undefined,
  },
] as const satisfies readonly Option[];
