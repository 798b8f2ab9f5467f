/** In the place of Node's `process`, in a browser. */
export const process = {
  platform: 'linux',
  env: {},
  execPath: '/node',
  getBuiltinModule(name: string): never {
    throw new Error(`${name} is not in the page.`);
  },
};
