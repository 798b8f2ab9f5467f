import type { Catalogue } from '../catalogue-type.ts';

/** Pages that services bring. */
export const servicesPages: Catalogue = {
  '{% block title %}Assistant – {{ block.super }}{% endblock %}':
    '{% block title %}Asistente – {{ block.super }}{% endblock %}',
  '<h1>Assistant</h1>': '<h1>Asistente</h1>',
  'No AI service is set up: set <code>AI_BASE_URL</code> and <code>AI_MODEL</code>.':
    'No hay ningún servicio de IA configurado: define <code>AI_BASE_URL</code> y <code>AI_MODEL</code>.',
  '<p class="notice error" role="alert">The answer breaks off: {{ error }}.</p>':
    '<p class="notice error" role="alert">La respuesta se interrumpe: {{ error }}.</p>',
  '{% if error and not answer %}<p class="notice error" role="alert">No answer: {{ error }}.</p>{% endif %}':
    '{% if error and not answer %}<p class="notice error" role="alert">Sin respuesta: {{ error }}.</p>{% endif %}',
  '<button>Ask</button>': '<button>Preguntar</button>',
};
