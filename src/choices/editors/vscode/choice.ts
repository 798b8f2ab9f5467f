import type { Editor } from '../../beginning.ts';

export default {
  id: 'vscode',
  title: 'Visual Studio Code',
  help: 'Settings, extensions and a debugger in .vscode/: the environment, ruff on saving, the tests.',
} as const satisfies Editor;
