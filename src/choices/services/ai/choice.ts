import { marked } from '../../../languages/say.ts';
import type { Service } from '../../backing.ts';
import type { Answers } from '../../choice.ts';
import { withBindings } from '../../conditions.ts';

const isWatsonx = ({ options }: Answers): boolean => options.ai?.provider === 'watsonx';

export default {
  id: 'ai',
  title: 'AI service',
  help: 'A language model behind an OpenAI-compatible endpoint, or IBM watsonx.ai.',
  binding: { name: 'ai', variable: 'AI_BASE_URL', scheme: 'https' },
  groups: ['ai'],
  options: [
    {
      id: 'provider',
      title: 'interface',
      help: 'What it speaks: openai, as most services and servers of models do, or watsonx.',
      choices: ['openai', 'watsonx'],
      asked: true,
      fallback: () => 'openai',
    },
  ],
  readme: [
    marked(
      '`/assistant/` asks a language model, for who has signed in: answers cost money. Its client is a module of the\nproject, `ai.py`, with time-outs, a limit of length and one kind of error; an answer that is not whole is said to be\ncut short. `AI_BASE_URL`, `AI_API_KEY` and `AI_MODEL` say which; without them, as on a laptop, the page says that\nthere is none.',
    ),
    marked(
      'Under ASGI, an answer is streamed while it is written, and waiting takes no thread; under WSGI, a thread waits.\nNeither holds a connection to the database meanwhile.',
    ),
    marked(
      'An AI service that is down keeps no other page from being served, so `/readyz` does not ask it unless\n`READINESS_CHECKS` names `ai`.',
    ),
  ],
  variables: [
    {
      name: 'AI_BASE_URL',
      type: 'text',
      default: '',
      help: 'The address of the AI service, its version included; if empty, there is none.',
    },
    {
      name: 'AI_API_KEY',
      type: 'text',
      secret: true,
      default: '',
      help: 'The key of the AI service.',
    },
    {
      name: 'AI_MODEL',
      type: 'text',
      default: '',
      help: 'The model that answers, as the AI service calls it.',
    },
    {
      name: 'AI_TIMEOUT',
      type: 'integer',
      default: '30',
      minimum: 1,
      maximum: 600,
      help: 'How long the AI service may be silent, in seconds.',
    },
    {
      name: 'AI_TOTAL_TIMEOUT',
      type: 'integer',
      default: '300',
      minimum: 1,
      maximum: 3600,
      interface: 'asgi',
      help: 'How long an answer of the AI service may take in all, in seconds.',
    },
    {
      name: 'AI_TOTAL_TIMEOUT',
      type: 'integer',
      // With a silent service, AI_TIMEOUT more: together no more than front servers wait for a page.
      default: '30',
      minimum: 1,
      maximum: 600,
      interface: 'wsgi',
      help: 'How long an answer of the AI service may take in all, in seconds.',
    },
    {
      name: 'AI_CA_FILE',
      type: 'text',
      default: '',
      help: "The file of the authority of the AI service's certificate; if empty, the known ones.",
    },
    {
      name: 'AI_PROJECT',
      type: 'text',
      default: '',
      when: isWatsonx,
      help: 'The project of watsonx.ai that pays for the answers.',
    },
    {
      name: 'AI_TRUSTED_PROFILE',
      type: 'text',
      default: '',
      when: isWatsonx,
      help: 'The trusted profile of IAM with which the service is asked where there is no key.',
    },
    {
      name: 'AI_TOKEN_FILE',
      type: 'text',
      default: '/var/run/secrets/codeengine.cloud.ibm.com/compute-resource-token/token',
      when: isWatsonx,
      help: 'The file with the token of the instance, for a trusted profile.',
    },
    {
      name: 'AI_TOKEN_URL',
      type: 'text',
      default: 'https://iam.cloud.ibm.com/identity/token',
      when: isWatsonx,
      help: 'Where the key is exchanged for a token.',
    },
  ],
  apps: ['assistant'],
  urls: ['path("assistant/", include("assistant.urls")),'],
  page: { url: 'assistant', title: 'Assistant' },
  readiness: { name: 'ai', module: 'ai' },
  when: {
    '__project__/ai_token.py': isWatsonx,
    '__project__/bindings/ai.py': withBindings,
    'tests/test_ai_binding.py': withBindings,
  },
} as const satisfies Service;
