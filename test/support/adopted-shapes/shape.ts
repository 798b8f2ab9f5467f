/** What projects as adopting met them are made of: the usual layout, and settings as startproject writes them. */
import { packageOf, settings, URLS } from '../layouts.ts';

export interface AdoptedShape {
  readonly title: string;
  readonly files: Readonly<Record<string, string | Buffer>>;
  /** The module of its settings, as adopting must find it, and the folder of its packages. */
  readonly module: string;
  readonly source?: string;
  readonly flags?: readonly string[];
  /** Exactly what its own settings need. */
  readonly needs?: Readonly<Record<string, string>>;
  /** What else production must have: a key that is not in the code, a database that is no file. */
  readonly plus?: readonly ('SECRET_KEY' | 'DATABASE_URL')[];
  /** What stops every process that would serve it. */
  readonly refuses?: RegExp;
  /** What must be said before anything is written. */
  readonly says?: RegExp;
  /** Whether its entry points are imported: those of WSGI, if it is not said; its database may need what is not installed. */
  readonly entries?: boolean;
  /** The kind of entry point that it is about. */
  readonly entry?: 'wsgi' | 'asgi';
  /** Whether it is rehearsed for a target of each kind: what ours does there differs with its Django. */
  readonly bothEntries?: boolean;
  /** Its own line of Django, where that is none of ours. */
  readonly django?: string;
  /** What its rehearsal ends with, by the check: what it is made of cannot run here, or must not be served. */
  readonly fails?: Readonly<Record<string, RegExp>>;
}

export const PLAIN_PACKAGES = 'Django==5.2.1\ndj-database-url==3.0.0\n';

export const ADMIN = URLS.replace(", path('', include('blog.urls'))", '');
const APPS = /\n {4}'blog',/;
const KEY = "os.environ['DJANGO_SECRET_KEY']";
const SERVER_DATABASE = `DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.postgresql',
        'NAME': os.environ['DB_NAME'],
        'HOST': os.environ.get('DB_HOST', 'db.example'),
        'ATOMIC_REQUESTS': True,
        'OPTIONS': {'sslmode': 'require'},
    }
}
`;

/** Settings as startproject writes them, without the app: other imports before, other lines after. */
export const written = (
  imports: string,
  {
    secret = KEY,
    database = SERVER_DATABASE,
    more = '',
    debug = 'False',
    project = 'shop',
  }: { secret?: string; database?: string; more?: string; debug?: string; project?: string } = {},
): string =>
  `${imports}\n${settings(project, { secret, database }).replace(APPS, '').replace('DEBUG = True', `DEBUG = ${debug}`)}${more}`;

/** A project of the usual layout. */
export const shop = (text: string, more: Readonly<Record<string, string | Buffer>> = {}) => ({
  ...packageOf('shop', 'shop.settings'),
  'shop/urls.py': ADMIN,
  'shop/settings.py': text,
  'requirements.txt': PLAIN_PACKAGES,
  ...more,
});

/** A key that Django's checks take for one. */
export const KEY_VALUE = 'hT5-mW8qZr2Lx6Vb9Ny3Kc7Jd1Fs4Pg0'.repeat(2);

export const BOTH = { DJANGO_SECRET_KEY: KEY_VALUE, DB_NAME: 'shop' };
export const COMMITTED = written('', { secret: "'django-insecure-of-development'" });

export const spelling = (
  title: string,
  text: string,
  needs: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
  rest: Partial<AdoptedShape> = {},
): AdoptedShape => ({ title, files: shop(text, more), module: 'shop.settings', needs, ...rest });

export const requiring = (
  title: string,
  files: Readonly<Record<string, string | Buffer>>,
  rest: Partial<AdoptedShape> = {},
): AdoptedShape => {
  const { 'requirements.txt': _, ...others } = shop(written(''));
  return { title, files: { ...others, ...files }, module: 'shop.settings', needs: BOTH, ...rest };
};

export const PEP621 = '[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.12"\n';
