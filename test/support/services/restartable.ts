/** A server of the tests' own that is stopped and started again on the same port, with the same data. */
import { connect } from 'node:net';
import { Background, type Place } from '../processes.ts';

/** Whether somebody accepts connections on a port of loopback. */
export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

export class Restartable {
  readonly port: number;
  private readonly argv: readonly string[];
  private readonly place: Place;
  private readonly ready: () => Promise<boolean>;
  private process: Background | undefined;

  /** @param ready whether it serves; by default, whether its port accepts connections */
  constructor(argv: readonly string[], place: Place, port: number, ready = () => accepts(port)) {
    this.argv = argv;
    this.place = place;
    this.port = port;
    this.ready = ready;
  }

  async start(): Promise<void> {
    this.process = new Background(this.argv, this.place);
    await this.process.until(this.ready, 'ready', 60_000);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    await this.process?.stop(signal);
  }
}
