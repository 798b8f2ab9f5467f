import type { Platform } from '../choice.ts';

export default {
  id: 'cloudfoundry',
  title: 'Cloud Foundry',
  help: "On AWS, Azure, GCP or one's own hardware, with the Python buildpack.",
  ephemeralDisk: true,
  hasSystemPackages: false,
  hasAdapter: false,
  readsProcfile: () => false,
  unavailable: () => 'its files come with the next version',
} satisfies Platform;
