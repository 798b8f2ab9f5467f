import module from 'node:module';
import { nodeProblem } from '../src/commands/node-version.ts';

type Constructor = new (args: string[], options: Record<string, unknown>) => object;

/** A generator that is told its name: the folder below generators/. */
type NamedConstructor = abstract new (
  args: string[],
  options: Record<string, unknown>,
  name: string,
) => object;

/** Ends a Node that is too old for Yeoman: it would say so in words that help nobody. */
function checkNode(): void {
  const problem = nodeProblem('generator-django-cloud', process.versions.node);
  if (problem === undefined) return;
  process.stderr.write(`${problem}\n`);
  // Nothing of ours can run, and whatever is thrown reaches the user wrapped in lines of yo's own.
  process.exit(1);
}

/** Loads the plug-ins that the command line asks for, before a generator is made: it knows all choices then. */
async function withPlugins(): Promise<void> {
  const words = process.argv.slice(2);
  const { pluginsAsked } = await import('../src/plugins/asked.ts');
  const asked = pluginsAsked(words, process.cwd());
  if (!asked || isLoaded) return;
  isLoaded = true;
  const { loadTyped } = await import('./plugins.ts');
  await loadTyped(asked, words);
}

/** `yo a , b` makes two generators in one process. */
let isLoaded = false;

/** What yeoman-environment calls for the class of a generator. @param load loads its base; only there is Yeoman loaded */
function factory(load: () => Promise<NamedConstructor>, name: string): () => Promise<Constructor> {
  return async () => {
    checkNode();
    // As for the own command: compiled code is kept for the next time.
    module.enableCompileCache?.();
    await withPlugins();
    const Base = await load();
    return class extends Base {
      constructor(args: string[], options: Record<string, unknown>) {
        super(args, options, name);
      }
    };
  };
}

/** A generator that renders. @param name the folder below generators/: `app`, or the name of an edit */
export function generatorCalled(name: string): () => Promise<Constructor> {
  return factory(async () => (await import('./project-generator.ts')).ProjectGenerator, name);
}

/** A command that renders nothing, as a generator. @param name the folder below generators/, and the command's name */
export function commandCalled(name: string): () => Promise<Constructor> {
  return factory(async () => (await import('./command-generator.ts')).CommandGenerator, name);
}
