import { UserError } from '../errors/user-error.ts';
import type { ParsedFlags } from '../flags/flag.ts';
import { say } from '../languages/say.ts';
import { start } from '../run/child.ts';
import { stoppable } from '../run/stop.ts';
import { print } from '../terminal/terminal.ts';
import { pageFolder, servePage } from '../web/page-server.ts';
import type { CommandModule } from './command.ts';
import { MESSAGES_FLAG } from './flags.ts';

/** The program that shows an address in the person's browser, by system. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Shows an address; where nothing can, the printed one is there. */
function show(url: string): void {
  const [program = '', ...words] = OPENERS[process.platform] ?? ['xdg-open'];
  const opener = start(program, [...words, url], { stdio: 'ignore', detached: true });
  opener.on('error', () => undefined);
  opener.unref();
}

function portOf({ values }: ParsedFlags): number {
  const value = values.get('port')?.[0];
  if (value === undefined) return 0;
  const port = Number(value);
  if (/^\d+$/.test(value) && port >= 1 && port <= 65_535) return port;
  throw new UserError(say`--port ${value}: it must be a number from 1 to 65535. Fix it, or leave it out.`);
}

/** `django-cloud web`: the page that configures a project, on this machine alone. */
export default {
  usage: 'web [flags]',
  description:
    'Serves a page in which a project is chosen, looked at and downloaded before it exists, to this machine alone. Nothing leaves the page. Ctrl-C stops it.',
  flags: [
    {
      name: 'port',
      takes: 'one',
      placeholder: 'N',
      help: 'The port on this machine; a free one when not given.',
    },
    { name: 'no-open', takes: 'none', help: 'Print the address, and open no browser.' },
    MESSAGES_FLAG,
  ],
  examples: `Examples:
  django-cloud web
  django-cloud web --port 8080 --no-open`,
  async run(flags) {
    const [word] = flags.positionals;
    if (word !== undefined)
      throw new UserError(say`web ${word}: unexpected argument. Usage: django-cloud web`);
    const { server, url } = await servePage(pageFolder(), portOf(flags));
    await stoppable(async (stop) => {
      print(say`${url} shows the page. Ctrl-C stops it.\n`);
      if (!flags.switches.has('no-open')) show(url);
      await new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
      server.close();
      server.closeAllConnections();
    });
    return 0;
  },
} satisfies CommandModule;
