import { edit, right, written, wrong } from './attempt.ts';

const LAB = 'lab-4';
const SETTINGS = 'mysite/settings.py';
const SECURITY = '    "django.middleware.security.SecurityMiddleware",\n';
const MIDDLEWARE = '    "servestatic.middleware.ServeStaticMiddleware",\n';
const PLAIN = 'django.contrib.staticfiles.storage.ManifestStaticFilesStorage';
const MANIFEST = '        "OPTIONS": {"manifest_storage": FileSystemStorage(BASE_DIR)},\n';
const COMPRESSED = 'servestatic.storage.CompressedManifestStaticFilesStorage';

const middleware = edit(SETTINGS, SECURITY, `${SECURITY}${MIDDLEWARE}`);
const app = edit(
  SETTINGS,
  '    "django.contrib.staticfiles",\n',
  '    "django.contrib.staticfiles",\n    "servestatic",\n',
);
const storage = edit(SETTINGS, PLAIN, COMPRESSED);
const after = (text: string) => edit(SETTINGS, '# Security: https', `${text}\n\n# Security: https`);
const URLS = 'mysite/urls.py';

export default [
  right(
    LAB,
    'as on the page',
    middleware,
    app,
    storage,
    after('SERVESTATIC_MIMETYPES = {".map": "application/json"}'),
  ),
  right(LAB, 'without the app', middleware, storage),
  right(LAB, 'without the types', middleware, app, storage),
  right(
    LAB,
    'the middleware before all others',
    edit(SETTINGS, 'MIDDLEWARE = [\n', `MIDDLEWARE = [\n${MIDDLEWARE}`),
    app,
    storage,
  ),
  right(
    LAB,
    'inserted below',
    app,
    storage,
    after('MIDDLEWARE.insert(3, "servestatic.middleware.ServeStaticMiddleware")'),
  ),
  right(
    LAB,
    'the storage set below',
    middleware,
    app,
    after(`STORAGES["staticfiles"]["BACKEND"] = "${COMPRESSED}"`),
  ),

  wrong(LAB, 'nothing yet', 'stylesheet', /GET \/static\/\S+ gives 404/),
  wrong(LAB, 'only the app', 'stylesheet', /gives 404/, app, storage),
  wrong(LAB, 'only the middleware', 'stylesheet', /without compression/, middleware, app),
  wrong(
    LAB,
    'names without a hash',
    'stylesheet',
    /may keep \S+ for \d+ s only/,
    middleware,
    app,
    edit(SETTINGS, PLAIN, 'servestatic.storage.CompressedStaticFilesStorage'),
    edit(SETTINGS, MANIFEST, ''),
  ),
  wrong(
    LAB,
    'names without a hash, and where the list of names is',
    'collected',
    /unexpected keyword argument 'manifest_storage'/,
    middleware,
    app,
    edit(SETTINGS, PLAIN, 'servestatic.storage.CompressedStaticFilesStorage'),
  ),
  wrong(
    LAB,
    'served by a view',
    'stylesheet',
    /may keep \S+ for 0 s only/,
    storage,
    edit(
      URLS,
      'from django.urls import include, path',
      'from django.conf import settings\nfrom django.urls import include, path, re_path\nfrom django.views.static import serve',
    ),
    edit(
      URLS,
      'urlpatterns = [\n',
      'urlpatterns = [\n    re_path(r"^static/(?P<path>.*)$", serve, {"document_root": settings.STATIC_ROOT}),\n',
    ),
  ),
  wrong(
    LAB,
    'a typing error in the middleware',
    'stylesheet',
    /ServeStaticMidleware/,
    app,
    storage,
    edit(SETTINGS, SECURITY, `${SECURITY}    "servestatic.middleware.ServeStaticMidleware",\n`),
  ),
  wrong(
    LAB,
    'a comma forgotten',
    'stylesheet',
    /ImportError|ModuleNotFoundError|AttributeError/,
    app,
    storage,
    edit(SETTINGS, SECURITY, `${SECURITY}    "servestatic.middleware.ServeStaticMiddleware"\n`),
  ),
  wrong(
    LAB,
    'the package of another course',
    'loads',
    /No module named 'whitenoise'/,
    middleware,
    edit(
      SETTINGS,
      '    "django.contrib.staticfiles",\n',
      '    "whitenoise.runserver_nostatic",\n    "django.contrib.staticfiles",\n',
    ),
    storage,
  ),
  wrong(
    LAB,
    'the storage of another course',
    'collected',
    /whitenoise/,
    middleware,
    app,
    edit(SETTINGS, PLAIN, 'whitenoise.storage.CompressedManifestStaticFilesStorage'),
  ),
  wrong(
    LAB,
    'the key misspelt',
    'loads',
    /'staticfiles' storage/,
    middleware,
    app,
    edit(SETTINGS, '    "staticfiles": {', '    "staticfile": {'),
  ),
  wrong(
    LAB,
    'another address',
    'stylesheet',
    /asks somebody else for its stylesheet: https:/,
    middleware,
    app,
    storage,
    edit(SETTINGS, 'STATIC_URL = "static/"', 'STATIC_URL = "https://cdn.example.com/static/"'),
  ),
  wrong(
    LAB,
    'no root',
    'collected',
    /STATIC_ROOT/,
    middleware,
    app,
    storage,
    edit(SETTINGS, 'STATIC_ROOT = BASE_DIR / "staticfiles"\n', ''),
  ),
  wrong(
    LAB,
    'the page names no stylesheet',
    'stylesheet',
    /names no stylesheet/,
    middleware,
    app,
    storage,
    edit('mysite/templates/base.html', 'rel="stylesheet"', 'rel="preload"'),
  ),
  wrong(
    LAB,
    'an image that is not there',
    'stylesheet',
    /Missing staticfiles manifest entry for 'mysite\/missing\.css'/,
    middleware,
    app,
    storage,
    edit('mysite/templates/base.html', "'mysite/site.css'", "'mysite/missing.css'"),
  ),
  wrong(
    LAB,
    'a file named in the style that is not there',
    'collected',
    /missing\.png/,
    middleware,
    app,
    storage,
    written('mysite/static/mysite/site.css', 'body { background: url("missing.png"); }\n'),
  ),
  wrong(
    LAB,
    'a brace deleted',
    'files',
    /settings\.py, line \d+: /,
    middleware,
    app,
    edit(SETTINGS, PLAIN, COMPRESSED),
    edit(SETTINGS, `${MANIFEST}    },\n}\n`, `${MANIFEST}    },\n`),
  ),
];
