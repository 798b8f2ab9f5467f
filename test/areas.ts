/**
 * Areas: which tests a change of which sources can break. `npm test -- AREA…` runs an area's tests, `npm test --
 * --changed` those of every area that git finds changed. `test/unit/areas.test.ts` proves that no test file and no
 * source folder is in none. All of it runs in CI.
 */

/** Sources and tests that belong together. */
export interface Area {
  /** Paths of folders and files, with what lies below them. */
  readonly sources: readonly string[];
  /** Test files below test/, without `.test.ts`; `*` stands for any characters. */
  readonly tests: readonly string[];
}

export const AREAS: Readonly<Record<string, Area>> = {
  answers: {
    sources: ['src/answers', 'src/flags', 'src/prompts', 'test/fixtures'],
    tests: [
      'unit/bad-input',
      'unit/beginnings',
      'unit/combinations',
      'unit/flags',
      'unit/imports',
      'unit/migrations',
      'unit/prompts',
    ],
  },
  plan: {
    sources: [
      'src/plan',
      'src/choices',
      'templates/example',
      'templates/project',
      'templates/devcontainer',
      'templates/disclosures',
      'templates/hardenings',
      'templates/editors',
      'templates/licenses',
      'templates/tests',
      'templates/users',
    ],
    tests: [
      'unit/private-files',
      'unit/combinations',
      'unit/contract',
      'unit/destination',
      'unit/documents',
      'unit/example',
      'unit/names',
      'unit/requirements',
      'unit/static-types',
      'e2e/browser*',
      'e2e/development',
      'e2e/documents*',
      'e2e/example',
      'e2e/locks*',
      'e2e/servers*',
      'e2e/server-contract*',
      'e2e/sources',
    ],
  },
  locks: {
    sources: [
      'locks',
      'src/choices/django',
      'src/choices/python',
      'scripts/locks-update.ts',
      'scripts/soak-python.ts',
    ],
    tests: [
      'unit/locks',
      'unit/requirements',
      'e2e/licences',
      'e2e/locks*',
      'e2e/servers*',
      'e2e/server-contract*',
    ],
  },
  servers: {
    sources: ['src/choices/servers', 'scripts/soak-contract.ts', 'templates/servers', 'templates/sockets'],
    tests: [
      'unit/combinations',
      'unit/contract',
      'e2e/load*',
      'e2e/rehearse*',
      'e2e/servers*',
      'e2e/server-contract*',
      'e2e/switch*',
    ],
  },
  services: {
    sources: [
      'src/choices/databases',
      'src/choices/services',
      'templates/bindings',
      'templates/file-database',
      'templates/databases',
      'templates/services',
      'scripts/soak-ai.ts',
      'test/support/bindings',
      'test/support/services',
    ],
    tests: [
      'unit/bad-bindings',
      'unit/binding-shapes',
      'unit/service*',
      'e2e/bindings',
      'e2e/services*',
      'e2e/tasks*',
      'e2e/*-services*',
    ],
  },
  cloudfoundry: {
    sources: [
      'src/choices/static',
      'src/choices/platforms/cloudfoundry',
      'templates/platforms/cloudfoundry',
      'templates/static',
      'generators/cloudfoundry',
      'test/support/cloudfoundry',
    ],
    tests: [
      'unit/bad-bindings',
      'unit/cloudfoundry*',
      'unit/private-files',
      'unit/service-guides',
      'e2e/cloudfoundry*',
      'e2e/rehearse*',
    ],
  },
  codeengine: {
    sources: [
      'src/choices/platforms/codeengine',
      'templates/platforms/codeengine',
      'src/plan/private-files.ts',
      'templates/batch',
      'templates/image',
      'generators/codeengine',
    ],
    tests: [
      'unit/bad-bindings',
      'unit/codeengine*',
      'unit/service-guides',
      'e2e/codeengine*',
      'e2e/image*',
      'e2e/rehearse*',
    ],
  },
  onprem: {
    sources: [
      'src/choices/platforms/onprem',
      'templates/platforms/onprem',
      'generators/onprem',
      'src/plan/private-files.ts',
      'test/support/onprem-history',
    ],
    tests: ['unit/private-files', 'unit/onprem*', 'unit/service-guides', 'e2e/onprem*', 'e2e/rehearse*'],
  },
  merge: {
    sources: ['src/merge', 'src/git', 'src/reading', 'test/property'],
    tests: [
      'unit/merge*',
      'unit/limits',
      'unit/one-place',
      'unit/executing',
      'e2e/strangers*',
      'e2e/two-namespaces',

      'property/refused-calls',
      'unit/strangers-state',
      'unit/migrations',
      'unit/sets*',
      'property/kill',
      'property/long-texts',
      'property/merge',
      'property/sets',
      'e2e/sets*',
      'e2e/switch*',
    ],
  },
  change: {
    sources: [
      'src/change',
      'generators/server',
      'generators/service',
      'generators/undo',
      'generators/update',
    ],
    tests: [
      'unit/edit',
      'unit/merge*',
      'unit/migrations',
      'unit/service',
      'unit/subgenerators',
      'unit/unnoticed',
      'e2e/conflict-menu',
      'e2e/switch*',
    ],
  },
  adopt: {
    sources: ['src/adopt', 'templates/adopted', 'generators/adopt'],
    tests: ['unit/adopt*', 'e2e/adopt*'],
  },
  explain: {
    sources: ['src/explain', 'src/commands/explain.ts'],
    tests: ['unit/explain'],
  },
  rehearse: {
    sources: ['src/rehearse', 'generators/rehearse'],
    tests: ['unit/rehearse*', 'e2e/rehearse*'],
  },
  workshop: {
    sources: ['src/workshop', 'generators/workshop'],
    tests: ['unit/workshop*', 'property/workshop*', 'e2e/workshop*'],
  },
  labs: {
    sources: ['src/labs', 'templates/labs', 'scripts/soak-labs.ts', 'scripts/soak.ts'],
    tests: ['unit/labs*', 'unit/workshop*', 'e2e/labs*'],
  },
  cli: {
    sources: [
      'src/cli',
      'src/commands',
      'src/errors',
      'src/completion',
      'src/run',
      'src/terminal',
      'src/django-cloud.ts',
    ],
    tests: [
      'unit/bad-input',
      'unit/command-line',
      'unit/completion',
      'unit/next-steps',
      'unit/destination',
      'unit/first-question',
      'unit/flags',
      'unit/extras',
      'unit/missing-words',
      'unit/programs',
      'unit/run',
      'unit/stray-words',
      'unit/summary',
      'e2e/extras',
      'e2e/next*',
      'e2e/completion',
      'e2e/package*',
      'e2e/spanish',
      'e2e/terminal*',
    ],
  },
  plugins: {
    sources: ['src/additions', 'src/locks', 'src/plugin.ts', 'src/plugins', 'src/testing.ts', 'examples'],
    tests: ['unit/plugins', 'e2e/plugins', 'e2e/plugin-authors', 'e2e/plugin-contract'],
  },
  yeoman: {
    sources: ['generators'],
    tests: ['unit/generator', 'unit/subgenerators', 'e2e/conflict-menu', 'e2e/package*'],
  },
  languages: {
    sources: ['src/languages', 'scripts/languages', 'scripts/messages.ts'],
    tests: ['unit/languages', 'unit/third-language', 'e2e/spanish'],
  },
  readme: {
    sources: [
      'README.md',
      'scripts/readme.ts',
      'scripts/readme-combinations.ts',
      'scripts/readme-contract.ts',
      'scripts/readme-tables.ts',
      'scripts/readme-tree.ts',
    ],
    tests: ['unit/readme'],
  },
  build: {
    sources: [
      'scripts/build.ts',
      'scripts/generate.ts',
      'scripts/package',
      'scripts/release-notes.ts',
      'src/api.ts',
      'package.json',
      'package-lock.json',
      'bench',
    ],
    tests: ['unit/languages', 'unit/notices', 'unit/readme', 'unit/release-notes', 'e2e/package*'],
  },
  web: {
    sources: ['src/web', 'src/commands/web.ts', 'scripts/package/web.ts', 'deploy'],
    tests: ['unit/web-*', 'e2e/web*'],
  },
  workflows: {
    sources: ['.github', 'scripts/workflows.ts', 'templates/project/.github'],
    tests: ['e2e/workflows'],
  },
  suite: {
    sources: [
      '.ci',
      '.mocharc.json',
      'scripts/suite',
      'scripts/test-machine.ts',
      'scripts/test.ts',
      'scripts/uv.ts',
      'test/areas.ts',
      'test/root-only.ts',
      'test/support',
    ],
    tests: [
      'unit/areas',
      'unit/ordinary-user',
      'unit/root-only',
      'unit/store',
      'unit/suite',
      'e2e/environments',
    ],
  },
};
