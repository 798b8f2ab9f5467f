import type { Platform } from '../choice.ts';

export default {
  id: 'codeengine',
  title: 'IBM Cloud Code Engine',
  help: 'Containers that scale by themselves, batch jobs, service bindings.',
  ephemeralDisk: true,
  hasSystemPackages: true,
  hasAdapter: false,
  readsProcfile: () => false,
  unavailable: () => 'its files come with the next version',
} satisfies Platform;
