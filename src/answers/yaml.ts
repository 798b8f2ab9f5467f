// A module of its own, because the bundler gives names to what is imported statically from CommonJS only.
export { parse } from 'yaml';
