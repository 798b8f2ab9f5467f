/** @type {import('generator-django-cloud/plugin').PluginModule} */
export default ({ definePlugin, definePlatform, plainContract }) =>
  definePlugin({
    platforms: [
      definePlatform({
        id: '__id__',
        title: '__title__',
        help: 'What it is, and for whom.',
        // Whether its disk forgets what is written to it, and whether packages of the system can be installed there.
        ephemeralDisk: false,
        hasSystemPackages: false,
        hasAdapter: false,
        // What of the files below templates/ the project does not run with.
        deploymentFiles: [],
        readsProcfile: () => true,
        address: () => undefined,
        options: [
          {
            id: 'app',
            title: 'app',
            help: 'What the app is called there.',
            asked: true,
            fallback: ({ project = '' }) => project.replaceAll('_', '-'),
            check: (value) =>
              /^[a-z][a-z0-9-]*$/.test(value) ? undefined : 'it must have small letters, digits and hyphens',
          },
        ],
        // What it does with a project: `django-cloud rehearse` does the same on a laptop. Change what differs there.
        contract: { ...plainContract, graceSeconds: 10 },
      }),
    ],
  });
