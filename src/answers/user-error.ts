/** Where most sources look for it; what answers need below them finds it in errors/, which knows nobody. */
export * from '../errors/user-error.ts';
