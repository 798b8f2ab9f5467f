import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { AXES } from '../../src/choices/axes.ts';
import { said } from '../../src/languages/say.ts';
import { plan } from '../../src/plan/plan.ts';
import { answersWith } from '../support/answers.ts';
import { inFolder, snapshot } from '../support/command.ts';
import { BY_HTTPS, PRODUCTION, Project } from '../support/project.ts';
import { closeTerminals, KEYS, Terminal } from '../support/terminal.ts';

/** The built command, as the package has it. */
const COMMAND = [process.execPath, join(import.meta.dirname, '../../dist/django-cloud.js')];

describe('a terminal in Spanish', () => {
  afterEach(closeTerminals);

  it('asks in the language of the system, refuses in it, and renders in it', () =>
    inFolder(async (cwd) => {
      const env = { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: 'es_MX.UTF-8' };
      const terminal = new Terminal(100, COMMAND, { cwd, env });
      await terminal.sees(/\? Nombre del proyecto:/);
      terminal.type('class', KEYS.enter);
      await terminal.sees(/"class" es una\s+palabra\s+reservada/);
      terminal.type('\x15tienda', KEYS.enter);
      // Of the default server, nobody is asked who serves the static files: one answer is possible.
      const axes = AXES.filter(({ key, aside }) => key !== 'static' && !aside).map((axis) =>
        said(axis.title, 'es'),
      );
      for (const title of ['Interfaz', ...axes, 'Resumen', 'Después']) {
        await terminal.sees(new RegExp(`\\? ${title}:`));
        terminal.type(KEYS.enter);
      }
      assert.equal(await terminal.end(), 0, terminal.text);
      assert.match(terminal.screen, /tienda: \d+ archivos, Django 5\.2 LTS con .*\n(.*\n)*A continuación:\n/);
      assert.match(terminal.screen, /sin preguntas:\n {2}django-cloud tienda --lang es --defaults\n$/);
      const found = snapshot(join(cwd, 'tienda'));
      const files = plan(answersWith({ project: 'tienda', language: 'es' }));
      for (const file of files) assert.equal(found[file.path], file.contents, file.path);
    }));
});

describe('a Spanish project', () => {
  let project: Project;

  before(() => {
    project = new Project(answersWith({ project: 'tienda', language: 'es' }));
    project.install();
  });

  after(() => project?.remove());

  it('passes its own tests and checks', () => {
    project.succeed(['ruff', 'check', '.']);
    project.succeed(['ruff', 'format', '--check', '.']);
    project.succeed(['python', 'manage.py', 'test']);
    project.succeed(['python', 'manage.py', 'makemigrations', '--check', '--dry-run']);
  });

  it('has an admin that names its models and fields in Spanish', () => {
    const code = `from django.test import Client; from django.contrib.auth import get_user_model
from django.test.utils import setup_test_environment
setup_test_environment()
from django.test.runner import DiscoverRunner; DiscoverRunner(verbosity=0).setup_databases()
client = Client(); client.force_login(get_user_model().objects.create_superuser("ada"))
print(client.get("/admin/").text, client.get("/admin/pages/message/add/").text)`;
    const printed = project.succeed(['python', 'manage.py', 'shell', '--no-imports', '-c', code], {
      ...PRODUCTION,
      DEBUG: 'true',
      HTTPS: 'false',
    });
    for (const words of ['Páginas', 'Mensajes', 'Autor:', 'Texto:'])
      assert.ok(printed.includes(words), words);
  });

  it('serves its pages in Spanish', async () => {
    project.succeed(['python', 'manage.py', 'migrate', '--noinput'], PRODUCTION);
    project.succeed(['python', 'manage.py', 'collectstatic', '--noinput']);
    const server = await project.start();
    try {
      const page = await server.get('/', BY_HTTPS);
      assert.equal(page.status, 200);
      assert.match(page.text, /<html lang="es">[\s\S]*<h1>Funciona<\/h1>[\s\S]*Tu nombre/);
      const missing = await server.get('/nada', BY_HTTPS);
      assert.equal(missing.status, 404);
      assert.match(missing.text, /No hay ninguna página/);
    } finally {
      await server.process.stop();
    }
  });
});
