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
  const variable = (one: EnvVariable): EnvVariable => ({ ...one, help: said(one.help, language) });
  return {
    ...context,
    server: choice(context.server),
    staticFiles: choice(context.staticFiles),
    database: choice(context.database),
    django: choice(context.django),
    platforms: context.platforms.map(choice),
    variables: context.variables.map(variable),
    settingsVariables: context.settingsVariables.map(variable),
    serverVariables: context.serverVariables.map(variable),
  };
}
