import { generatorCalled } from '../entry.ts';

export const createGenerator = generatorCalled('service');
