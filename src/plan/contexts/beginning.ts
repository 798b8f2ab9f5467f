import { EXAMPLE } from '../../answers/answers-file.ts';
import type { Service } from '../../choices/backing.ts';
import type { ExampleApp, Hardening, Licence, TestRunner, UserModel } from '../../choices/beginning.ts';
import {
  choiceOf,
  examples,
  hardenings,
  licences,
  services,
  testRunners,
  userModels,
} from '../../choices/catalog.ts';
import type { Answers, Choice } from '../../choices/choice.ts';
import { contactUri } from '../../choices/security-contact.ts';

/** What a project begins with. */
export interface BeginningContext {
  readonly example: ExampleApp;
  readonly user: UserModel;
  readonly tests: TestRunner;
  readonly licence: Licence;
  /** Whom to tell about a vulnerability, as a URI, and until which day that is true. */
  readonly disclosure:
    | { readonly contact: string; readonly expires: string; readonly languages: string }
    | undefined;
  readonly hardening: Hardening;
  readonly editors: readonly string[];
  /** The folder below `static/` in which the stylesheet and the icon of all pages are. */
  readonly assets: string;
  /** The address of the first page, in templates. */
  readonly home: string;
  /** What goes when the example is replaced, beside its folder. */
  readonly exampleTests: readonly string[];
  /** The command that a schedule runs, and the batch that several share; empty where there is no example of one. */
  readonly scheduled: string;
  readonly batch: string;
}

const BATCH_TEST = 'tests/test_count_words.py';
const EXAMPLE_TESTS = ['tests/test_admin.py', 'tests/test_commands.py', 'tests/test_pages.py'];

/** Every test that comes with the example, whatever else was chosen. */
export function allExampleTests(): readonly string[] {
  return [...EXAMPLE_TESTS, BATCH_TEST, ...services.flatMap(({ exampleTests }) => exampleTests ?? [])];
}

function disclosureOf({ disclosure, language = 'en', options }: Answers): BeginningContext['disclosure'] {
  const { contact = '', expires = '' } = options[disclosure] ?? {};
  if (contact === '') return undefined;
  const languages = language === 'en' ? 'en' : `${language}, en`;
  return { contact: contactUri(contact), expires, languages };
}

/** What goes when the example is replaced, beside its folder. @param choices everything that the answers name */
function exampleTests(choices: readonly Choice[], chosen: readonly Service[]): readonly string[] {
  return [
    ...EXAMPLE_TESTS,
    ...(choices.some(({ shares }) => shares?.includes('batch')) ? [BATCH_TEST] : []),
    ...chosen.flatMap((service) => service.exampleTests ?? []),
  ].sort();
}

/** @param choices everything that the answers name @param chosen the services among them */
export function beginningContext(
  answers: Answers,
  choices: readonly Choice[],
  chosen: readonly Service[],
): BeginningContext {
  const example = choiceOf(examples, answers.example);
  const isOfExample = example.assets === 'example';
  return {
    example,
    user: choiceOf(userModels, answers.user),
    tests: choiceOf(testRunners, answers.tests),
    licence: choiceOf(licences, answers.license),
    disclosure: disclosureOf(answers),
    hardening: choiceOf(hardenings, answers.hardening),
    editors: answers.editors,
    assets: isOfExample ? EXAMPLE : answers.project,
    // Whatever the first page is called, and where there is none.
    home: isOfExample ? "{% url 'home' %}" : "{{ home_url|default:'/' }}",
    exampleTests: example.hasFiles ? exampleTests(choices, chosen) : [],
    // Without the example, what Django itself has for every project.
    scheduled: example.hasFiles ? 'prune_messages' : 'clearsessions',
    batch: example.hasFiles ? 'count_words' : '',
  };
}
