/** The page's planner alone, for `web.ts`: the page itself does not hand it out. */
import { receive } from '../src/web/parts/registry.ts';
import { planTime } from './plan-times.ts';

Object.assign(globalThis, { djangoCloudPart: receive, planTime });
