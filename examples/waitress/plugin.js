/**
 * Waitress, a server for Django in plain Python: https://docs.pylonsproject.org/projects/waitress/
 *
 * @type {import('generator-django-cloud/plugin').PluginModule}
 */
export default ({ definePlugin, defineServer, ofThreads, variables }) =>
  definePlugin({
    servers: [
      defineServer({
        id: 'waitress',
        title: 'Waitress',
        help: 'One process with threads, in plain Python: also for Windows. It reads requests whole before a thread has them.',
        interface: 'wsgi',
        start: () => ['python', 'serve.py'],
        module: 'waitress',
        distribution: 'waitress',
        drains: true,
        cannot: {
          ...ofThreads,
          'request-timeout': {
            caution: 'a request that takes too long is not ended, except by nginx or the router in front.',
            heldByFront: true,
          },
        },
        untyped: ['waitress'],
        capabilities: ['socket-activation'],
        shares: ['sockets'],
        groups: ['waitress'],
        variables: [variables.PORT, variables.WEB_THREADS, variables.GRACEFUL_TIMEOUT],
      }),
    ],
  });
