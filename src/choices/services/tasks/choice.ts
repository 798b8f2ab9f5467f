import { marked } from '../../../languages/say.ts';
import type { Service } from '../../backing.ts';
import { withExample, withoutExample } from '../../conditions.ts';

const WITH_EXAMPLE = marked(
  'What takes long does not keep a visitor waiting: a function with `@task` is put into the queue by\n`prune_messages.enqueue(days=30)` (`pages/tasks.py`), and the worker runs it. The queue is in the database, so that a\ntask is enqueued if, and only if, the transaction around it succeeds. No other service is needed.',
);
const ALONE = marked(
  'What takes long does not keep a visitor waiting: a function with `@task` is put into the queue by its method\n`enqueue()` (see `workers/tasks.py`), and the worker runs it. The queue is in the database, so that a task is enqueued\nif, and only if, the transaction around it succeeds. No other service is needed.',
);
const COMMANDS_WITH_EXAMPLE = marked(
  '```sh\npython manage.py worker                                     # beside runserver; Ctrl+C stops it\npython manage.py enqueue pages.tasks.prune_messages         # from a shell or a scheduler\npython manage.py enqueue workers.tasks.ping --wait 30       # does a worker run?\n```',
);
const COMMANDS_ALONE = marked(
  '```sh\npython manage.py worker                                     # beside runserver; Ctrl+C stops it\npython manage.py enqueue workers.tasks.ping --wait 30       # does a worker run?\n```',
);
const COMMON = [
  marked(
    'Tests run tasks at once. The admin shows every task and, if it failed, why; two weeks after its end it is forgotten.',
  ),
  marked(
    '**A task may run twice.** A worker that is told to stop finishes its task and takes no other. One that is killed leaves\nits task unfinished; after `WORKER_LEASE` seconds without a sign of life, another worker runs it from the beginning. After\nthree workers died of it, it has failed. A task that this version does not know waits for a worker that does, for a day.',
  ),
];

export default {
  id: 'tasks',
  presets: ['small-company'],
  title: 'Background tasks',
  help: "Django's tasks, which wait in the database, and a worker that runs them beside the server.",
  groups: ['tasks'],
  // django-tasks-db[compat] 0.13 says so in its metadata.
  djangoOfPackages: '>=5.2,<6',
  when: {
    'pages/tasks.py': withExample,
    'tests/test_tasks.py': withExample,
    'tests/test_enqueue.py': withoutExample,
  },
  exampleTests: ['tests/test_tasks.py'],
  readme: [WITH_EXAMPLE, COMMANDS_WITH_EXAMPLE, ...COMMON],
  readmeAlone: [ALONE, COMMANDS_ALONE, ...COMMON],
  variables: [
    {
      name: 'WORKER_LEASE',
      type: 'integer',
      default: '30',
      minimum: 2,
      maximum: 3600,
      help: 'After so many silent seconds, a worker counts as dead, and its task runs again.',
    },
  ],
  settings: [{ module: 'background', names: ['TASKS'] }],
  testSettings: ({ hasTasks }) => [
    '# At once, and without a worker.',
    `TASKS={"default": {"BACKEND": "${hasTasks ? 'django.tasks' : 'django_tasks'}.backends.immediate.ImmediateBackend"}},`,
  ],
  apps: ({ hasTasks }) => [...(hasTasks ? [] : ['django_tasks']), 'django_tasks_db', 'workers'],
  processes: { worker: ['python', 'manage.py', 'worker'] },
  trial: ['python', 'manage.py', 'enqueue', 'workers.tasks.ping', '--wait', '60'],
} as const satisfies Service;
