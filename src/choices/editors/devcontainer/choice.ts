import type { Editor } from '../../beginning.ts';

export default {
  id: 'devcontainer',
  presets: ['workshop'],
  title: 'Dev container',
  help: 'A container with Python and what the server needs, for editors and for GitHub Codespaces.',
  shares: ['devcontainer'],
} as const satisfies Editor;
