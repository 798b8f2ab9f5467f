/** What is printed as "Next", followed word by word: a share of the stories. */
import { followed, STORIES } from '../support/next-table.ts';
import { shareOf } from '../support/shares.ts';

followed(shareOf(STORIES, import.meta.filename));
