import { examples, findChoice, platforms, servers, services } from './catalog.ts';
import type { Facts, PartialAnswers, Server } from './choice.ts';

/** What a platform offers whose instances have a token of their own, which IAM exchanges for access as a trusted profile. */
const INSTANCE_TOKENS = 'instance-tokens';

/** The chosen server; undefined as long as it is not known. */
export function serverOf({ server }: PartialAnswers): Server | undefined {
  return server === undefined ? undefined : findChoice(servers, server);
}

/** Whether the project has the files of the example app. */
export function hasExample({ example }: PartialAnswers): boolean {
  return example !== undefined && (findChoice(examples, example)?.hasFiles ?? false);
}

/** What the answers come to: each is looked up when a condition asks for it. */
export function factsOf(answers: PartialAnswers): Facts {
  const { adopted } = answers;
  const chosenPlatforms = () => platforms.filter(({ id }) => answers.platforms?.includes(id));
  const chosenServices = () => services.filter(({ id }) => answers.services?.includes(id));
  const processesOf = (those: typeof services) =>
    those.flatMap(({ processes }) => Object.keys(processes ?? {}));
  return {
    get server() {
      return serverOf(answers);
    },
    get hasExample() {
      return hasExample(answers);
    },
    get hasBindings() {
      return chosenPlatforms().some(({ hasAdapter }) => hasAdapter);
    },
    get givesInstanceTokens() {
      return chosenPlatforms().some(({ capabilities }) => capabilities?.includes(INSTANCE_TOKENS));
    },
    get needsInstanceTokens() {
      return chosenServices().some(({ needsInstanceTokens }) => needsInstanceTokens?.(answers) ?? false);
    },
    get processes() {
      return [...new Set([...processesOf(chosenServices()), ...Object.keys(adopted?.processes ?? {})])];
    },
    get allProcesses() {
      return [...new Set([...processesOf(services), ...(adopted ? ['worker', 'beat'] : [])])];
    },
  };
}
