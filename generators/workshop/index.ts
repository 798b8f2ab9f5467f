import { commandCalled } from '../entry.ts';

export const createGenerator = commandCalled('workshop');
