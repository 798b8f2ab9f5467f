import { say } from '../../../languages/say.ts';
import { because } from './rules.ts';

/** Why a list of ranges of addresses is refused: CIDR of IPv4, none within another one (topic "connectivity-outbound"). */
export function badOutbound(value: string): string | undefined {
  if (value === '') return undefined;
  const ranges = value.split(',').map((one) => rangeOf(one.trim()));
  const known = ranges.filter((range) => range !== undefined);
  if (known.length < ranges.length)
    return because(
      say`a range is written as 203.0.113.0/24, with the first address of the range; several have commas between them`,
      'connectivity-outbound',
    );
  const sorted = [...known].sort((a, b) => a.first - b.first || b.last - a.last);
  return sorted.some(({ last }, index) => (sorted[index + 1]?.first ?? Number.POSITIVE_INFINITY) <= last)
    ? because(say`one range is within another one`, 'connectivity-outbound')
    : undefined;
}

/** The first and last address of a range in CIDR notation, as numbers; undefined for any other text. */
function rangeOf(text: string): { readonly first: number; readonly last: number } | undefined {
  const [, a, b, c, d, bits] = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text) ?? [];
  const bytes = [a, b, c, d].map(Number);
  if (bits === undefined || Number(bits) > 32 || bytes.some((byte) => byte > 255)) return undefined;
  const first = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const size = 2 ** (32 - Number(bits));
  return first % size === 0 ? { first, last: first + size - 1 } : undefined;
}

/** Why a name of a bucket is refused: https://cloud.ibm.com/docs/cloud-object-storage, topic "compatibility-api-bucket-operations". */
export function badBucket(value: string): string | undefined {
  return value === '' || /^[a-z0-9]([a-z0-9.-]{1,61}[a-z0-9])$/.test(value)
    ? undefined
    : because(
        say`a bucket has 3 to 63 small letters, digits, dots and hyphens, and begins and ends with a letter or digit`,
        'persistent-data-store',
      );
}
