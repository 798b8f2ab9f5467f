/**
 * A participant of each rotation goes through all labs: every start fails its own check for the reason that its lesson
 * states, every solution passes, on real servers. A share of the participants.
 */
import { COURSES, participates } from '../support/labs-course.ts';
import { shareOf } from '../support/shares.ts';

for (const course of shareOf(COURSES, import.meta.filename)) participates(course);
