export * from '../errors/user-error.ts';
