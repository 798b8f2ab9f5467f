import type { PlannedFile } from '../plan/plan.ts';

const README = 'README.md';

/** What is in one paragraph of the README, in every language: which workflows GitHub runs, and how to replace the example. */
const WORKFLOWS = '`.github/workflows/ci.yml`';
const EXAMPLE = '`python manage.py migrate pages zero`';
/** The row of a table. */
const BEFORE_COMMITS = /^\| `uvx pre-commit install` \|.*\n/m;

/**
 * The project with a README that leads nowhere else than the course does: its labs are about the example, which it would
 * tell how to replace, and its workflows are not those of a project by itself. Projects of older classes have neither.
 */
export function withoutSideways(files: readonly PlannedFile[]): readonly PlannedFile[] {
  return files.map((file) => {
    if (file.path !== README) return file;
    const paragraphs = file.contents.replace(BEFORE_COMMITS, '').split('\n\n');
    const kept = paragraphs.filter(
      (one, index) =>
        !one.includes(WORKFLOWS) &&
        !one.includes(EXAMPLE) &&
        !(one.startsWith('### ') && paragraphs[index + 1]?.includes(EXAMPLE)),
    );
    return { ...file, contents: kept.join('\n\n') };
  });
}
