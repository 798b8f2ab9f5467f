/** What a user makes of a rendered project: an app with a model, settings, URLs, a dependency, a README of their own. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Project } from './project.ts';

const FILES: Readonly<Record<string, string>> = {
  'orders/__init__.py': '',
  'orders/models.py': `from django.db import models


class Order(models.Model):
    item = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.item
`,
  'orders/migrations/__init__.py': '',
  'orders/migrations/0001_initial.py': `from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(max_length=40)),
            ],
        ),
    ]
`,
  'orders/views.py': `import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .models import Order


def orders(request: HttpRequest) -> HttpResponse:
    if "seconds" in request.GET:
        (settings.BASE_DIR / "asked.txt").touch()
        time.sleep(float(request.GET["seconds"]))
    Order.objects.create(item="book")
    return HttpResponse(f"{settings.SHOP_OWNER}: {Order.objects.count()} orders")
`,
  'tests/test_orders.py': `from django.test import TestCase


class OrderTests(TestCase):
    def test_counts(self) -> None:
        self.assertContains(self.client.get("/orders/"), "Ada: 1 orders")
`,
};

/** Edits of rendered files: what is searched for, and what stands there afterwards. */
const EDITS: readonly (readonly [path: string, from: string, to: string])[] = [
  ['$/settings.py', '    "pages",\n]', '    "pages",\n    "orders",\n]'],
  ['$/settings.py', 'LANGUAGE_CODE = "en-us"', 'LANGUAGE_CODE = "es"'],
  [
    '$/urls.py',
    'from django.urls import include, path\n',
    'from django.urls import include, path\n\nfrom orders.views import orders\n',
  ],
  [
    '$/urls.py',
    '    path("admin/", admin.site.urls),\n',
    '    path("admin/", admin.site.urls),\n    path("orders/", orders),\n',
  ],
  ['.gitignore', '/media/\n', '/media/\n/invoices/\n'],
];

const SETTING = '\nSHOP_OWNER = "Ada"\n';

function fileOf(project: Project, path: string): string {
  return join(project.folder, path.replace('$', project.answers.project));
}

function git(project: Project, ...args: readonly string[]): void {
  const options = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'safe.directory=*'];
  execFileSync('git', [...options, ...args], { cwd: project.folder });
}

/** Commits all that is there. */
export function commitAll(project: Project, message: string): void {
  git(project, 'add', '--all');
  git(project, 'commit', '--quiet', '--allow-empty', '-m', message);
}

/** Turns a rendered project into a user's: a repository with work of their own. */
export function becomesAUsers(project: Project): void {
  git(project, 'init', '--quiet');
  commitAll(project, 'rendered');
  for (const [path, contents] of Object.entries(FILES)) {
    mkdirSync(dirname(fileOf(project, path)), { recursive: true });
    writeFileSync(fileOf(project, path), contents);
  }
  for (const [path, from, to] of EDITS) {
    const text = readFileSync(fileOf(project, path), 'utf8');
    assert.ok(text.includes(from), `${path} has no ${from}`);
    writeFileSync(fileOf(project, path), text.replace(from, to));
  }
  const settings = fileOf(project, '$/settings.py');
  writeFileSync(settings, `${readFileSync(settings, 'utf8')}${SETTING}`);
  commitAll(project, 'mine');
}

/** Checks that every line of the user's is there. */
export function isStillTheirs(project: Project): void {
  for (const [path, contents] of Object.entries(FILES)) {
    assert.equal(readFileSync(fileOf(project, path), 'utf8'), contents, path);
  }
  for (const [path, , to] of EDITS) {
    const text = readFileSync(fileOf(project, path), 'utf8');
    const added = to.split('\n').filter((line) => /orders|"es"|invoices/.test(line));
    for (const line of added) assert.ok(text.includes(`${line}\n`), `${path} lost ${line}`);
  }
  assert.ok(readFileSync(fileOf(project, '$/settings.py'), 'utf8').endsWith(SETTING));
}
