import { marked, say } from '../languages/say.ts';
import type { Option } from './choice.ts';

const EMAIL = /^[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+$/;

/** What may stand in a file of the project's as it is: no quote, no space, no bracket. */
const ADDRESS = /^(https:\/\/[\w.-]+(:\d+)?(\/[\w.~/?&=%+#-]*)?|tel:\+[\d-]{5,20})$/;

/** A day that there is. */
function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
  );
}

/** Whom to tell. No default: an address that nobody reads is worse than none. */
export const securityContact = {
  id: 'contact',
  title: marked('contact for vulnerabilities'),
  help: marked(
    'An e-mail address, the address of a page (https://…), or a telephone number (tel:+…) for reports.',
  ),
  asked: true,
  required: true,
  fallback: () => '',
  check: (value) =>
    value.length <= 200 && (EMAIL.test(value) || ADDRESS.test(value))
      ? undefined
      : say`it must be an e-mail address, or begin with https:// or tel:+, such as security@example.com.`,
} as const satisfies Option;

/** Until when. It is an answer, because the same answers give the same project on every day. */
export const securityExpires = {
  id: 'expires',
  title: marked('valid until'),
  help: marked(
    'The day on which somebody must look at the contact again, at best within a year: 2027-06-30.',
  ),
  asked: true,
  required: true,
  fallback: () => '',
  check: (value) => (isDay(value) ? undefined : say`it must be a day such as 2027-06-30.`),
} as const satisfies Option;

/** The contact as RFC 9116, 2.5.3, has it: a URI. */
export function contactUri(contact: string): string {
  return EMAIL.test(contact) ? `mailto:${contact}` : contact;
}
