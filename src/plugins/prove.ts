/** Plans a project with each choice of the plug-ins, before anything is asked: their functions and templates have run once then. */
import { loadedPlugins } from '../additions/additions.ts';
import type { Given } from '../answers/given.ts';
import { resolveAnswers } from '../answers/resolve.ts';
import { platforms, servers, services } from '../choices/catalog.ts';
import { UserError } from '../errors/user-error.ts';
import { say } from '../languages/say.ts';
import { plan } from '../plan/plan.ts';

/** The answer that a choice is, by its axis. */
const AXES = { server: servers, platforms, services } as const;

/** A project that has nothing but a choice, and what follows from it. */
function proveOne(key: keyof typeof AXES, id: string): void {
  const value = key === 'server' ? id : [id];
  const given = new Map<string, Given>([[key, { value, label: key }]]);
  for (const language of ['en', 'es'])
    plan(resolveAnswers(new Map([...given, ['language', { value: language, label: 'language' }]])));
}

/** @throws UserError that names the plug-in and the choice of which no project can be made */
export function prove(): void {
  for (const { name, version, choices } of loadedPlugins()) {
    for (const [key, catalog] of Object.entries(AXES)) {
      for (const { id } of catalog.filter((choice) => choices.includes(choice.id))) {
        try {
          proveOne(key as keyof typeof AXES, id);
        } catch (error) {
          const reason = String((error as Error | null)?.message ?? error)
            .split('\n')
            .at(-1);
          throw new UserError(say`${name} ${version}: ${id}: no project can be made with it (${reason}).`, 1);
        }
      }
    }
  }
}
