/**
 * What the code of a project says to its visitors, and in which language Django speaks: replaced in the sources of these
 * templates, whose comments stay English as everywhere in code.
 */
export const code: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'project/__project__/settings.py.ejs': { 'LANGUAGE_CODE = "en-us"': 'LANGUAGE_CODE = "es"' },
  'project/pages/forms.py': { '"Your name"': '"Tu nombre"', '"Your message"': '"Tu mensaje"' },
  'project/pages/views.py.ejs': { '"Thank you for your message."': '"Gracias por tu mensaje."' },
  'project/tests/test_pages.py.ejs': {
    '"It runs"': '"Funciona"',
    '"Thank you for your message"': '"Gracias por tu mensaje"',
  },
  'project/tests/test_security.py.ejs': {
    '"Bad request"': '"Petición incorrecta"',
    '"There is no page at this address"': '"No hay ninguna página en esta dirección"',
    '"Please send it again"': '"Vuelve a enviarlo"',
  },
};
