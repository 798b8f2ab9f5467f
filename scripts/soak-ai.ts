/**
 * The AI client of rendered projects, of both interfaces, against real servers with the interface of OpenAI: llama.cpp's on a
 * model of random weights, and LiteLLM's proxy. Outside CI, for they take 700 MB; fails when an answer is not told for what
 * it is, or with the key.
 *
 *     npm run soak:ai
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { answersWith } from '../test/support/answers.ts';
import { lend } from '../test/support/environments.ts';
import { freePort } from '../test/support/http.ts';
import { PATH } from '../test/support/machine.ts';
import { ordinaryFolder, temporaryFolder } from '../test/support/processes.ts';
import { PRODUCTION, Project } from '../test/support/project.ts';
import { Restartable } from '../test/support/services/restartable.ts';

const REAL = join(import.meta.dirname, '../test/support/services/real');

/** What is asked of a server, and what must be said of the answer; `bytes`: how much of it there must be at least. */
interface Case {
  readonly title: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly bytes: number;
  readonly says: RegExp;
}

const of = (port: number, key: string): Readonly<Record<string, string>> => ({
  AI_BASE_URL: `http://127.0.0.1:${port}/v1`,
  AI_API_KEY: key,
  AI_MODEL: 'small',
  QUESTION: 'cat',
});

/** The cases of both servers, given their ports. */
function casesOf(llama: number, litellm: number): readonly Case[] {
  const [one, other] = [of(llama, 's3cret-key'), of(litellm, 'sk-s3cret-key')];
  const elsewhere = (port: number) => ({ AI_BASE_URL: `http://127.0.0.1:${port}/v7` });
  return [
    { title: 'llama.cpp, 40 tokens', variables: one, bytes: 1, says: /limit of its length/ },
    {
      title: 'llama.cpp, wrong key',
      variables: { ...one, AI_API_KEY: 's3cret' },
      bytes: 0,
      says: /401: .*key/,
    },
    { title: 'llama.cpp, other path', variables: { ...one, ...elsewhere(llama) }, bytes: 0, says: /404: / },
    {
      title: 'llama.cpp, question larger than the context',
      variables: { ...one, QUESTION: 'cat '.repeat(1500) },
      bytes: 0,
      says: /400: .*question/,
    },
    { title: 'LiteLLM', variables: other, bytes: 10, says: /^whole$/ },
    {
      title: 'LiteLLM, wrong key',
      variables: { ...other, AI_API_KEY: 'sk-s3cret' },
      bytes: 0,
      says: /40[01]: .*key/,
    },
    {
      title: 'LiteLLM, other model',
      variables: { ...other, AI_MODEL: 'huge' },
      bytes: 0,
      says: /400: .*model/,
    },
    { title: 'LiteLLM, other path', variables: { ...other, ...elsewhere(litellm) }, bytes: 0, says: /404: / },
    {
      title: 'LiteLLM, limited',
      variables: { ...other, AI_MODEL: 'limited' },
      bytes: 0,
      says: /429: too many/,
    },
    {
      title: 'LiteLLM, broken',
      variables: { ...other, AI_MODEL: 'broken' },
      bytes: 0,
      says: /500: .*failed/,
    },
  ];
}

const folder = temporaryFolder('soak-ai-');
const own = ordinaryFolder(join(folder, 'own'));
const venv = join(folder, 'servers');
const requirements = readFileSync(join(REAL, 'requirements.txt'), 'utf8');
lend({ python: '3.12', django: '5.2', requirements, hashed: false }, venv);
const place = {
  cwd: own,
  env: {
    PATH,
    HOME: own,
    LC_ALL: 'C.UTF-8',
    LITELLM_LOCAL_MODEL_COST_MAP: 'True',
    LITELLM_TELEMETRY: 'False',
  },
};
const [llama, litellm] = [await freePort(), await freePort()];
const python = join(venv, 'bin/python');
const proxy = ['--config', join(REAL, 'litellm.yaml'), '--host', '127.0.0.1', '--port', String(litellm)];
const servers = [
  new Restartable([python, join(REAL, 'llama.py'), own, String(llama)], place, llama),
  new Restartable([python, join(venv, 'bin/litellm'), ...proxy], place, litellm),
];
try {
  for (const server of servers) await server.start();
  const cases = casesOf(llama, litellm);
  for (const server of ['gunicorn', 'uvicorn']) {
    const project = new Project(answersWith({ project: 'shop', server, services: ['ai'] }));
    project.install('requirements.txt');
    const settings = { ...PRODUCTION, DJANGO_SETTINGS_MODULE: 'shop.settings' };
    const script = readFileSync(join(REAL, 'ask.py'), 'utf8');
    const input = JSON.stringify(cases.map(({ variables }) => variables));
    const { stdout, output } = project.run(['python', '-c', script], settings, undefined, input);
    const answers = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as readonly (readonly [
      string,
      string,
    ])[];
    for (const [index, { title, bytes, says }] of cases.entries()) {
      const [text, why] = answers[index]!;
      const isRight = says.test(why) && text.length >= bytes && !output.includes('s3cret');
      console.log(`${isRight ? 'ok   ' : 'WRONG'} ${server}: ${title}: ${text.length} characters, ${why}`);
      if (!isRight) process.exitCode = 1;
    }
    project.remove();
  }
} finally {
  for (const server of servers) await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
