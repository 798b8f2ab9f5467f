/** How often the line is drawn anew, in milliseconds. */
const EVERY_MS = 100;
const WIDTH = 30;

/** A bar on a terminal; nothing where there is none. */
export class Bar {
  private readonly total: number;
  private readonly stream: Pick<NodeJS.WriteStream, 'write'> | undefined;
  private done = 0;
  private drawn = 0;

  constructor(total: number, stream: Pick<NodeJS.WriteStream, 'write'> | undefined) {
    this.total = total;
    this.stream = total > 0 ? stream : undefined;
  }

  advance(): void {
    this.done += 1;
    const now = performance.now();
    if (now - this.drawn < EVERY_MS && this.done < this.total) return;
    this.drawn = now;
    const filled = Math.round((this.done / this.total) * WIDTH);
    this.stream?.write(`\r${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${this.done}/${this.total}`);
  }

  /** Takes the line away. */
  end(): void {
    this.stream?.write('\r\u001b[K');
  }
}
