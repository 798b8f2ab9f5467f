import { say } from '../../languages/say.ts';
import type { Check } from '../check.ts';
import { failed, passed, seconds } from '../outcome.ts';
import type { BesideProcess } from '../rehearsal.ts';

/** Milliseconds that a command may take which waits for the process to do something. */
const PATIENCE = 120_000;

/** Whether a process beside the server does its work, and ends within the grace, as on the platform. */
export function working({ name, argv, trial }: BesideProcess): Check {
  return {
    name: `process-${name}`,
    get title() {
      return say`The process "${name}" does its work, and stops in time`;
    },
    async run(rehearsal) {
      const { contract, runEnvironment } = rehearsal;
      const command = argv.join(' ');
      const [words, environment] = rehearsal.besideServer(argv, contract.launch(argv));
      const instance = rehearsal.launch(environment, words);
      const started = Date.now();
      // It ends as soon as the process has done something, or has had the time.
      const { succeeded, output } = await rehearsal.run(trial, runEnvironment, PATIENCE);
      const worked = Date.now() - started;
      if (instance.hasEnded)
        return failed(
          say`"${command}" ended with ${instance.ending}`,
          say`It must go on until SIGTERM. See its output below.`,
          instance.output,
        );
      if (!succeeded) {
        instance.kill();
        return failed(
          say`"${trial.join(' ')}" failed while "${command}" ran`,
          say`The process does not do what it is there for: what it printed, or what that command says, tells why.`,
          `${instance.output}${output}`,
        );
      }
      const { killed, took } = await instance.stop(contract.graceSeconds);
      return killed
        ? failed(
            say`it still ran ${contract.graceSeconds} s after SIGTERM and was killed, with nothing to do`,
            say`The signal must reach it: begin its command with exec, and let nothing ignore SIGTERM.`,
            instance.output,
          )
        : passed(say`worked after ${seconds(worked)}, stopped after ${seconds(took)}`);
    },
  };
}
