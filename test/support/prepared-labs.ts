/** What labs need beside git, made once for each lab of a course: variables, database, static files, bytecode. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './processes.ts';

export class PreparedLabs {
  private readonly folder = temporaryFolder('prepared-labs-');
  private readonly labs = new Map<string, Promise<void>>();

  /**
   * Puts what a lab needs into a repository.
   *
   * @param prepare makes it there, where nobody has made it yet, and returns the paths of what it made
   */
  async bring(lab: string, repository: string, prepare: () => Promise<readonly string[]>): Promise<void> {
    const kept = join(this.folder, lab);
    const known = this.labs.get(lab);
    if (known) {
      await known;
      cpSync(kept, repository, { recursive: true, preserveTimestamps: true });
      return;
    }
    const made = prepare().then((paths) => {
      for (const path of paths)
        cpSync(join(repository, path), join(kept, path), { preserveTimestamps: true });
    });
    this.labs.set(lab, made);
    await made;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
