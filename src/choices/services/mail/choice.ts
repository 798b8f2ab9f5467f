import { marked } from '../../../languages/say.ts';
import type { Service } from '../../backing.ts';
import { withBindings } from '../../conditions.ts';

export default {
  id: 'mail',
  presets: ['small-company'],
  title: 'Mail',
  help: 'Mails over SMTP with TLS: any mail server or provider.',
  binding: { name: 'mail', variable: 'EMAIL_URL', scheme: 'smtp' },
  readme: [
    marked(
      'Mails go over SMTP with TLS: `EMAIL_URL` says where, and `EMAIL_FROM` who sends them. Without it, as on a laptop,\nthey are printed. To try it: `python manage.py sendtestemail you@example.com`. (`smtp+plain://` is without TLS, for a\nserver on the same machine.)',
    ),
    marked(
      'A mail server that is down keeps no page from being served, so `/readyz` does not ask it unless\n`READINESS_CHECKS` names `mail`.',
    ),
  ],
  variables: [
    {
      name: 'EMAIL_URL',
      type: 'text',
      secret: true,
      default: '',
      production: 'smtp://mail.example.com',
      help: 'The mail server: smtp://USER:PASSWORD@HOST:587, smtps://…; if empty, they are printed.',
    },
    {
      name: 'EMAIL_FROM',
      type: 'text',
      default: 'webmaster@localhost',
      help: 'The sender of mails: its domain must let the mail server send for it.',
    },
    {
      name: 'EMAIL_CA_FILE',
      type: 'text',
      default: '',
      help: "The file of the authority of the mail server's certificate; if empty, the known ones.",
    },
  ],
  settings: [
    { module: 'mail', names: ['DEFAULT_FROM_EMAIL', 'SERVER_EMAIL'] },
    { module: 'mail', names: ['MAILERS'], on: ({ hasMailers }) => hasMailers },
    {
      module: 'mail',
      names: [
        'EMAIL_BACKEND',
        'EMAIL_HOST',
        'EMAIL_HOST_PASSWORD',
        'EMAIL_HOST_USER',
        'EMAIL_PORT',
        'EMAIL_TIMEOUT',
        'EMAIL_USE_SSL',
        'EMAIL_USE_TLS',
      ],
      on: ({ hasMailers }) => !hasMailers,
    },
  ],
  compose: {
    // It keeps what is sent, and shows it on http://localhost:8025/.
    lines: ['image: axllent/mailpit:v1.27', 'ports:', '  - "127.0.0.1:8025:8025"'],
    environment: { EMAIL_URL: 'smtp+plain://mail:1025' },
  },
  readiness: { name: 'mail', module: 'mail' },
  when: {
    '__project__/bindings/mail.py': withBindings,
    'tests/test_mail_binding.py': withBindings,
  },
} as const satisfies Service;
