import type { EnvVariable } from './choice.ts';

/** Variables that servers read, each under one name, so that a switch of servers changes no environment. */
export const PORT: EnvVariable = {
  name: 'PORT',
  type: 'integer',
  default: '8000',
  minimum: 1,
  maximum: 65535,
  reader: 'server',
  help: 'The port that the server listens on; platforms set it.',
};

/** Seconds for requests in flight once the server is told to stop: below the 10 that platforms give. */
export const GRACEFUL_TIMEOUT: EnvVariable = {
  name: 'GRACEFUL_TIMEOUT',
  type: 'integer',
  default: '8',
  minimum: 1,
  reader: 'server',
  help: 'How long requests in flight may go on after SIGTERM, in seconds.',
};

export const REQUEST_TIMEOUT: EnvVariable = {
  name: 'REQUEST_TIMEOUT',
  type: 'integer',
  default: '60',
  minimum: 1,
  reader: 'server',
  help: 'How long a request may take until its answer begins, in seconds; then it is ended.',
};

/** Of a server that ends no request: when it takes a whole process for stuck. */
export const WORKER_TIMEOUT: EnvVariable = {
  name: 'WORKER_TIMEOUT',
  type: 'integer',
  default: '60',
  minimum: 1,
  reader: 'server',
  help: 'How long a process may show no sign of life until it is replaced, in seconds.',
};

/** Processes. @param processes the default */
export function webConcurrency(processes: number): EnvVariable {
  return {
    name: 'WEB_CONCURRENCY',
    type: 'integer',
    default: String(processes),
    minimum: 1,
    maximum: 64,
    reader: 'server',
    help: 'How many processes the server starts.',
  };
}

/** Threads of each process. */
export const WEB_THREADS: EnvVariable = {
  name: 'WEB_THREADS',
  type: 'integer',
  default: '4',
  minimum: 1,
  maximum: 64,
  reader: 'server',
  help: 'How many requests each process serves at once, one thread for each.',
};
