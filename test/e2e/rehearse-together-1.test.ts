/** Projects for all platforms at once, with a server of each kind, rehearsed for each of them: a share of the servers. */
import { fitting, isTriedTogether, rehearsals } from '../support/rehearse-platforms.ts';

rehearsals(
  'rehearsals of projects for all platforms',
  (server) => {
    const ids = fitting(server);
    return ids.length > 1 && isTriedTogether(server) ? [ids] : [];
  },
  import.meta.filename,
);
