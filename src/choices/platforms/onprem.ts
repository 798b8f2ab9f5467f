import type { Platform } from '../choice.ts';

export default {
  id: 'onprem',
  title: 'Your own server',
  help: 'A Debian or Ubuntu host with systemd, behind nginx or Apache.',
  ephemeralDisk: false,
  hasSystemPackages: true,
  hasAdapter: false,
  readsProcfile: () => false,
  unavailable: () => 'its files come with the next version',
} satisfies Platform;
