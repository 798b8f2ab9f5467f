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
  'project/tests/test_security.py.ejs': {
    '"Bad request"': '"Petición incorrecta"',
    '"There is no page at this address"': '"No hay ninguna página en esta dirección"',
    '"Please send it again"': '"Vuelve a enviarlo"',
  },
  'services/ai/__project__/ai.py.ejs': {
    '"the key was not exchanged for a token"': '"la clave no se pudo cambiar por un token"',
    '"it does not accept the key"': '"no acepta la clave"',
    '"the key may not"': '"la clave no lo permite"',
    '"no such model"': '"no hay tal modelo"',
    '"it is busy or failed"': '"está ocupado o falló"',
    '"the AI service answered {': '"el servicio de IA respondió {',
    '"the AI service did not answer in time"': '"el servicio de IA no respondió a tiempo"',
    '"the AI service cannot be reached ({': '"no se puede llegar al servicio de IA ({',
    '"the AI service sent something else than an answer"':
      '"el servicio de IA envió otra cosa que una respuesta"',
    '"no AI service is set up"': '"no hay ningún servicio de IA configurado"',
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
    '"cannot be reached"': '"no se puede llegar"',
    '"did not answer in time"': '"no respondió a tiempo"',
    '[The answer breaks off: the AI service sent something else':
      '[La respuesta se interrumpe: el servicio de IA envió otra cosa',
  },
};
