/**
 * What the code of a project says to its visitors, and in which language Django speaks: replaced in the sources of these
 * templates, whose comments stay English as everywhere in code.
 */
export const code: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'project/__project__/settings.py.ejs': { 'LANGUAGE_CODE = "en-us"': 'LANGUAGE_CODE = "es"' },
  'project/__project__/management/commands/createdotenv.py.ejs': {
    '"Wrote .env, with a secret key of its own."': '"Se escribió .env, con una clave secreta propia."',
    '".env has every variable that it needs."': '".env tiene todas las variables que necesita."',
    'Added to .env: {': 'Se añadió a .env: {',
  },
  'users/custom/users/apps.py': { 'name = "users"': 'name = "users"\n    verbose_name = "Usuarios"' },
  'example/pages/apps.py': { 'name = "pages"': 'name = "pages"\n    verbose_name = "Páginas"' },
  'example/pages/models.py': {
    'models.CharField(max_length=60)': 'models.CharField("autor", max_length=60)',
    'models.CharField(max_length=280)': 'models.CharField("texto", max_length=280)',
    'models.DateTimeField(auto_now_add': 'models.DateTimeField("escrito el", auto_now_add',
    'ordering = ["-written_at", "-pk"]':
      'ordering = ["-written_at", "-pk"]\n        verbose_name = "mensaje"\n        verbose_name_plural = "mensajes"',
  },
  'example/pages/migrations/0001_initial.py': {
    'models.CharField(max_length=60)': 'models.CharField(max_length=60, verbose_name="autor")',
    'models.CharField(max_length=280)': 'models.CharField(max_length=280, verbose_name="texto")',
    '                ("written_at", models.DateTimeField(auto_now_add=True, db_index=True)),': `                (
                    "written_at",
                    models.DateTimeField(
                        auto_now_add=True, db_index=True, verbose_name="escrito el"
                    ),
                ),`,
    'options={"ordering": ["-written_at", "-pk"]}': `options={
                "verbose_name": "mensaje",
                "verbose_name_plural": "mensajes",
                "ordering": ["-written_at", "-pk"],
            }`,
  },
  'example/pages/forms.py': { '"Your name"': '"Tu nombre"', '"Your message"': '"Tu mensaje"' },
  'example/pages/views.py.ejs': { '"Thank you for your message."': '"Gracias por tu mensaje."' },
  'example/tests/test_pages.py.ejs': {
    '"It runs"': '"Funciona"',
    '"Thank you for your message"': '"Gracias por tu mensaje"',
  },
  'hardenings/strict/tests/test_hardening.py.ejs': { '"Too many attempts"': '"Demasiados intentos"' },
  'project/tests/test_security.py.ejs': {
    '"Bad request"': '"Petición incorrecta"',
    '"There is no page at this address"': '"No hay ninguna página en esta dirección"',
    '"Please send it again"': '"Vuelve a enviarlo"',
  },
  'services/ai/__project__/ai.py.ejs': {
    '"no AI service is set up"': '"no hay ningún servicio de IA configurado"',
  },
  'services/ai/__project__/ai_token.py': {
    '"the key was not exchanged for a token"': '"la clave no se pudo cambiar por un token"',
    '"the instance has no token of its own"': '"la instancia no tiene ningún token propio"',
  },
  'services/ai/__project__/ai_answer.py': {
    '"it does not accept the question or the model"': '"no acepta la pregunta o el modelo"',
    '"it does not accept the question, the model or the key"':
      '"no acepta la pregunta, el modelo o la clave"',
    '"it does not accept the key"': '"no acepta la clave"',
    '"its account has no credit left"': '"su cuenta no tiene saldo"',
    '"the key may not use this model"': '"la clave no permite usar este modelo"',
    '"it knows no such model or address"': '"no conoce ese modelo o esa dirección"',
    '"the question is too long for it"': '"la pregunta es demasiado larga"',
    '"too many questions were asked, or the quota is used up"':
      '"se hicieron demasiadas preguntas, o se agotó la cuota"',
    '"it reached the limit of its length"': '"alcanzó su límite de longitud"',
    '"the AI service took too long"': '"el servicio de IA tardó demasiado"',
    '"the AI service held the rest back"': '"el servicio de IA retuvo el resto"',
    '"the AI service failed"': '"el servicio de IA falló"',
    '"something else than an answer"': '"otra cosa que una respuesta"',
    '"it is busy or failed"': '"está ocupado o falló"',
    '"its address is another one"': '"su dirección es otra"',
    '; try again in {': '; vuelve a intentarlo en {',
    '"the AI service answered {': '"el servicio de IA respondió {',
    '"the AI service did not answer in time"': '"el servicio de IA no respondió a tiempo"',
    '"the connection to the AI service was lost"': '"se perdió la conexión con el servicio de IA"',
    '"the AI service cannot be reached ({': '"no se puede llegar al servicio de IA ({',
    '"the AI service sent something else than an answer"':
      '"el servicio de IA envió otra cosa que una respuesta"',
    '"the AI service stopped in the middle"': '"el servicio de IA se detuvo a la mitad"',
    '"the answer is too long"': '"la respuesta es demasiado larga"',
  },
  'services/ai/assistant/forms.py': {
    'forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))':
      'forms.CharField(\n        label="Pregunta", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})\n    )',
  },
  'services/ai/assistant/views.py.ejs': {
    '[The answer breaks off: {error}.]': '[La respuesta se interrumpe: {error}.]',
    '"No answer: {error}."': '"Sin respuesta: {error}."',
  },
  'services/ai/tests/test_assistant.py.ejs': {
    '"No AI service is set up"': '"No hay ningún servicio de IA"',
    '"at most 2000 characters"': '"menos de 2000 caracteres"',
    "'not exchanged'": "'no se pudo cambiar'",
    "'not accept the key'": "'no acepta la clave'",
    "'something else'": "'otra cosa'",
    '"something else"': '"otra cosa"',
    '"too many questions"': '"demasiadas preguntas"',
    '"busy or failed"': '"ocupado o falló"',
    '"cannot be reached"': '"no se puede llegar"',
    '"did not answer in time"': '"no respondió a tiempo"',
    '"stopped in the middle"': '"se detuvo a la mitad"',
    '"limit of its length"': '"límite de longitud"',
    '"The answer breaks off: ': '"La respuesta se interrumpe: ',
    'the AI service took too long"': 'el servicio de IA tardó demasiado"',
  },
  'services/ai/tests/test_ai_answer.py.ejs': {
    '"stopped in the middle"': '"se detuvo a la mitad"',
    '"limit of its length"': '"límite de longitud"',
    '"took too long"': '"tardó demasiado"',
    '"held the rest back"': '"retuvo el resto"',
    '"the AI service failed"': '"el servicio de IA falló"',
    '"something else"': '"otra cosa"',
    '"too long"': '"demasiado larga"',
    '"its address is another one"': '"su dirección es otra"',
    '"does not accept the question, the model or the key"': '"no acepta la pregunta, el modelo o la clave"',
    '"does not accept the question or the model"': '"no acepta la pregunta o el modelo"',
    '"does not accept the key"': '"no acepta la clave"',
    '"no credit"': '"no tiene saldo"',
    '"may not use this model"': '"no permite usar este modelo"',
    '"knows no such model or address"': '"no conoce ese modelo o esa dirección"',
    '"too many questions"': '"demasiadas preguntas"',
    '"busy or failed"': '"ocupado o falló"',
    '"try again in"': '"vuelve a intentarlo en"',
  },
};
