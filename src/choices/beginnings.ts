import { marked, say } from '../languages/say.ts';
import { type Axis, axis } from './axis.ts';
import type {
  Disclosure,
  Editor,
  ExampleApp,
  Hardening,
  Licence,
  TestRunner,
  UserModel,
} from './beginning.ts';
import { disclosures, editors, examples, hardenings, licences, testRunners, userModels } from './catalog.ts';

/** Why a project of one's own is not given what a new one begins with. */
const apart = (): string => say`the project was adopted, and what it begins with is its own`;

/** What a project begins with: answers on which no other depends, and which nobody is asked one by one. */
export const BEGINNINGS: readonly Axis[] = [
  axis<ExampleApp>({
    key: 'example',
    flag: 'example',
    title: 'Example app',
    help: 'An app to begin with, which can be replaced.',
    choices: examples,
    aside: true,
    rule: ({ hasFiles }, { adopted }) => (adopted && hasFiles ? apart() : undefined),
  }),
  axis<UserModel>({
    key: 'user',
    flag: 'user',
    title: 'User model',
    help: 'Whose the table of users is: a new project decides it once.',
    choices: userModels,
    aside: true,
    fixed: marked('its tables refer to the user model that it began with'),
    rule: ({ app }, { adopted }) => (adopted && app ? apart() : undefined),
  }),
  axis<TestRunner>({
    key: 'tests',
    flag: 'tests',
    title: 'Tests',
    help: "What the project's tests run under.",
    choices: testRunners,
    aside: true,
    rule: ({ hasPytest }, { adopted }) => (adopted && hasPytest ? apart() : undefined),
  }),
  axis<Licence>({
    key: 'license',
    flag: 'license',
    title: 'Licence',
    help: 'What others may do with the code: the file LICENSE.',
    choices: licences,
    aside: true,
    rule: ({ spdx }, { adopted }) => (adopted && spdx ? apart() : undefined),
  }),
  axis<Editor>({
    key: 'editors',
    flag: 'editor',
    title: 'Editors',
    help: 'Editors for which the project has settings.',
    many: true,
    choices: editors,
    aside: true,
    rule: (_editor, { adopted }) => (adopted ? apart() : undefined),
    removal: () => '--editor none',
  }),
  axis<Disclosure>({
    key: 'disclosure',
    flag: 'disclosure',
    title: 'Vulnerability reports',
    help: 'Whom to tell about a vulnerability: SECURITY.md and security.txt.',
    choices: disclosures,
    aside: true,
    rule: ({ hasContact }, { adopted }) => (adopted && hasContact ? apart() : undefined),
  }),
  axis<Hardening>({
    key: 'hardening',
    flag: 'hardening',
    title: 'Hardening',
    help: 'What strangers may try: how often they may fail to sign in, and what pages may do in a browser.',
    choices: hardenings,
    aside: true,
    rule: ({ isStrict }, { adopted }) => (adopted && isStrict ? apart() : undefined),
  }),
];
