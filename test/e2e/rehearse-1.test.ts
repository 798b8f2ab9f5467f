/** Every server on every platform that is there, each in a project for that platform alone: a share of the servers. */
import { fitting, rehearsals } from '../support/rehearse-platforms.ts';

rehearsals(
  'rehearsals on every platform',
  (server) => fitting(server).map((id) => [id]),
  import.meta.filename,
);
