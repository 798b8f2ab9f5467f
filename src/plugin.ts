/**
 * For authors of plug-ins: the types of choices, and functions that check them where they are written. A plug-in need not
 * import it, for it is given the same functions; its types are what an editor needs:
 *
 *     /** @type {import('generator-django-cloud/plugin').PluginModule} *\/
 *     export default ({ definePlugin, defineServer }) => definePlugin({ servers: [defineServer({ … })] });
 */
import { kitOf } from './plugins/define.ts';

export type {
  Kit,
  Plugin,
  PluginModule,
  PluginPlatform,
  PluginServer,
  PluginService,
} from './plugins/define.ts';

/** The same functions as a plug-in's module is given. */
export const { definePlugin, defineServer, definePlatform, defineService } = kitOf('');
