import type { Catalogue } from '../../../languages/catalogue-type.ts';

export default {
  'it is an address. Give the host name alone, such as www.example.com.':
    'es una dirección. Indica solo el nombre de host, como www.example.com.',
  'it is an IP address, for which no certificate is issued this way. Give a host name, such as www.example.com.':
    'es una dirección IP, para la que no se emite un certificado de este modo. Indica un nombre de host, como www.example.com.',
  'capitals mean nothing here. Give {0}.': 'las mayúsculas no significan nada aquí. Indica {0}.',
  'it is {0} characters long; the maximum is 253 (RFC 1035).':
    'tiene {0} caracteres, y el máximo es 253 (RFC 1035).',
  'its part "{0}" is not 1 to 63 small letters, digits and inner hyphens (RFC 1123). Give a host name, such as www.example.com.':
    'su parte "{0}" no tiene de 1 a 63 minúsculas, dígitos y guiones interiores (RFC 1123). Indica un nombre de host, como www.example.com.',
  'it has no dot. Give the whole host name, such as www.example.com.':
    'no tiene ningún punto. Indica el nombre de host completo, como www.example.com.',
  'it is not an absolute path. Give one, such as /srv/mysite.':
    'no es una ruta absoluta. Indica una, como /srv/mysite.',
  'units and shells would need quotes for it. Use letters, digits, dots, hyphens and underscores.':
    'las unidades y los shells necesitarían comillas para ella. Usa letras, dígitos, puntos, guiones y guiones bajos.',
  'it is not a plain path. Leave out "//", "." and "..", and the slash at the end.':
    'no es una ruta sencilla. Quita "//", "." y "..", y la barra del final.',
  '{0}. Choose another one, such as /srv/mysite.': '{0}. Elige otra, como /srv/mysite.',
  'other things lie there too. Choose a folder of its own, such as /srv/mysite.':
    'ahí hay también otras cosas. Elige una carpeta propia, como /srv/mysite.',
  'it is {0} characters long; the maximum is {1} (systemd).':
    'tiene {0} caracteres, y el máximo es {1} (systemd).',
  'it is not made of small letters, digits, hyphens and underscores, with a letter first.':
    'no está hecho de minúsculas, dígitos, guiones y guiones bajos, con una letra al principio.',
  "it is an account of the system's, with rights of its own. Choose another one, such as {0}-app.":
    'es una cuenta del sistema, con permisos propios. Elige otra, como {0}-app.',
  'the units hide it from the project (ProtectHome=yes)':
    'las unidades la ocultan al proyecto (ProtectHome=yes)',
  'the units give the project an own, empty one (PrivateTmp=yes)':
    'las unidades le dan al proyecto una propia, vacía (PrivateTmp=yes)',
  'it does not outlive a restart of the host': 'no sobrevive a un reinicio de la máquina',
  'it belongs to the system and its packages': 'pertenece al sistema y a sus paquetes',
} satisfies Catalogue;
