/** Rows about answers: when they come, and how. */
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../../languages/say.ts';
import { ask, Connection, type Reply, requestText } from './connection.ts';
import { HTTPS, must, type Run, SEEN, SLOW, seen, stream } from './run.ts';

export async function readiness(run: Run): Promise<void> {
  const probe = (): Promise<Reply> => ask(run.site, '/readyz', { limit: 3_000 });
  // What was asked before this holds for a second.
  await sleep(1_100);
  const before = (await seen(run)).asked;
  const began = Date.now();
  const answers = await Promise.all(Array.from({ length: 40 }, probe));
  const other = answers.find(({ status }) => status !== 200);
  must(other === undefined, () => say`/readyz got ${other?.status}`);
  // Those who ask while another waits share its answer, however long that holds: these do not.
  for (let times = 0; times < 10; times += 1) await probe();
  const questions = (await seen(run)).asked - before;
  const seconds = Math.ceil((Date.now() - began) / 1000);
  must(
    questions >= 1 && questions <= seconds + 1,
    () => say`the database was asked ${questions} times in ${seconds} s`,
  );
  writeFileSync(run.hangs, '');
  try {
    await sleep(1_100);
    const { status } = await probe();
    must(status === 503, () => say`with a database that hangs /readyz got ${status}`);
    const meanwhile = await ask(run.site, SEEN, { lines: [HTTPS], limit: 3_000 });
    must(meanwhile.status === 200, () => say`meanwhile ${SEEN} got ${meanwhile.status}`);
  } finally {
    rmSync(run.hangs);
  }
}

export async function requestTimeout(run: Run): Promise<void> {
  const [late, other] = await Promise.all([
    ask(run.site, SLOW, { lines: [HTTPS] }),
    ask(run.site, SEEN, { lines: [HTTPS] }),
  ]);
  // Without an answer where the process that serves it is replaced, which is 502 behind a front server.
  must([0, 502, 503, 504].includes(late.status), () => say`a request of 7 seconds got ${late.status}`);
  must(other.status === 200, () => say`meanwhile ${SEEN} got ${other.status}`);
}

export async function cutAnswers({ site }: Run): Promise<void> {
  const { whole, status } = await ask(site, stream('cut'), { lines: [HTTPS] });
  must(!whole || status >= 500, () => say`a stream that breaks off came as a whole answer`);
}

/** Where the view that makes pieces looks whether one of them was read. */
const readAt = ({ hangs }: Run, number: number): string => join(dirname(hangs), `read-${number}.txt`);

export async function streams(run: Run): Promise<void> {
  const connection = new Connection(run.site);
  connection.send(requestText(run.site, 'GET', stream('pieces'), [HTTPS, 'Connection: close']));
  try {
    for (const number of [0, 1]) {
      // The next one is made when this one was read: on a busy machine, two that come together would prove nothing.
      const body = await connection.reads(`piece ${number}\n`);
      must(
        !body.includes(`piece ${number + 1}\n`),
        () => say`pieces of a stream came together, and not as they were made`,
      );
      writeFileSync(readAt(run, number), '');
    }
    const { status, body } = await connection.reply();
    must(
      status === 200 && body === 'piece 0\npiece 1\npiece 2\n',
      () => say`a stream got ${status} and ${JSON.stringify(body.slice(0, 100))}`,
    );
  } finally {
    connection.socket.destroy();
    for (const number of [0, 1]) rmSync(readAt(run, number), { force: true });
  }
}

export async function streamConnections({ site }: Run): Promise<void> {
  const { body } = await ask(site, stream('held'), { lines: [HTTPS] });
  must(body === 'free\n', () => say`a stream that asked the database holds the connection`);
}

export async function slowReaders(run: Run): Promise<void> {
  const before = run.memory();
  if (before === undefined) return;
  const stranger = new Connection(run.site);
  stranger.socket.pause();
  stranger.send(requestText(run.site, 'GET', stream('many'), [HTTPS]));
  let most = 0;
  let [produced, last] = [0, -1];
  // Until the project produces no more: it waits, or all of it is somewhere.
  for (let tries = 0; tries < 100 && (tries < 5 || produced !== last); tries += 1) {
    await sleep(200);
    last = produced;
    produced = (await seen(run)).produced;
    most = Math.max(most, (run.memory() ?? 0) - before);
  }
  stranger.socket.destroy();
  // The stream has 100 MiB.
  must(most < 50 * 1024, () => say`100 MiB that nobody reads took ${Math.round(most / 1024)} MiB of memory`);
}
