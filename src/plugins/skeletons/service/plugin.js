/** @type {import('generator-django-cloud/plugin').PluginModule} */
export default ({ definePlugin, defineService }) =>
  definePlugin({
    services: [
      defineService({
        id: '__id__',
        title: '__title__',
        help: 'What it is, and for whom.',
        // Without it, as on a laptop, the project must run: a default that needs nothing.
        variables: [
          {
            name: '__NAME___URL',
            type: 'text',
            secret: true,
            default: '',
            production: 'https://__id__.example.com',
            help: 'Where it is; if empty, it is not used.',
          },
        ],
        // What settings.py takes over from the module below templates/.
        settings: [{ module: '__id__', names: ['__NAME___ADDRESS'] }],
        readme: ['`__NAME___URL` says where __title__ is. Without it, as on a laptop, it is not used.'],
      }),
    ],
  });
