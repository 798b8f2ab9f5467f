/** What a plug-in is, and what it is given: the types and functions that authors use. */
import type { Service } from '../choices/backing.ts';
import type { EnvVariable, Platform, Server } from '../choices/choice.ts';
import type { Contract } from '../choices/platform-contract.ts';
import { PRIVATE_NETWORKS } from '../choices/private-networks.ts';
import { type Exceptions, OF_THREADS } from '../choices/server-contract.ts';
import {
  GRACEFUL_TIMEOUT,
  PORT,
  REQUEST_TIMEOUT,
  WEB_THREADS,
  WORKER_TIMEOUT,
  webConcurrency,
} from '../choices/server-variables.ts';
import { say } from '../languages/say.ts';
import { plain } from '../rehearse/plain.ts';

/** A server of a plug-in: none is a default, and none is for lessons only. */
export type PluginServer = Omit<Server, 'default' | 'teaching' | 'keptOnly' | 'presets'>;
/** A platform of a plug-in. */
export type PluginPlatform = Omit<Platform, 'teaching' | 'keptOnly' | 'presets' | 'classJob'>;
/** A service of a plug-in. */
export type PluginService = Omit<Service, 'teaching' | 'keptOnly' | 'presets'>;

/** What the default export of a plug-in returns. Each choice's files are in `templates/<servers|platforms|services>/<id>/`. */
export interface Plugin {
  readonly servers?: readonly PluginServer[];
  readonly platforms?: readonly PluginPlatform[];
  readonly services?: readonly PluginService[];
}

/** What a plug-in is given: it need not import this package, and always has the one that runs. */
export interface Kit {
  /** The version of this package. */
  readonly version: string;
  readonly definePlugin: (plugin: Plugin) => Plugin;
  /** A message in the user's language: the key in `languages/` has {0}, {1} for its values. */
  readonly say: typeof say;
  readonly defineServer: (server: PluginServer) => PluginServer;
  readonly definePlatform: (platform: PluginPlatform) => PluginPlatform;
  readonly defineService: (service: PluginService) => PluginService;
  /** The variables that servers have in common, so that a switch of servers changes no environment. */
  readonly variables: {
    readonly PORT: EnvVariable;
    readonly GRACEFUL_TIMEOUT: EnvVariable;
    readonly REQUEST_TIMEOUT: EnvVariable;
    readonly WORKER_TIMEOUT: EnvVariable;
    readonly WEB_THREADS: EnvVariable;
    /** @param processes the default */
    readonly webConcurrency: (processes: number) => EnvVariable;
  };
  /** What no server can keep of the server contract that gives each request a thread: for `cannot`. */
  readonly ofThreads: Exceptions;
  /** The networks in which proxies of clouds are, for `trustedProxies`. */
  readonly privateNetworks: string;
  /** What all platforms agree on: where a platform does something else, its contract says so. */
  readonly plainContract: Contract;
}

/** The default export of a plug-in's module. */
export type PluginModule = (kit: Kit) => Plugin;

/** The kit that every plug-in is given. @param version of this package */
export function kitOf(version: string): Kit {
  return {
    version,
    definePlugin: (plugin) => plugin,
    say,
    defineServer: (server) => server,
    definePlatform: (platform) => platform,
    defineService: (service) => service,
    variables: { PORT, GRACEFUL_TIMEOUT, REQUEST_TIMEOUT, WORKER_TIMEOUT, WEB_THREADS, webConcurrency },
    ofThreads: OF_THREADS,
    plainContract: plain,
    privateNetworks: PRIVATE_NETWORKS,
  };
}
