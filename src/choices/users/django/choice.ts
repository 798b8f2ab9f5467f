import type { UserModel } from '../../beginning.ts';

export default {
  id: 'django',
  title: "Django's own user",
  help: 'The model auth.User, which cannot be changed, nor replaced once there are tables.',
} as const satisfies UserModel;
