/** Every server in a project for all platforms at once, rehearsed for each of them: a share of the servers. */
import { fitting, rehearsals } from '../support/rehearse-platforms.ts';

rehearsals(
  'rehearsals of projects for all platforms',
  (server) => {
    const ids = fitting(server);
    return ids.length > 1 ? [ids] : [];
  },
  import.meta.filename,
);
