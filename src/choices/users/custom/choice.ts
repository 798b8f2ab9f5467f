import type { UserModel } from '../../beginning.ts';

export default {
  id: 'custom',
  title: 'Own user model',
  help: "The app users/: Django's user as a model of the project, to which fields can be added at any time.",
  default: true,
  app: 'users',
  model: 'users.User',
} as const satisfies UserModel;
