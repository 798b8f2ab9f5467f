import { nodeProblem } from '../../src/cli/node-version.ts';

/**
 * What yeoman-environment calls for the generator's class. Only here is Yeoman loaded: a Node that is too old cannot
 * load it, and would say so in words that help nobody.
 */
export async function createGenerator(): Promise<unknown> {
  const problem = nodeProblem('generator-django-cloud', process.versions.node);
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    // Nothing of ours can run, and whatever is thrown reaches the user wrapped in lines of yo's own.
    process.exit(1);
  }
  const { default: AppGenerator } = await import('./generator.ts');
  return AppGenerator;
}
