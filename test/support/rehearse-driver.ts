/**
 * Rehearses a project under contracts of the tests, as `django-cloud rehearse --json` does under those of platforms.
 * Arguments: the project, its virtual environment, its database (empty for a file of the project) and the names of the contracts.
 */
import { storedAnswers } from '../../src/answers/files.ts';
import { resolveAnswers } from '../../src/answers/resolve.ts';
import { rehearse } from '../../src/rehearse/rehearse.ts';
import { resultsAsJson } from '../../src/rehearse/report.ts';
import { CONTRACTS } from './rehearse-contracts.ts';

const [folder = '', venv = '', databaseUrl = '', ...names] = process.argv.slice(2);
const answers = resolveAnswers(storedAnswers(folder) ?? new Map());
const results = await rehearse(
  {
    folder,
    answers,
    stages: names.map((id) => ({ id, title: id, contract: CONTRACTS[id]!, options: {} })),
    page: '/',
    databaseUrl: databaseUrl || undefined,
    variables: {},
    venv,
    env: process.env,
  },
  { begins: () => undefined, found: () => undefined },
);
process.stdout.write(JSON.stringify(resultsAsJson(answers.project, results)));
