import type { Database, Service } from '../choices/backing.ts';
import type { Choice, EnvVariable } from '../choices/choice.ts';
import type { Language } from '../languages/language.ts';
import { said } from '../languages/say.ts';
import type { Context } from './context.ts';

/** A context whose texts, those of choices and variables, are in the language of the project's documents. */
export function translatedContext(context: Context, language: Language): Context {
  if (language === 'en') return context;
  const choice = <T extends Choice>(one: T): T => ({
    ...one,
    title: said(one.title, language),
    help: said(one.help, language),
    ...(one.caution ? { caution: said(one.caution, language) } : {}),
  });
  const backing = <T extends Database | Service>(one: T): T => ({
    ...choice(one),
    ...(one.readme ? { readme: one.readme.map((text) => said(text, language)) } : {}),
  });
  const service = (one: Service): Service => ({
    ...backing(one),
    ...(one.page ? { page: { ...one.page, title: said(one.page.title, language) } } : {}),
  });
  const variable = (one: EnvVariable): EnvVariable => ({ ...one, help: said(one.help, language) });
  return {
    ...context,
    server: choice(context.server),
    staticFiles: choice(context.staticFiles),
    database: backing(context.database),
    services: context.services.map(service),
    bindings: context.bindings.map((one) => ({ ...one, title: said(one.title, language) })),
    django: choice(context.django),
    platforms: context.platforms.map(choice),
    variables: context.variables.map(variable),
    settingsVariables: context.settingsVariables.map(variable),
    serverVariables: context.serverVariables.map(variable),
  };
}
