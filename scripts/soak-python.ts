/**
 * Every server on a line of Python that the locks do not cover yet, with the locked versions and without their hashes: is it
 * time for the next line?
 *
 *   npm run soak:python -- 3.15 [SERVER…]
 */
import { join } from 'node:path';
import { djangoLines, pythonLines, servers } from '../src/choices/catalog.ts';
import type { Server } from '../src/choices/choice.ts';
import { plan } from '../src/plan/plan.ts';
import { VENV } from '../src/run/install.ts';
import { answersWith } from '../test/support/answers.ts';
import { lend } from '../test/support/environments.ts';
import { BY_HTTPS, PRODUCTION, Project } from '../test/support/project.ts';

const [line, ...wanted] = process.argv.slice(2);
if (!/^3\.\d+$/.test(line ?? '')) throw new Error('usage: npm run soak:python -- 3.15 [SERVER…]');

const newest = {
  django:
    djangoLines
      .map(({ id }) => id)
      .sort()
      .at(-1) ?? '',
  python:
    pythonLines
      .map(({ id }) => id)
      .sort()
      .at(-1) ?? '',
};

/** The pins of a requirements file, without hashes. */
const pins = (text: string): string =>
  text
    .split('\n')
    .filter((part) => /^\w/.test(part))
    .map((part) => part.replace(/ \\$/, ''))
    .join('\n');

/** What a server does on that Python, step by step; the first that fails is thrown. */
async function tried(server: Server, python: string): Promise<void> {
  const answers = answersWith({ server: server.id, ...newest });
  const project = new Project(answers);
  try {
    const requirements = pins(plan(answers).find(({ path }) => path === 'requirements.txt')?.contents ?? '');
    lend({ python, django: answers.django, requirements, hashed: false }, join(project.folder, VENV));
    project.succeed(['python', 'manage.py', 'check', '--deploy', '--fail-level', 'WARNING'], PRODUCTION);
    project.succeed(['python', 'manage.py', 'test']);
    project.succeed(['python', 'manage.py', 'collectstatic', '--noinput'], PRODUCTION);
    project.succeed(['python', 'manage.py', 'migrate', '--noinput'], PRODUCTION);
    const running = await project.start();
    const { status, text } = await running.get('/', BY_HTTPS);
    await running.process.stop();
    if (status !== 200 || !text.includes(`<dd>${python}.`)) throw new Error(`its page: ${status}`);
  } finally {
    project.remove();
  }
}

for (const server of servers.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  const said = await tried(server, line ?? '').then(
    () => 'installed, checked, tested, and its page answers',
    (error: Error & { readonly stderr?: Buffer }) => {
      process.exitCode = 1;
      const lines = `${error.stderr ?? error.message}`.trim().split('\n');
      return `not yet: ${lines.slice(0, 3).join(' ').slice(0, 300)}`;
    },
  );
  console.log(`${server.title}, Python ${line}: ${said}`);
}
