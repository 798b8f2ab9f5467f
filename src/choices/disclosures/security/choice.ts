import type { Disclosure } from '../../beginning.ts';
import { securityContact, securityExpires } from '../../security-contact.ts';

export default {
  id: 'security',
  title: 'A contact for vulnerabilities',
  help: 'SECURITY.md, and /.well-known/security.txt (RFC 9116): whom to tell, and until when that is true.',
  options: [securityContact, securityExpires],
  hasContact: true,
} as const satisfies Disclosure;
