import { nodeProblem } from '../src/cli/node-version.ts';

type Constructor = new (args: string[], options: Record<string, unknown>) => unknown;

/** Ends a Node that is too old for Yeoman: it would say so in words that help nobody. */
function checkNode(): void {
  const problem = nodeProblem('generator-django-cloud', process.versions.node);
  if (problem === undefined) return;
  process.stderr.write(`${problem}\n`);
  // Nothing of ours can run, and whatever is thrown reaches the user wrapped in lines of yo's own.
  process.exit(1);
}

/**
 * What yeoman-environment calls for the class of a generator that renders. Only here is Yeoman loaded.
 *
 * @param name the folder below generators/: `app`, or the name of an edit
 */
export function generatorCalled(name: string): () => Promise<Constructor> {
  return async () => {
    checkNode();
    const { ProjectGenerator } = await import('./project-generator.ts');
    return class extends ProjectGenerator {
      constructor(args: string[], options: Record<string, unknown>) {
        super(args, options, name);
      }
    };
  };
}

/** The same for a command that renders nothing. @param name the folder below generators/, and the command's name */
export function commandCalled(name: string): () => Promise<Constructor> {
  return async () => {
    checkNode();
    const { CommandGenerator } = await import('./command-generator.ts');
    return class extends CommandGenerator {
      constructor(args: string[], options: Record<string, unknown>) {
        super(args, options, name);
      }
    };
  };
}
