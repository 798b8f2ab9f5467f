import { setTimeout as sleep } from 'node:timers/promises';
import { someOf } from '../../answers/shown.ts';
import { say } from '../../languages/say.ts';
import type { Check } from '../check.ts';
import { LongRequest } from '../client.ts';
import { written } from '../files.ts';
import { failed, passed, seconds, skipped, warned } from '../outcome.ts';
import { waitForAnswer } from './starting.ts';

/** Milliseconds that a request has been there when SIGTERM arrives, and that it goes on afterwards. */
const BEFORE = 500;
const AFTER = 1000;

/** Whether requests in flight end well: one lasts from before SIGTERM to after it. */
const drain: Check = {
  name: 'drain',
  title: 'A request in flight is answered after SIGTERM',
  async run(rehearsal) {
    const { contract, place, instance, subject } = rehearsal;
    if (!instance) return skipped(say`nothing runs`);
    const request = new LongRequest(place.port, subject.page, contract.routerHeaders(place));
    await sleep(BEFORE);
    const early = request.answered;
    const stopping = instance.stop(contract.graceSeconds);
    await sleep(AFTER);
    const status = await Promise.race([
      request.finish(),
      sleep(contract.graceSeconds * 1000, undefined, { ref: false }),
    ]);
    request.abandon();
    rehearsal.stopped = await stopping;
    if (early !== undefined)
      return skipped(
        say`${subject.page} answers a form with ${early} before all of it has come, so that nothing was in flight`,
      );
    return status === undefined
      ? failed(
          say`a request that was there before SIGTERM got no answer`,
          say`The server must finish what it has begun: check how it stops, and that the start command begins with exec.`,
          instance.output,
        )
      : passed();
  },
};

const exit: Check = {
  name: 'exit',
  title: 'It ends within the grace after SIGTERM',
  async run({ contract, stopped, instance }) {
    if (!stopped) return skipped(say`nothing was stopped`);
    return stopped.killed
      ? failed(
          say`it still ran ${contract.graceSeconds} s after SIGTERM and was killed`,
          say`The server's own patience must be shorter (GRACEFUL_TIMEOUT), and the signal must reach it: begin the start command with exec.`,
          instance?.output,
        )
      : passed(say`after ${seconds(stopped.took)}`);
  },
};

const disk: Check = {
  name: 'disk',
  title: 'It keeps nothing among its own files',
  async run({ contract, folders }) {
    if (contract.disk === 'persistent') return skipped(say`the disk stays`);
    const paths = written(folders.built, folders.app);
    if (paths.length === 0) return passed();
    return contract.disk === 'read-only'
      ? failed(
          say`it wrote ${someOf(paths)}, and nothing can be written there`,
          say`Keep data in a database and files in an object store; what is temporary goes to the folder for temporary files.`,
        )
      : warned(
          say`it wrote ${someOf(paths)}: each restart and each further instance begins without that`,
          say`Keep data in a database of its own (none in a file) and files in an object store.`,
        );
  },
};

const restart: Check = {
  name: 'restart',
  title: 'It starts again where it was stopped',
  async run(rehearsal) {
    rehearsal.freshDisk();
    const instance = rehearsal.launch(rehearsal.runEnvironment);
    const state = await waitForAnswer(rehearsal, instance, rehearsal.contract.startSeconds);
    instance.kill();
    return state === undefined
      ? passed()
      : failed(
          say`started a second time, it does not answer`,
          rehearsal.contract.disk === 'persistent'
            ? say`Something of the first run is in its way, such as a file with a process id.`
            : say`It needs what the first instance wrote, and each instance begins with the files of the build.`,
          instance.output,
        );
  },
};

/** From SIGTERM to the next instance. */
export const STOPPING: readonly Check[] = [drain, exit, disk, restart];
